"""The end of the month, and the worst day: a full stick, no power, a wrong table, a step back."""

from __future__ import annotations

import subprocess
import sys
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
from tests.stories.mouse import click
from tests.stories.week.first_day import bring_in
from tests.stories.week.house import ATTIC, CELLAR, NAMES, STORE, WRONG
from tests.stories.week.midweek import save_the_sheet

HONORARIA, FIGURES = "honoraria.pdf", "figures.pdf"


def months_end(window: MainWindow, folder: Path) -> None:
    go(window, "oncall")
    page = home(window).pages["oncall"]
    take(page, "More", "Honoraria…")
    press(page, "Rates…")
    write(page, "An hour", "5")
    write(page, "From", "1 November")
    press(page, "Add this rate")
    told(window, "Saved the rate for On duty")
    press(page, "Print the total")
    save_the_sheet(window, folder / HONORARIA)
    page = go(window, "choosing")
    press(page, "Board")
    see(page, "Guests proposed")


def bad_day(window: MainWindow, folder: Path) -> None:
    path = home(window).file.path
    the_stick_is_full(window)
    the_power_fails(window, path)
    a_wrong_table_is_taken_back(window, folder)
    yesterdays_backup_is_brought_back(window, path)


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


def the_power_fails(window: MainWindow, path: Path) -> None:
    """While somebody else is at it, in the middle of a change; what was saved before stands."""
    find(window, "welcome page")
    subprocess.run([sys.executable, "-m", "tests.stories.week.no_power", path], check=False)
    page = window.centralWidget()
    assert isinstance(page, FirstRun)
    press(page, path.stem)
    wait_until(lambda: window.workspace is not None)
    places = go(window, "settings")
    press(places, "Places")
    see(places, ATTIC)
    assert CELLAR not in in_sight(places)


def a_wrong_table_is_taken_back(window: MainWindow, folder: Path) -> None:
    bring_in(window, folder / WRONG)
    file = home(window).file
    assert len(people(file)) == len(NAMES) + 2
    come_back(window)
    key(window, Qt.Key.Key_Z, CONTROL)
    wait_until(lambda: len(people(file)) == len(NAMES))


def yesterdays_backup_is_brought_back(window: MainWindow, path: Path) -> None:
    wait_until(lambda: bool(backups_of(path)))

    def choose_the_first(dialog: BackupsDialog) -> None:
        click(dialog.lines[-1])

    with_next(BackupsDialog, choose_the_first)
    find(window, "backups")
    wait_until(lambda: "That backup is open now." in home(window).toast.label.text())
