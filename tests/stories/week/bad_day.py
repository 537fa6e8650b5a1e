"""The end of the month, and the worst day: a full stick, no power, a wrong table, a step back."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt

from dropin.people.store import people
from dropin.shell.backups import BackupsDialog
from dropin.shell.first_run import FirstRun
from dropin.shell.window import MainWindow
from dropin.storage.backup_folder import backups_of
from tests.storage.people import no_file_larger_than
from tests.stories.hand import CONTROL, key
from tests.stories.hands import (
    come_back,
    find,
    go,
    home,
    in_sight,
    press,
    see,
    take,
    told,
    wait_until,
    with_next,
    write,
)
from tests.stories.week.first_day import bring_in
from tests.stories.week.house import (
    ATTIC,
    BAD_DAY,
    CELLAR,
    MONTHS_END,
    NAMES,
    STORE,
    WRONG,
    centre_file,
)
from tests.stories.week.midweek import save_the_sheet

HONORARIA = "honoraria.pdf"


def months_end(window: MainWindow, folder: Path) -> None:
    find(window, "welcome page")
    open_from_the_first_page(window, centre_file(folder), MONTHS_END)
    page = go(window, "oncall")
    take(page, "More", "Honoraria…")
    press(page, "Rates…")
    write(page, "An hour", "5")
    write(page, "From", "1 November")
    press(page, "Add this rate")
    told(window, "Saved the rate for On duty")
    press(page, "Print the total…")
    save_the_sheet(window, folder / HONORARIA)
    page = go(window, "choosing")
    press(page, "Board")
    see(page, "Guests proposed")


def bad_day(window: MainWindow, folder: Path) -> None:
    the_stick_is_full(window)
    the_power_fails(window, centre_file(folder), BAD_DAY)
    a_wrong_table_is_taken_back(window, folder)
    the_last_backup_before_is_brought_back(window)


def the_stick_is_full(window: MainWindow) -> None:
    """What was typed stays under what went wrong; with room again it goes in."""
    page = go(window, "settings")
    press(page, "Places")
    write(page, "Name", STORE)
    with no_file_larger_than(0):
        press(page, "Add this place")
        see(page, "is as it was.")
    press(page, "Add this place")
    told(window, f"Saved {STORE}")


def the_power_fails(window: MainWindow, path: Path, now: datetime) -> None:
    """In the middle of a change; what was saved before stands, and nothing of the other."""
    find(window, "welcome page")
    subprocess.run([sys.executable, "-m", "tests.stories.week.no_power", path], check=False)
    open_from_the_first_page(window, path, now)
    page = go(window, "settings")
    press(page, "Places")
    see(page, ATTIC)
    assert CELLAR not in in_sight(page)


def open_from_the_first_page(window: MainWindow, path: Path, now: datetime) -> None:
    """As after every start; a backup is made by itself, a moment later."""
    page = window.centralWidget()
    assert isinstance(page, FirstRun)
    press(page, path.stem)
    wait_until(lambda: window.workspace is not None)
    wait_until(lambda: any(each.made.date() == now.date() for each in backups_of(path)))


def a_wrong_table_is_taken_back(window: MainWindow, folder: Path) -> None:
    bring_in(window, folder / WRONG)
    file = home(window).file
    assert len(people(file)) == len(NAMES) + 2
    come_back(window)
    key(window, Qt.Key.Key_Z, CONTROL)
    wait_until(lambda: len(people(file)) == len(NAMES))


def the_last_backup_before_is_brought_back(window: MainWindow) -> None:
    def choose_it(dialog: BackupsDialog) -> None:
        press(dialog, "Thursday 31 December 2026")

    with_next(BackupsDialog, choose_it)
    find(window, "backups")
    begins = "That backup is open now. What stood there before is kept as "
    wait_until(lambda: home(window).toast.label.text().startswith(begins))
    page = go(window, "settings")
    press(page, "Places")
    see(page, "Hall")
    assert STORE not in in_sight(page)
