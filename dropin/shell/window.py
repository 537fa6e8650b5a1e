"""The main window: which file is open, its menus, and what happens when one can't be opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from dropin.centre.model import Centre
from dropin.centre.store import centre, seat_lock
from dropin.dates import Customs
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.shell.first_paint import FirstPaint
from dropin.shell.menus import Menus
from dropin.shell.places import Places
from dropin.shell.remembered import Remembered
from dropin.shell.seats import COORDINATOR, FRONT_DESK, Seat, seat_named, sees_more
from dropin.shell.workspace import Workspace
from dropin.storage.file import CentreFile
from dropin.words import say, use_language, use_wording

if TYPE_CHECKING:
    from dropin.kit.find_box import FindBox
    from dropin.kit.tasks import Tasks
    from dropin.shell.first_run import FirstRun
    from dropin.shell.passphrase_form import Tries

LEAST_WIDTH, LEAST_HEIGHT = 800, 560
USUAL_WIDTH, USUAL_HEIGHT = 1366, 768
TEXT_STEP = 10
A_MOMENT = 500  # milliseconds
AN_HOUR = 3_600_000
SUFFIX = ".dropin"
_PAGE_OF = {
    "people": "people",
    "attendance": "attendance",
    "leaders": "people",
    "training": "people",
    "availability": "oncall",
    "absences": "oncall",
    "shifts": "oncall",
    "buddies": "buddies",
    "requests": "buddies",
}
"""Where to look at what came in, by what the table was about; else the calendar."""


class MainWindow(QMainWindow):
    """Shows the first-run page, or the workspace of the one open file.

    ``clock`` gives the moment in UTC; ``who`` is the name the journal keeps.
    """

    def __init__(self, remembered: Remembered, *, clock: Callable[[], datetime], who: str) -> None:
        super().__init__()
        self.remembered = remembered
        self.clock = clock
        self.who = who
        self.file: CentreFile | None = None
        self.seat = seat_named(remembered.seat, COORDINATOR)
        self._places: Places | None = None
        self._tries: Tries | None = None
        self._zone: tzinfo = UTC
        self._tasks: Tasks | None = None
        self._find_box: FindBox | None = None
        self.menus = Menus(self)
        self._hourly = QTimer(self)  # the office PC may stay on for weeks
        self._hourly.timeout.connect(self.back_up_if_changed)
        self._hourly.start(AN_HOUR)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        if not self.restoreGeometry(remembered.geometry):
            self.resize(USUAL_WIDTH, USUAL_HEIGHT)
        self.setWindowTitle("Drop-in")

    @property
    def workspace(self) -> Workspace | None:
        """What the seat in force sees of the open file."""
        return self._places.front if self._places is not None else None

    # Opening and closing

    def welcome(self) -> FirstRun:
        """Show the first-run page; no file is open then."""
        from dropin.shell.first_run import FirstRun

        self._close_file()
        page = FirstRun(self.remembered.recent_files)
        page.sample_wanted.connect(self.open_sample)
        page.import_wanted.connect(self.bring_in_new)
        page.empty_wanted.connect(self.start_empty)
        page.open_wanted.connect(self.choose_file)
        page.file_wanted.connect(self.open_or_explain)
        self.setCentralWidget(page)
        self.setWindowTitle("Drop-in")
        self.menus.follow(None)
        return page

    def open_path(self, path: Path) -> None:
        """Show the centre in ``path``. Raises KnownError, with what was open still open."""
        if self.file is not None and self.file.path == path.resolve():
            return  # opened a second time it would be in use, by us
        file = CentreFile.open(path, clock=self.clock, who=self.who)
        self._show(file)

    def open_or_explain(self, path: Path) -> None:
        """As ``open_path``, but asks about a second version and says what is wrong, and help."""
        from dropin.shell.versions import ask_which_version

        chosen = ask_which_version(self, path)
        if chosen is None:
            return
        try:
            self.open_path(chosen)
        except KnownError as error:
            self.explain(chosen, error)

    def explain(self, path: Path, error: KnownError) -> None:
        """Say why ``path`` can't be opened and do what the person chooses."""
        from dropin.shell.trouble import WayOn, ask_way_on
        from dropin.storage.backup_folder import backups_of

        is_empty = path.is_file() and path.stat().st_size == 0
        has_backups = bool(backups_of(path))
        way_on = ask_way_on(self, error, has_backups=has_backups, is_empty=is_empty)
        if way_on is WayOn.BACKUPS:
            self.show_backups_of(path)
        elif way_on is WayOn.OTHER_FILE:
            self.choose_file()
        elif way_on is WayOn.RESCUE:
            self.rescue(path)
        elif way_on is WayOn.TRY_AGAIN:
            self.open_or_explain(path)

    def rescue(self, path: Path) -> None:
        """Put what can be read of a damaged file into a new one, open it, and say what is lost."""
        from PySide6.QtWidgets import QFileDialog

        from dropin.storage.rescue import rescue

        start = path.with_name(say("{name} rescued", name=path.stem) + SUFFIX)
        name, _ = QFileDialog.getSaveFileName(
            self, say("Where shall the rescued file go?"), str(start), self._file_kinds()
        )
        if not name:
            return
        rescued = rescue(path, Path(name))
        self.open_path(Path(name))
        if self.workspace is not None:
            for sentence in rescued.lost:
                self.workspace.warn(sentence)

    def choose_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self, say("Open a centre"), str(_documents()), self._file_kinds()
        )
        if name:
            self.open_or_explain(Path(name))

    def open_sample(self) -> None:
        """Open the sample centre in Documents, making it the first time."""
        path = _documents() / f"{say('Harbour House (sample)')}{SUFFIX}"
        if not path.exists():
            from dropin.sample import make_sample
            from dropin.shell.new_centre import make_folder

            make_folder(path.parent)
            today = self.clock().date()
            make_sample(path, clock=self.clock, who=self.who, today=today)
        self.open_or_explain(path)

    def start_empty(self) -> bool:
        """Ask for the centre's name and where its file shall live; True when it stands."""
        from dropin.shell.new_centre_form import NewCentreDialog

        dialog = NewCentreDialog(self, _documents(), clock=self.clock, who=self.who)
        if not dialog.exec() or dialog.file is None:
            return False
        self._show(dialog.file)
        return True

    def bring_in_new(self) -> None:
        """A new centre, and straight on to its programme."""
        if self.start_empty():
            self.bring_in()

    def bring_in(self) -> None:
        """Bring a table or calendar into the open file, with the preview in between."""
        from dropin.exchange.forms import ImportDialog, choose_source

        workspace = self._open_workspace()
        source = choose_source(self)
        if source is None:
            return
        dialog = ImportDialog(workspace.file, source, workspace.today(), self)
        dialog.said.connect(workspace.say_done)
        if dialog.exec():
            workspace.show_page(_PAGE_OF.get(dialog.plan.kind, "calendar"))

    def save_copy(self) -> None:
        """Write the whole centre to another file, safely while it is open."""
        from PySide6.QtWidgets import QFileDialog

        workspace = self._open_workspace()
        name, _ = QFileDialog.getSaveFileName(
            self, say("Save a copy"), str(workspace.file.path), self._file_kinds()
        )
        if name:
            workspace.file.save_copy(Path(name))
            workspace.toast.say(say("Saved a copy as {file}.", file=Path(name).name))

    def export(self, kind: str) -> None:
        """Write the programme as ``ics`` or ``csv`` for other programs."""
        from PySide6.QtWidgets import QFileDialog

        from dropin.exchange.operations import export_calendar, export_table

        workspace = self._open_workspace()
        start = workspace.file.path.with_suffix(f".{kind}")
        name, _ = QFileDialog.getSaveFileName(self, say("Export"), str(start), f"*.{kind}")
        if name:
            write = export_calendar if kind == "ics" else export_table
            write(workspace.file, Path(name))
            workspace.toast.say(say("Saved as {file}.", file=Path(name).name))

    def show_backups(self) -> None:
        self.show_backups_of(self._open_workspace().file.path)

    def show_backups_of(self, path: Path) -> None:
        """Let a person choose a backup of ``path`` to bring back."""
        from dropin.shell.backups import BackupsDialog
        from dropin.storage.backup_folder import backups_of

        customs = centre(self.file).customs if self.file else Customs()
        dialog = BackupsDialog(self, path.name, backups_of(path), customs)
        if dialog.exec() and dialog.chosen is not None:
            self.restore_backup(dialog.chosen, path)

    def restore_backup(self, backup: Path, path: Path) -> None:
        """Put ``backup`` in the place of ``path`` and open it; what stood there is kept aside."""
        from dropin.storage.backup import restore

        self._close_file()
        try:
            aside = restore(backup, path, who=self.who, now=self.clock())
        except KnownError as error:
            self.welcome()
            self.explain(path, error)
            return
        self.open_path(path)
        if aside and self.workspace:
            self.workspace.toast.say(
                say(
                    "That backup is open now. What stood there before is kept as {file}.",
                    file=aside.name,
                )
            )

    def back_up_if_changed(self) -> None:
        """Make a backup beside the window; a failing one is said aloud and stays in sight."""
        from dropin.kit.tasks import Tasks
        from dropin.storage.backup import backup_if_changed

        workspace = self.workspace
        if workspace is None or workspace.file.read_only:
            return
        path, now = workspace.file.path, self.clock()
        self._tasks = Tasks(self)
        self._tasks.run(
            say("Making a backup"),
            lambda _: backup_if_changed(path, now=now),
            done=lambda _: None,
            failed=partial(_say_in_sight, workspace),
        )

    # The look

    def set_text_percent(self, percent: int) -> None:
        percent = max(theme.LEAST_TEXT, min(theme.MOST_TEXT, percent))
        self.remembered.text_percent = percent
        theme.apply(_application(), self.remembered.scheme, percent)

    def step_text(self, steps: int) -> None:
        self.set_text_percent(theme.text_percent() + steps * TEXT_STEP)

    def set_scheme(self, scheme: theme.Scheme) -> None:
        self.remembered.scheme = scheme
        theme.apply(_application(), scheme, theme.text_percent())

    # Who sits here

    def leave_or_come_back(self) -> None:
        """From the coordinator's seat to the one used last beside it; from any other back to it."""
        if self.seat is COORDINATOR:
            self.sit(seat_named(self.remembered.other_seat, FRONT_DESK))
        else:
            self.sit(COORDINATOR)

    def sit(self, seat: Seat) -> None:
        """Show the pages of ``seat``; one that sees more asks for the passphrase, if one is set."""
        if self._places is None or seat is self.seat:
            return
        if sees_more(seat, than=self.seat) and not self._may_come_in():
            return
        self.seat = seat
        self.remembered.seat = seat.key
        if seat is not COORDINATOR:
            self.remembered.other_seat = seat.key
        self._close_find_box()
        self._places.sit(seat)
        self._say_whose_window()
        self.menus.follow(self.workspace)

    def _may_come_in(self) -> bool:
        lock = seat_lock(self._open_workspace().file)
        if not lock:
            return True
        from dropin.shell.passphrase_form import PassphraseDialog, Tries

        self._tries = self._tries or Tries()
        dialog = PassphraseDialog(self, lock, self._tries)
        comes_in = bool(dialog.exec())
        dialog.deleteLater()  # nothing of what was typed stays
        return comes_in

    def _say_whose_window(self) -> None:
        parts = [centre(self.file).name if self.file else "", str(self.seat.name), "Drop-in"]
        if self.seat is COORDINATOR:
            parts.pop(1)
        self.setWindowTitle(" – ".join(parts))

    # Finding

    def _close_find_box(self) -> None:
        if self._find_box is not None:
            self._find_box.close_box()
            self._find_box.deleteLater()
            self._find_box = None

    def find_anything(self) -> None:
        from dropin.shell.find import open_find_box

        self._close_find_box()
        self._find_box = open_find_box(self, self._open_workspace(), self.menus.commands())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remembered.geometry = self.saveGeometry()
        self._close_file()
        super().closeEvent(event)

    def _show(self, file: CentreFile) -> None:
        self._close_file()
        settings = centre(file)
        self._zone = settings.time_zone
        _speak_as(settings)
        self.file = file
        self._places = Places(partial(self._workspace_of, file))
        self.setCentralWidget(self._places)
        self._say_whose_window()
        workspace = self._places.sit(self.seat)
        self.menus.follow(workspace)
        settle = partial(self._settle, workspace)
        FirstPaint(workspace, partial(QTimer.singleShot, A_MOMENT, settle))

    def _workspace_of(self, file: CentreFile, seat: Seat) -> Workspace:
        name = centre(file).name
        workspace = Workspace(
            file, lambda: self.clock().astimezone(self._zone), name, self.remembered, seat
        )
        workspace.changed.connect(self.menus.update)
        workspace.settings_changed.connect(self._follow_settings)
        workspace.bring_in_wanted.connect(self.bring_in)
        _application().focusWindowChanged.connect(workspace.uncover)
        return workspace

    def _settle(self, workspace: Workspace) -> None:
        """What takes the disk a moment, and no first click need wait for."""
        if workspace is not self.workspace:
            return  # another file was opened meanwhile
        self.remembered.opened(workspace.file.path)
        doubt = workspace.file.count_large_tables()
        if doubt:
            workspace.warn(doubt)
        workspace.file.prepare_to_change()
        self.back_up_if_changed()

    def _follow_settings(self) -> None:
        """The centre's new name, zone and words are everywhere from now on."""
        workspace = self._open_workspace()
        settings = centre(workspace.file)
        self._zone = settings.time_zone
        _speak_as(settings)
        self._say_whose_window()
        workspace.sidebar.name.setText(settings.name)
        workspace.forget_other_pages()

    def _close_file(self) -> None:
        if self._tasks is not None:
            self._tasks.stop_all()
            self._tasks = None
        if self._places is not None and self.file is not None:
            self.remembered.opened(self.file.path)  # it may not have settled yet
            self._places.leave()
            self.takeCentralWidget()
            self._places.deleteLater()  # no page may read a closed file
            self._places = None
        if self.file is not None:
            self.file.close()
            self.file = None

    def _open_workspace(self) -> Workspace:
        if self.workspace is None:
            raise KnownError(say("No centre is open yet."), say("Open one, or begin one, first."))
        return self.workspace

    def _file_kinds(self) -> str:
        return say("Centre files (*{suffix})", suffix=SUFFIX)


def _speak_as(settings: Centre) -> None:
    use_language(settings.language)
    use_wording(settings.wording)


def _say_in_sight(workspace: Workspace, error: Exception) -> None:
    if not isinstance(error, KnownError):
        raise error
    workspace.warn(str(error))


def _documents() -> Path:
    from PySide6.QtCore import QStandardPaths

    places = QStandardPaths.StandardLocation
    return Path(QStandardPaths.writableLocation(places.DocumentsLocation) or Path.home())


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
