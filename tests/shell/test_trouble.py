"""Files that can't be opened or changed, backups, and closing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.dates import Customs
from dropin.errors import KnownError
from dropin.kit.banner import Banner
from dropin.kit.choice_dialog import ChoiceDialog
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.shell.backups import BackupsDialog
from dropin.shell.first_run import FirstRun
from dropin.shell.trouble import WayOn
from dropin.shell.window import MainWindow
from dropin.shell.workspace import Workspace
from dropin.storage.backup import backup_now
from dropin.storage.backup_folder import backups_of
from tests.commands import PROGRAM
from tests.files import NOW
from tests.shell.conftest import OpenWindow
from tests.shell.hands import CONTROL, click, meeting, press, settle

HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from dropin.storage.file import CentreFile
with CentreFile.open(Path(sys.argv[1]), clock=lambda: datetime.now(UTC), who="Ben"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_by_ben(path: Path) -> Iterator[None]:
    """Another process has the file open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=PROGRAM.parent,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            holder.stdin.close()


def home(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def banners(window: MainWindow) -> list[str]:
    return [each.accessibleName() for each in window.findChildren(Banner) if each.isVisible()]


def choose(way: WayOn, qtbot: QtBot) -> Callable[[ChoiceDialog[WayOn]], None]:
    """Clicks the answer that leads there."""
    words = {
        WayOn.BACKUPS: "Look at its backups",
        WayOn.OTHER_FILE: "Open another file",
        WayOn.TRY_AGAIN: "Try again",
    }[way]

    def act(dialog: ChoiceDialog[WayOn]) -> None:
        click(qtbot, next(each for each in dialog.buttons if each.text() == words))

    return act


# A file somebody else has


def test_a_file_open_elsewhere_is_shown_for_reading_and_says_who_has_it(
    open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    with held_by_ben(path):
        window = open_window(path)
        (banner,) = banners(window)
        assert "Ben has this file open" in banner
        for kind in home(window).sidebar.buttons:
            home(window).show_page(kind)
            assert banners(window)[0] == banner
        assert not window.menus.undo.isEnabled()
        with pytest.raises(KnownError):
            add_person(home(window).file, Person(0, "Bo"))


def test_the_second_window_can_do_nothing_that_would_write(
    open_window: OpenWindow, path: Path
) -> None:
    with held_by_ben(path):
        window = open_window(path)
        enabled = {each.text().replace("&", "") for each in window.menus.commands()}
        assert "Bring in a table or calendar…" not in enabled
        assert {"Export as a table…", "Save a copy…", "Print…", "Find anything…"} <= enabled
        window.back_up_if_changed()
    assert backups_of(path) == []


def test_a_file_that_was_found_odd_says_so_as_long_as_it_is_open(
    open_window: OpenWindow, path: Path
) -> None:
    import sqlite3

    with sqlite3.connect(path) as connection:  # as half a copy would be
        connection.execute("DELETE FROM consent WHERE id = (SELECT max(id) FROM consent)")
    connection.close()
    (banner,) = banners(open_window(path))
    assert "does not hold what it should" in banner


# A file that cannot be opened


def test_a_damaged_file_leads_to_its_backups_and_back_to_work(
    open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    backup_now(path, now=NOW)
    path.write_bytes(path.read_bytes()[:5_000])
    window = open_window()

    def pick_newest(dialog: BackupsDialog) -> None:
        qtbot.waitUntil(lambda: dialog.lines[0].isVisible())
        click(qtbot, dialog.lines[0])

    with (
        meeting(ChoiceDialog, choose(WayOn.BACKUPS, qtbot)) as asked,
        meeting(BackupsDialog, pick_newest),
    ):
        window.open_or_explain(path)

    assert "damaged" in asked[0].windowTitle()
    assert window.windowTitle() == "Harbour House – Drop-in"
    assert "kept as" in home(window).toast.label.text()
    aside = [each for each in path.parent.iterdir() if each.stat().st_size == 5_000]
    assert len(aside) == 1


@pytest.mark.parametrize("holds", [b"", b"a letter"], ids=["empty", "no centre"])
def test_only_what_helps_is_offered_about_a_file_that_cannot_be_opened(
    open_window: OpenWindow, path: Path, qtbot: QtBot, holds: bytes
) -> None:
    path.write_bytes(holds)
    window = open_window()
    offered: list[str] = []

    def look(dialog: ChoiceDialog[WayOn]) -> None:
        offered.extend(each.text() for each in dialog.buttons)
        press(qtbot, Qt.Key.Key_Escape, on=dialog)

    with meeting(ChoiceDialog, look):
        window.open_or_explain(path)
    rescue = ["Rescue what can be read"] if holds else []
    assert offered == ["Open another file", "Try again", *rescue]
    assert isinstance(window.centralWidget(), FirstRun)
    assert path.read_bytes() == holds


def test_trying_again_opens_what_has_come_right(
    open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    good = path.read_bytes()
    path.write_bytes(b"")
    window = open_window()

    def mend_and_retry(dialog: ChoiceDialog[WayOn]) -> None:
        path.write_bytes(good)
        click(qtbot, next(each for each in dialog.buttons if each.text() == "Try again"))

    with meeting(ChoiceDialog, mend_and_retry):
        window.open_or_explain(path)
    assert home(window).file.path == path


def test_a_bad_file_leaves_the_open_centre_open(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.dropin"
    bad.write_text("a letter", encoding="utf-8")
    with meeting(ChoiceDialog, lambda dialog: dialog.reject()):
        window.open_or_explain(bad)
    assert window.windowTitle() == "Harbour House – Drop-in"
    add_person(home(window).file, Person(0, "Bo"))


# Backups


def place_of(made: Path, path: Path) -> int:
    """Which line of the list it is; the window makes one by itself too."""
    return [each.path for each in backups_of(path)].index(made)


def test_a_backup_is_made_once_the_first_page_stands(
    open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    window = open_window(path)
    assert backups_of(path) == []
    qtbot.waitUntil(lambda: len(backups_of(path)) == 1)
    window.back_up_if_changed()
    qtbot.wait(200)
    assert len(backups_of(path)) == 1, "nothing has changed since"


def test_a_backup_that_fails_is_said_in_sight_of_every_page(
    open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    path.with_name(f"{path.name} backups").write_text("in the way", encoding="utf-8")
    window = open_window(path)
    qtbot.waitUntil(lambda: bool(banners(window)))
    said = banners(window)
    assert "backup" in said[0].casefold()
    home(window).show_page("people")
    assert banners(window) == said


def test_an_earlier_day_is_brought_back_from_the_menu_and_the_rest_kept_aside(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    made = backup_now(path, now=NOW)
    add_person(home(window).file, Person(0, "Bo of the test"))

    def pick(dialog: BackupsDialog) -> None:
        line = dialog.lines[place_of(made, path)]
        qtbot.waitUntil(line.isVisible)
        assert line.text() == "Sunday 22 November 2026"
        line.setFocus()
        press(qtbot, Qt.Key.Key_Return, on=line)

    with meeting(BackupsDialog, pick):
        window.show_backups()
    assert home(window).file.value("SELECT count(*) FROM person WHERE name LIKE 'Bo of%'") == 0
    aside = home(window).toast.label.text().split("kept as ")[1].rstrip(".")
    assert path.with_name(aside).exists()


def test_no_backup_yet_is_said(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    said: list[str] = []

    def look(dialog: BackupsDialog) -> None:
        from PySide6.QtWidgets import QLabel

        said.extend(each.text() for each in dialog.findChildren(QLabel))
        press(qtbot, Qt.Key.Key_Escape, on=dialog)

    with meeting(BackupsDialog, look):
        window.show_backups_of(path.with_name("other.dropin"))
    assert "There is no backup yet." in said


def test_the_list_of_backups_fits_the_screen_in_the_largest_letters(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.set_text_percent(200)
    dialog = BackupsDialog(window, "centre.dropin", (), Customs())
    qtbot.addWidget(dialog)
    assert dialog.height() <= 768


def test_a_backup_that_cannot_be_read_leaves_a_way_on(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    made = backup_now(path, now=NOW)
    made.write_bytes(made.read_bytes()[:5_000])
    before = path.read_bytes()

    with (
        meeting(BackupsDialog, lambda dialog: dialog.lines[place_of(made, path)].click()),
        meeting(ChoiceDialog, choose(WayOn.TRY_AGAIN, qtbot)) as asked,
    ):
        window.show_backups()
    assert asked[0].windowTitle()
    assert path.read_bytes() == before
    assert home(window).file.path == path


# Closing


def test_closing_leaves_no_side_file_and_everything_saved(
    open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    window = open_window(path)
    add_person(home(window).file, Person(0, "Bo of the test"))
    press(qtbot, Qt.Key.Key_Q, CONTROL, on=window)
    assert not window.isVisible()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    again = open_window(path)
    assert home(again).file.value("SELECT count(*) FROM person WHERE name LIKE 'Bo of%'") == 1


def test_going_to_the_welcome_page_lets_go_of_the_file(window: MainWindow, path: Path) -> None:
    window.welcome()
    QApplication.processEvents()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert window.windowTitle() == "Drop-in"


def test_closing_while_a_preview_is_drawn_ends_quietly(open_window: OpenWindow, path: Path) -> None:
    window = open_window(path)
    home(window).show_page("print")
    window.close()
    settle()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
