"""One seat at an open centre: sidebar, pages, toast, and why the file can't be changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dropin.errors import KnownError
from dropin.shell.pages import Clock, as_page
from dropin.shell.remembered import Remembered
from dropin.shell.seats import COORDINATOR, Seat
from dropin.shell.sidebar import Sidebar
from dropin.storage.file import CentreFile
from dropin.words import say

if TYPE_CHECKING:
    from dropin.buddies.page import BuddiesPage
    from dropin.kit.banner import BannerRole
    from dropin.kit.toast import Toast
    from dropin.programme.model import Activity
    from dropin.shell.help import HelpDialog

NARROW_UNDER = 1100


class Workspace(QWidget):
    """Shows the pages that ``seat`` has of ``file``; those not in sight read it again when they
    are shown, if it or the day has changed."""

    page_shown = Signal(str)
    changed = Signal()
    settings_changed = Signal()
    bring_in_wanted = Signal()

    def __init__(
        self,
        file: CentreFile,
        now: Clock,
        centre_name: str,
        remembered: Remembered,
        seat: Seat = COORDINATOR,
    ) -> None:
        super().__init__()
        self.file = file
        self.seat = seat
        self._now = now
        self._remembered = remembered
        self._outdated: set[str] = set()
        self._read_on: dict[str, date] = {}
        self._worn: set[str] = set()  # with the words and customs of before, and a draft in them
        self.pages: dict[str, QWidget] = {}
        self._help: HelpDialog | None = None
        self.sidebar = Sidebar(centre_name, seat)
        self.stack = QStackedWidget()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.stack, 1)
        self._say_how_the_file_stands()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(self._column, 1)
        self.sidebar.chosen.connect(self.show_page)
        file.listeners.append(self._file_changed)

    @cached_property
    def toast(self) -> Toast:
        """What was just done, said over every page; not made before something was."""
        from dropin.kit.toast import Toast

        return Toast(self, left=self._left())

    @property
    def current_key(self) -> str:
        current = self.stack.currentWidget()
        return next((key for key, page in self.pages.items() if page is current), "")

    def today(self) -> date:
        """The day on the centre's wall."""
        return self._now().date()

    def show_first_page(self) -> None:
        """The page last looked at on this computer, else the seat's first."""
        keys = [kind.key for kind in self.seat.pages]
        self.show_page(self._remembered.page if self._remembered.page in keys else keys[0])

    def come_back(self) -> None:
        """Stand as before somebody else sat here."""
        self.uncover()
        self.pages[self.current_key].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_windows(self) -> None:
        """Nothing that this seat opened beside its pages stays in sight."""
        for window in self.findChildren(QWidget):
            if window.isWindow() and window.isVisible():
                window.close()

    def show_page(self, key: str) -> QWidget:
        """Go to a page, building it if it is its first time.

        Raises KnownError where the seat does not have it.
        """
        if not any(kind.key == key for kind in self.seat.every_page):
            raise KnownError(
                say("This seat does not show that."),
                say("Somebody in the coordinator’s seat can look it up."),
            )
        if key in self._worn and key != self.current_key:
            self._forget(key)
        page = self.pages.get(key) or self._build(key)
        today = self.today()
        if key in self._outdated or self._read_on.get(key, today) != today:
            self._outdated.discard(key)
            as_page(page).refresh()
        self._read_on[key] = today
        self.stack.setCurrentWidget(page)
        if not self.sidebar.holds_keyboard():  # its arrow keys go on through the pages
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sidebar.show_as_current(key)
        self.page_shown.emit(key)
        return page

    def go_to_part(self, step: int) -> None:
        """Hand the keyboard to the next part of the page in sight, or to one before."""
        from dropin.kit.tab_order import go_to_part

        go_to_part(self.pages[self.current_key], step)

    def bring_in(self) -> None:
        """Ask for a table or calendar to be brought into this file."""
        self.bring_in_wanted.emit()

    def say_done(self, sentence: str) -> None:
        """Say what just happened, with a way back if there is one and the seat may go it."""
        can_undo = self.seat is COORDINATOR and self.file.undo_label
        self.toast.say(sentence, self.undo if can_undo else None)

    def tell(self, sentence: str) -> None:
        """Say what just happened and can't be undone, or that there was nothing to do."""
        self.toast.say(sentence)

    def warn(self, sentence: str) -> None:
        """Keep ``sentence`` in sight over every page."""
        self._add_banner(sentence, "needed")

    def undo(self) -> None:
        done = self.file.undo()
        if done:
            self.toast.say(say("Undone: {label}", label=done), self.redo, say("Redo"))

    def redo(self) -> None:
        done = self.file.redo()
        if done:
            self.toast.say(say("Done again: {label}", label=done), self.undo)

    def show_day(self, day: date) -> None:
        from dropin.programme.calendar.page import CalendarPage

        cast(CalendarPage, self.show_page("calendar")).show_day(day)

    def open_activity(self, number: int) -> None:
        from dropin.programme.page import ActivitiesPage

        cast(ActivitiesPage, self.show_page("activities")).open_activity(number)

    def begin_activity(self, draft: Activity, note: str, add: Callable[[Activity], int]) -> None:
        """A form filled in with ``draft``; on Save ``add`` puts it in the programme."""
        from dropin.programme.page import ActivitiesPage

        cast(ActivitiesPage, self.show_page("activities")).begin_activity(draft, note, add)

    def begin_relief(self, number: int = 0) -> None:
        """Ask who stands down, on the page of what needs cover; ``number`` is filled in."""
        from dropin.relief.page import CoverPage

        cast(CoverPage, self.show_page("cover")).begin(number)

    def open_idea(self, number: int) -> None:
        from dropin.choosing.page import ChoosingPage

        cast(ChoosingPage, self.show_page("choosing")).open_idea(number)

    def open_ballot(self, number: int) -> None:
        from dropin.choosing.page import ChoosingPage

        cast(ChoosingPage, self.show_page("choosing")).open_ballot(number)

    def open_request(self, number: int) -> None:
        self._buddies().open_request(number)

    def begin_request(self, number: int) -> None:
        """An empty form for what somebody hopes for."""
        self._buddies().new_request(number)

    def open_pair(self, number: int) -> None:
        self._buddies().open_pair(number)

    def open_buddy(self, number: int) -> None:
        self._buddies().open_buddy(number)

    def open_person(self, number: int) -> None:
        from dropin.people.page import PeoplePage

        cast(PeoplePage, self.show_page("people")).open_person(number)

    def uncover(self) -> None:
        """Catch up with what changed while the front desk or the booth stood before the page."""
        if self.current_key in self._outdated and not self._is_covered():
            self._refresh_current()

    def print_sheet(self, kind: str, what: dict[str, Any]) -> None:
        """Show one sheet as it will be printed; ``what`` holds those fields of ``Wanted`` that
        say what it is about: ``{"day": …, "activity_id": …}``, ``{"ballot_id": …}`` and so on.

        Raises KnownError where that is not in the file.
        """
        from dropin.printing.documents.wanted import Wanted
        from dropin.printing.sheet_dialog_view import SheetDialog

        dialog = SheetDialog(self.file, Wanted(kind, **what), self.today(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.said.connect(self.tell)
        dialog.open()

    def save_calendar_of(self, number: int) -> None:
        """Write the shifts of the leader of this number as iCalendar, where one says.

        Raises KnownError where they have none.
        """
        from PySide6.QtWidgets import QFileDialog

        from dropin.exchange.operations import export_leader_calendar

        start = self.file.path.with_suffix(".ics")
        name, _ = QFileDialog.getSaveFileName(self, say("Export"), str(start), "*.ics")
        if name:
            export_leader_calendar(self.file, number, Path(name), today=self.today())
            self.toast.say(say("Saved as {file}.", file=Path(name).name))

    def help(self) -> None:
        """Show the help of the page one stands on, instead of another page's."""
        from dropin.handbook.articles import AT_EVERY_SEAT, EVERYWHERE, article_of
        from dropin.shell.help import HelpDialog

        if self._help is not None:
            self._help.close()
        print_handbook = partial(self.print_sheet, "handbook", {})
        self._help = (
            HelpDialog(self, article_of(self.current_key), EVERYWHERE, print_handbook)
            if self.seat is COORDINATOR
            else HelpDialog(self, article_of(self.current_key), AT_EVERY_SEAT)
        )
        self._help.show()

    def forget_other_pages(self) -> None:
        """Let them be built anew when next shown: their words and customs may be different.

        One that holds a draft is built anew only when it is shown without one.
        """
        for key in [key for key in self.pages if key != self.current_key]:
            self._forget(key)

    def leave(self) -> None:
        """Remember how the pages stand; the file is closed by who opened it."""
        for key, page in self.pages.items():
            self._remembered.keep_page_state(key, as_page(page).state())
            _stop_work(page)
        if self.seat is COORDINATOR:
            self._remembered.page = self.current_key
        self.file.listeners.remove(self._file_changed)
        self._outdated.clear()  # nothing more is read

    def focusNextPrevChild(self, ahead: bool) -> bool:
        """Tab goes as the eye does."""
        from dropin.kit.tab_order import go_as_seen

        return go_as_seen(self, ahead=ahead) or super().focusNextPrevChild(ahead)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.sidebar.set_narrow(self.width() < NARROW_UNDER)
        if "toast" in self.__dict__:
            self.toast.left = self._left()
        super().resizeEvent(event)

    def _buddies(self) -> BuddiesPage:
        from dropin.buddies.page import BuddiesPage

        return cast(BuddiesPage, self.show_page("buddies"))

    def _build(self, key: str) -> QWidget:
        kind = next(each for each in self.seat.every_page if each.key == key)
        page = kind.build(self.file, self._now, self)
        self.pages[key] = page
        self.stack.addWidget(page)
        as_page(page).restore(self._remembered.page_state(key))
        return page

    def _forget(self, key: str) -> None:
        from dropin.kit.draft_panel import holds_draft  # the first page has no need of it

        page = self.pages[key]
        self._worn.add(key)
        if holds_draft(page):
            return
        self._worn.discard(key)
        del self.pages[key]
        self._remembered.keep_page_state(key, as_page(page).state())
        _stop_work(page)
        self.stack.removeWidget(page)
        page.deleteLater()

    def _left(self) -> int:
        """Where the pages begin."""
        return 0 if self.sidebar.isHidden() else self.sidebar.width()

    def _say_how_the_file_stands(self) -> None:
        """What the file needs of somebody is for the coordinator, and who else has it open."""
        if self.seat is not COORDINATOR:
            if self.file.read_only:
                self._add_banner(say("Nothing can be changed here just now."))
            return
        for notice in self.file.notices:
            self._add_banner(notice, icon="warning")
        if self.file.read_only:
            self._add_banner(self.file.read_only)

    def _add_banner(self, sentence: str, role: BannerRole = "careful", icon: str = "") -> None:
        from dropin.kit.banner import Banner  # most files need none

        self._column.insertWidget(0, Banner(sentence, role, icon=icon))

    def _file_changed(self, tables: frozenset[str]) -> None:
        if "centre" in tables:
            self.settings_changed.emit()
        self._outdated = set(self.pages)
        if not self._is_covered():
            self._refresh_current()
        self.changed.emit()

    def _is_covered(self) -> bool:
        """Whether another seat, the front desk or the booth stands before the page: its next key
        must not wait for what nobody sees."""
        if self.isHidden():
            return True
        front = QApplication.activeWindow()
        return front is not None and front is not self.window() and front.isFullScreen()

    def _refresh_current(self) -> None:
        current = self.current_key
        if current:
            from dropin.kit.tab_order import keyboard_kept

            self._outdated.discard(current)
            with keyboard_kept(self.pages[current]):
                as_page(self.pages[current]).refresh()


def _stop_work(page: QWidget) -> None:
    """No work may deliver to a page that is gone, nor be cut off in the middle of writing."""
    from dropin.kit.tasks import Tasks  # few pages have any, and none at the start

    for tasks in page.findChildren(Tasks):
        tasks.stop_all()
