"""The menu bar. Every action stands here once, with its key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from dropin.kit import theme
from dropin.shell.seats import COORDINATOR, SEATS, Seat
from dropin.words import say

if TYPE_CHECKING:
    from dropin.shell.window import MainWindow
    from dropin.shell.workspace import Workspace

Keys = QKeySequence.StandardKey
_MOST_DIGITS, _LAST_PAGE = 9, "Ctrl+,"  # Settings, as in other programs; Ctrl+0 is for the text


class Menus:
    """Builds the menu bar of ``window`` and keeps it true: what can be undone, what is open, and
    what whoever sits there may do."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._workspace: Workspace | None = None
        self._needs_file: list[QAction] = []
        self._needs_changes: list[QAction] = []
        self._only_for: list[tuple[QAction, Seat]] = []
        self._sit_as: list[tuple[QAction, Seat]] = []
        self._menus: list[QMenu] = []
        self._file_menu()
        self._edit_menu()
        self._view_menu()
        self._seat_menu()
        self._help_menu()

    def follow(self, workspace: Workspace | None) -> None:
        """From now on show what can be done in ``workspace``; None: no file is open."""
        self._workspace = workspace
        self.update()

    def update(self) -> None:
        file = self._workspace.file if self._workspace else None
        self._follow_seat()
        for action in self._needs_file:
            action.setEnabled(action.isVisible() and file is not None)
        for action in self._needs_changes:
            action.setEnabled(action.isVisible() and file is not None and not file.read_only)
        undo = file.undo_label if file else None
        redo = file.redo_label if file else None
        self.undo.setEnabled(self.undo.isVisible() and undo is not None)
        self.undo.setText(say("Undo: {label}", label=undo) if undo else say("Undo"))
        self.redo.setEnabled(self.redo.isVisible() and redo is not None)
        self.redo.setText(say("Redo: {label}", label=redo) if redo else say("Redo"))

    @property
    def _seat(self) -> Seat:
        """Whose menus these are: without an open file there is nothing to keep from anybody."""
        return self._workspace.seat if self._workspace else COORDINATOR

    def _follow_seat(self) -> None:
        """What is not for whoever sits here is neither seen nor reached by its key."""
        seat = self._seat
        for action, whose in self._only_for:
            action.setVisible(whose is seat)
            action.setEnabled(whose is seat)
        self.leave_seat.setText(
            say("&Leave the coordinator’s seat")
            if seat is COORDINATOR
            else say("&Come back to the coordinator’s seat")
        )
        for action, other in self._sit_as:
            action.setVisible(other is not seat)
        for menu in self._menus:
            menu.menuAction().setVisible(any(each.isVisible() for each in menu.actions()))

    def commands(self) -> list[QAction]:
        """Every action that can be done now, for the find-anything box."""
        actions = [action for menu in self._menus for action in menu.actions()]
        return [each for each in actions if each.isEnabled() and each.text()]

    def _file_menu(self) -> None:
        window = self._window
        menu = self._menu(say("&File"))
        self._add(menu, say("&New centre…"), window.start_empty, Keys.New)
        self._add(menu, say("&Open…"), window.choose_file, Keys.Open)
        self._add(menu, say("&Welcome page"), window.welcome)
        menu.addSeparator()
        bring_in = self._add(menu, say("&Bring in a table or calendar…"), window.bring_in, "Ctrl+I")
        self._needs_changes.append(bring_in)
        for action in (
            self._add(menu, say("Export for &calendars…"), lambda: window.export("ics")),
            self._add(menu, say("Export as a &table…"), lambda: window.export("csv")),
            self._add(menu, say("&Print…"), lambda: self._show_page("print"), Keys.Print),
        ):
            self._needs_file.append(action)
        menu.addSeparator()
        for action in (
            self._add(menu, say("&Save a copy…"), window.save_copy, Keys.SaveAs),
            self._add(menu, say("Bac&kups…"), window.show_backups),
        ):
            self._needs_file.append(action)
        self._keep_for(COORDINATOR, *menu.actions())
        menu.addSeparator()
        self._add(menu, say("&Quit"), window.close, "Ctrl+Q")

    def _edit_menu(self) -> None:
        menu = self._menu(say("&Edit"))
        self.undo = self._add(menu, say("Undo"), lambda: self._step("undo"), Keys.Undo)
        self.redo = self._add(menu, say("Redo"), lambda: self._step("redo"), Keys.Redo)
        menu.addSeparator()
        find = self._add(menu, say("&Find anything…"), self._window.find_anything, "Ctrl+K")
        notice = self._add(menu, say("To the &notice"), self._go_to_notice, "F6")
        menu.addSeparator()
        cover = self._add(menu, say("What needs &cover"), lambda: self._show_page("cover"))
        unwell = self._add(menu, say("Someone is &unwell…"), self._begin_relief, "Ctrl+Shift+U")
        self._needs_file += [find, notice, cover]
        self._needs_changes.append(unwell)
        self._keep_for(COORDINATOR, *(each for each in menu.actions() if each is not notice))

    def _view_menu(self) -> None:
        window = self._window
        menu = self._menu(say("&View"))
        for seat in SEATS:
            self._add_pages(menu, seat)
        menu.addSeparator()
        for text, step, keys in (
            (say("To the next p&art"), 1, "Ctrl+PgDown"),
            (say("To the part &before"), -1, "Ctrl+PgUp"),
        ):
            self._needs_file.append(self._add(menu, text, partial(self._go_to_part, step), keys))
        menu.addSeparator()
        self._add(menu, say("&Larger text"), lambda: window.step_text(1), Keys.ZoomIn, "Ctrl+=")
        self._add(menu, say("&Smaller text"), lambda: window.step_text(-1), Keys.ZoomOut)
        self._add(menu, say("&Usual text"), lambda: window.set_text_percent(100), "Ctrl+0")
        menu.addSeparator()
        group = QActionGroup(menu)
        schemes: tuple[tuple[theme.Scheme, str], ...] = (
            ("system", say("Colours as the system has them")),
            ("light", say("Light colours")),
            ("dark", say("Dark colours")),
        )
        for scheme, text in schemes:
            action = self._add(menu, text, partial(window.set_scheme, scheme))
            action.setCheckable(True)
            action.setChecked(scheme == window.remembered.scheme)
            group.addAction(action)

    def _add_pages(self, menu: QMenu, seat: Seat) -> None:
        for place, kind in enumerate(seat.pages, start=1):
            keys = f"Ctrl+{place}" if place <= _MOST_DIGITS else _LAST_PAGE
            page = self._add(menu, str(kind.name), partial(self._show_page, kind.key), keys)
            self._needs_file.append(page)
            self._keep_for(seat, page)

    def _seat_menu(self) -> None:
        window = self._window
        menu = self._menu(say("&Seat"))
        self.leave_seat = self._add(menu, "", window.leave_or_come_back, "Ctrl+L")
        self._needs_file.append(self.leave_seat)
        menu.addSeparator()
        for seat in SEATS[1:]:
            words = say("Sit as: {seat}", seat=seat.name)
            action = self._add(menu, words, partial(window.sit, seat))
            self._needs_file.append(action)
            self._sit_as.append((action, seat))

    def _help_menu(self) -> None:
        menu = self._menu(say("&Help"))
        here = self._add(menu, say("&Help with this page"), self._help, "F1")
        handbook = self._add(menu, say("Print the &handbook…"), self._print_handbook)
        self._needs_file += [here, handbook]
        self._keep_for(COORDINATOR, handbook)

    def _menu(self, title: str) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        self._menus.append(menu)
        return menu

    def _keep_for(self, seat: Seat, *actions: QAction) -> None:
        """Only that seat has these."""
        self._only_for += [(action, seat) for action in actions]

    def _add(
        self,
        menu: QMenu,
        text: str,
        act: Callable[[], object],
        *keys: QKeySequence.StandardKey | str,
    ) -> QAction:
        action = QAction(menu)
        action.setText(text)  # beside a parent it would bring in QIcon with all theme icons
        action.setShortcuts([sequence for each in keys for sequence in _sequences(each)])
        action.triggered.connect(lambda _=False: act())
        menu.addAction(action)
        return action

    def _show_page(self, key: str) -> None:
        if self._workspace:
            self._workspace.show_page(key)

    def _help(self) -> None:
        if self._workspace:
            self._workspace.help()

    def _print_handbook(self) -> None:
        if self._workspace:
            self._workspace.print_sheet("handbook", {})

    def _begin_relief(self) -> None:
        if self._workspace:
            self._workspace.begin_relief()

    def _go_to_notice(self) -> None:
        """From the keyboard to the button of what was just said."""
        if self._workspace:
            self._workspace.toast.focus_action()

    def _go_to_part(self, step: int) -> None:
        if self._workspace:
            self._workspace.go_to_part(step)

    def _step(self, step: str) -> None:
        if self._workspace and step == "undo":
            self._workspace.undo()
        elif self._workspace:
            self._workspace.redo()


def _sequences(keys: QKeySequence.StandardKey | str) -> list[QKeySequence]:
    """All this desktop has for it: redo is Ctrl+Y to some hands, Ctrl+Shift+Z to others."""
    if isinstance(keys, str):
        return [QKeySequence(keys)]
    return QKeySequence.keyBindings(keys)
