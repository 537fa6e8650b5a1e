"""The first day: nothing stands yet; in the evening the week hangs on the wall."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from dropin.centre.store import centre, opening_hours
from dropin.exchange.forms import ImportDialog
from dropin.people.store import people
from dropin.programme.store import activities, closures, places
from dropin.shell.first_run import FirstRun
from dropin.shell.new_centre_form import NewCentreDialog
from dropin.shell.window import MainWindow
from tests.stories.hand import CONTROL, key, type_words
from tests.stories.hands import (
    come_back,
    go,
    home,
    in_sight,
    name_next,
    press,
    save_as_pdf,
    see,
    told,
    wait_until,
    with_next,
    write,
)
from tests.stories.mouse import click
from tests.stories.week.house import CENTRE, NAMES, PEOPLE, PROGRAMME, ROTA, SHIFTS
from tests.stories.week.planning import plan_and_publish

WEEK = "first week.pdf"
ROOMS = ("Hall", "Garden room")


def first_day(window: MainWindow, folder: Path) -> None:
    begin_with_the_programme(window)
    the_week_is_printed(window, folder / WEEK)
    settings_are_made(window)
    for table in (PEOPLE, ROTA, SHIFTS):
        bring_in(window, folder / table)
    assert {each.name for each in people(home(window).file)} == set(NAMES)
    plan_and_publish(window)


def begin_with_the_programme(window: MainWindow) -> None:
    """From the first page anyone sees straight to one's own programme."""
    page = window.centralWidget()
    assert isinstance(page, FirstRun)

    def name_the_centre(dialog: NewCentreDialog) -> None:
        type_words(dialog, CENTRE)
        name_next(PROGRAMME)
        with_next(ImportDialog, bring_all_in)
        key(dialog, Qt.Key.Key_Return)

    with_next(NewCentreDialog, name_the_centre)
    click(page.bring_in)
    assert home(window).current_key == "calendar"
    assert len(activities(home(window).file)) >= 9


def bring_all_in(dialog: QDialog) -> None:
    """Every row that can come in does."""
    assert isinstance(dialog, ImportDialog)
    button = dialog.bring_in_button
    wait_until(lambda: button.isEnabled(), lambda: in_sight(dialog))
    click(button)


def bring_in(window: MainWindow, table: Path) -> None:
    name_next(table)
    with_next(ImportDialog, bring_all_in)
    come_back(window)
    key(window, Qt.Key.Key_I, CONTROL)
    wait_until(lambda: home(window).toast.label.text().endswith(f"of {table.name}"))


def the_week_is_printed(window: MainWindow, pdf: Path) -> None:
    page = go(window, "print")
    wait_until(lambda: "Page 1 of" in in_sight(page) or "1 of 1" in in_sight(page))
    save_as_pdf(page, "Save as PDF", pdf)
    told(window, f"Saved as {pdf.name}.")


def settings_are_made(window: MainWindow) -> None:
    page = go(window, "settings")
    write(page, "One of them", "guest")
    write(page, "Several of them", "guests")
    press(page, "Save")
    told(window, "Saved the settings")
    press(page, "Hours")
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"):
        write(page, day, "10-17")
    press(page, "Save the week")
    told(window, "Saved the opening hours")
    press(page, "Places")
    for room in ROOMS:
        write(page, "Name", room)
        press(page, "Add this place")
        told(window, f"Saved {room}")
    press(page, "Closures")
    write(page, "First day", "24 December")
    write(page, "Last day", "26 December")
    write(page, "Why, for everybody to read", "Winter holiday")
    press(page, "Add this closure")
    told(window, "Saved the closure")
    file = home(window).file
    assert centre(file).wording.members == "guests"
    assert opening_hours(file).on(date(2026, 11, 30))
    assert {each.name for each in places(file)} >= set(ROOMS)
    assert len(closures(file)) == 1
    see(go(window, "people"), "Here stand the names, numbers and roles of guests")
