"""The on-call roster: leaders come in from tables, four weeks stand, one falls ill, nothing does.

A Sunday: five tables are brought in, four weeks planned, published and printed for the wall.
Tuesday: a leader of that evening stands down; one rings round until somebody covers it. The week
after: they are back, take fewer shifts for a while, and have one of theirs again.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from dropin.centre.customs import new_centre
from dropin.centre.operations import save_centre
from dropin.exchange.forms import ImportDialog
from dropin.people.model import NAME_ON_PRINTS, Person
from dropin.people.operations import add_person, give_consent
from dropin.people.store import named_people
from dropin.printing.sheet_dialog_view import SheetDialog
from dropin.relief.model import NO, NO_ANSWER, YES, Need
from dropin.relief.page import CoverPage
from dropin.relief.store import calls_since, reliefs
from dropin.roster.model import Slot
from dropin.roster.page import OnCallPage
from dropin.roster.planning.model import PRIMARY
from dropin.roster.shifts import slots_of
from dropin.roster.store import absences_of, draft, gentle_returns, shifts_between, versions
from dropin.shell.window import MainWindow
from dropin.storage.file import CentreFile
from tests.stories.hand import CONTROL, CONTROL_SHIFT, Hand, key, type_words
from tests.stories.hands import (
    come_back,
    find,
    go,
    home,
    in_sight,
    name_next,
    press,
    save_as_pdf,
    see,
    stands_there,
    take,
    told,
    wait_until,
    with_next,
)
from tests.stories.mouse import MOUSE
from tests.stories.stage import Stage, Story
from tests.stories.steps import steps_taken

SUNDAY = datetime(2026, 11, 29, 10, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
THAT_EVENING = datetime(2026, 12, 1, 19, 0, tzinfo=UTC)
BACK_AGAIN = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)
FIRST, END = date(2026, 11, 30), date(2026, 12, 28)
MOST_CLICKS_TO_PUBLISH, MOST_CLICKS_TO_RING = 5, 3
PHONE, DESK, WALL = "Phone line", "Day desk", "wall.pdf"
TONIGHT = "Phone line on Tue 1 Dec"
NAMES = (
    *("Ana Lopes", "Ben Okoro", "Cleo Marsh", "Dan Petrov"),
    *("Eva Lind", "Finn Walsh", "Gia Rossi", "Hugo Brandt"),
)
DAN = "Dan Petrov"  # has no training for the phone
HUGO = "Hugo Brandt"  # is away for a week, and is not named on prints
TABLES = {
    "leaders.csv": (
        "Name,Phone,On roster from,Share,Most a week",
        *(f"{name},085 55{place}0,2026-01-01,100 %,4" for place, name in enumerate(NAMES)),
    ),
    "training.csv": (
        "Name,Training,Held on,Valid until",
        *(f"{name},First aid,2026-01-10,2028-01-09" for name in NAMES),
        *(f"{name},Phone support,2026-02-10,2028-02-09" for name in NAMES if name != DAN),
    ),
    "availability.csv": (
        "Name,Weekday,From,Until,Can",
        "Dan Petrov,Mon to Fri,10:00,14:00,prefers",
        "Eva Lind,Tuesday,18:00,22:00,prefers",
        "Eva Lind,every day,9:00,23:00,can",
    ),
    "absences.csv": ("Name,From,Back on", f"{HUGO},2026-12-14,2026-12-21"),
    "shifts.csv": (
        "Name,Weekdays,From,Until,Roles,Trainings",
        f'{PHONE},every day,18:00,22:00,"primary 1, backup 1",Phone support',
        f"{DESK},weekdays,10:00,14:00,primary,First aid",
    ),
}


def a_new_centre(stage: Stage) -> None:
    """Eight people, all but one of whom agreed to be named on prints, and five tables."""
    path = stage.folder / "Willow Lane.dropin"
    with CentreFile.create(path, clock=stage.clock, who="Ana") as file, file.load("Start"):
        save_centre(file, new_centre("Willow Lane", "Europe/Dublin"))
        for name in NAMES:
            person_id = add_person(file, Person(0, name))
            if name != HUGO:
                give_consent(file, person_id, NAME_ON_PRINTS, date(2026, 1, 1))
    for name, rows in TABLES.items():
        (stage.folder / name).write_text("\n".join(rows), encoding="utf-8")
    stage.window.open_path(path)


def play(stage: Stage, by: Hand = MOUSE) -> None:
    """The whole story; asserts what is seen on the way."""
    window, clock = stage.window, stage.clock
    five_tables_come_in(window, stage.folder, by)
    four_weeks_are_planned_and_published(window, by)
    the_wall_roster_is_printed(window, stage.folder / WALL, by)
    clock.now = TUESDAY
    ill = first_called(window)
    one_stands_down(window, ill, by)
    who = somebody_covers_tonight(window, ill, by)
    the_first_week_is_covered_too(window, by)
    clock.now = THAT_EVENING
    roster_and_line_show_it(window, who)
    clock.now = BACK_AGAIN
    they_come_back_gently(window, ill, by)
    one_of_theirs_is_theirs_again(window, ill, by)
    undo_is_still_there(window, ill)


# Sunday


def five_tables_come_in(window: MainWindow, folder: Path, by: Hand) -> None:
    for name, rows in TABLES.items():
        bring_in(window, folder / name, len(rows) - 1, by)
    page = home(window).pages["oncall"]
    see(page, "Plan…")


def bring_in(window: MainWindow, table: Path, rows: int, by: Hand) -> None:
    """Choose the file, see that every row is understood, and bring them in."""

    def look_and_press(dialog: ImportDialog) -> None:
        press(dialog, f"Bring in {rows}", by)

    name_next(table)
    with_next(ImportDialog, look_and_press)
    come_back(window)
    key(window, Qt.Key.Key_I, CONTROL)
    rows_words = "row" if rows == 1 else "rows"
    told(window, f"Brought in {rows} {rows_words} of {table.name}")


def four_weeks_are_planned_and_published(window: MainWindow, by: Hand) -> None:
    go(window, "today")
    with steps_taken() as steps:
        page = turn_to(window, "oncall", by)
        press(page, "Plan…", by)
        press(page, "Start", by)
        wait_until(lambda: "Keep as draft" in in_sight(page))
        see(page, "Proven: no fairer roster exists under your rules.")
        see_keyboard_at("Keep as draft")
        press(page, "Keep as draft", by)
        told(window, "Kept as a draft. Nothing changes for anybody until you publish it.")
        see_keyboard_at("Publish")
        press(page, "Publish", by)
    told(window, "The roster is published.")
    assert steps.clicks <= MOST_CLICKS_TO_PUBLISH
    close_side(page, by)


def the_wall_roster_is_printed(window: MainWindow, pdf: Path, by: Hand) -> None:
    page = home(window).pages["oncall"]
    see(page, "On call · 30 Nov – 6 Dec")
    take(page, "More", "Print for the wall…", by)
    dialog = stands_there(SheetDialog)
    wait_until(lambda: "Page 1 of" in in_sight(dialog))
    save_as_pdf(dialog, "Save as PDF", pdf, by)
    told(window, f"Saved as {pdf.name}.")
    press(dialog, "Close", by)
    come_back(window)


# Tuesday


def one_stands_down(window: MainWindow, name: str, by: Hand) -> None:
    """From Today to the first number to ring; nothing is pressed but three buttons."""
    go(window, "today")
    with steps_taken() as steps:
        page = turn_to(window, "oncall", by)
        press(page, "Someone is unwell…", by)
        type_name(window, name)
        press(cover_page(window), "Show whom to ring", by)
        see(cover_page(window), "Ring first")
    assert steps.clicks <= MOST_CLICKS_TO_RING


def type_name(window: MainWindow, name: str) -> None:
    """Where the keyboard is already: whoever says that somebody is unwell is asked who."""
    type_words(window, name)
    key(window, Qt.Key.Key_Down)
    key(window, Qt.Key.Key_Return)


def answer(window: MainWindow, letter: str, by: Hand) -> None:
    """What whoever is rung said: its button, or its letter alone."""
    if by is MOUSE:
        words = {"Y": "Yes, covers it (Y)", "N": "No (N)", "A": "No answer (A)"}
        press(cover_page(window), words[letter], by)
    else:
        type_words(window, letter)


def somebody_covers_tonight(window: MainWindow, ill: str, by: Hand) -> str:
    """One says no, one does not pick up, the third says yes; it is kept who said what."""
    page = cover_page(window)
    told(window, f"{ill} stands down. Here is whom to ring.")
    see(page, f"in place of {ill}")
    assert "Tonight 18:00 · Phone line" in in_sight(page)
    asked = [whom_to_ring(page)]
    answer(window, "N", by)
    told(window, f"{asked[0]}, {TONIGHT}: no.")
    see(page, "Said no")
    asked.append(whom_to_ring(page))
    answer(window, "A", by)
    told(window, f"{asked[1]}, {TONIGHT}: no answer.")
    see(page, "2 asked")
    asked.append(whom_to_ring(page))
    assert len(set(asked)) == 3
    assert not {ill, DAN} & set(asked)
    answer(window, "Y", by)
    told(window, f"{asked[2]} covers {TONIGHT}.")
    see(page, f"Tonight 18:00 · Phone line\n{asked[2]}")
    return asked[2]


def the_first_week_is_covered_too(window: MainWindow, by: Hand) -> None:
    """After each yes the next thing that needs cover stands there, with whom to ring."""
    page = cover_page(window)

    def before_they_are_back() -> int:
        return sum(each.day < BACK_AGAIN.date() for each in needs_in_sight(page))

    while left := before_they_are_back():
        answer(window, "Y", by)
        wait_until(partial(lambda before: before_they_are_back() < before, left))
    assert needs_in_sight(page)


def roster_and_line_show_it(window: MainWindow, who: str) -> None:
    """At seven they are on call: in the cell of the roster, in the line under it, and on Today."""
    page = go(window, "oncall")
    assert isinstance(page, OnCallPage)
    key(window, Qt.Key.Key_T)  # back from the weeks that were planned
    (cell,) = (
        each
        for each in page.grid.cells().values()
        if each.day == TUESDAY.date() and each.shift.name == PHONE and each.slot.role == PRIMARY
    )
    assert named(window, cell.person_id) == who
    first_name = who.split()[0]
    assert page.roster.now_line.accessibleName().startswith(
        f"On call now: {first_name} until 22:00"
    )
    today = go(window, "today")
    see(today, who)
    see(today, "stands down.")


# The week after


def they_come_back_gently(window: MainWindow, ill: str, by: Hand) -> None:
    find(window, "what needs cover")
    page = cover_page(window)
    press(page, ill, by)
    see(page, "Coming back they take fewer shifts for 4 weeks.")
    press(page, "Back today", by)
    begins_to_tell(window, f"{ill} is back. ")
    assert "still open, and can be given back." in home(window).toast.label.text()


def one_of_theirs_is_theirs_again(window: MainWindow, ill: str, by: Hand) -> None:
    page = cover_page(window)
    see(page, "Back again: once theirs, still open")
    press(page, page.list.offers[0].text(), by)
    told(window, f"{ill} has it back.")


def undo_is_still_there(window: MainWindow, ill: str) -> None:
    """Step by step to before they were back, and forth again."""
    come_back(window)
    file = home(window).file
    for step in (f"Undone: Give {ill} their shifts back", f"Undone: {ill} is back"):
        key(window, Qt.Key.Key_Z, CONTROL)
        begins_to_tell(window, step)
    see(cover_page(window), ill)
    assert file.redo_label == f"{ill} is back"
    for _ in range(2):
        key(window, Qt.Key.Key_Z, CONTROL_SHIFT)
    wait_until(lambda: file.redo_label is None)


# Again and again


def turn_to(window: MainWindow, page: str, by: Hand) -> QWidget:
    """By the sidebar, or by the number of the page."""
    if by is MOUSE:
        MOUSE.press(home(window).sidebar.buttons[page])
        return home(window).pages[page]
    return go(window, page)


def begins_to_tell(window: MainWindow, words: str) -> None:
    toast = home(window).toast
    wait_until(lambda: toast.label.text().startswith(words), lambda: toast.label.text())


def see_keyboard_at(words: str) -> None:
    """Enter would press the next step."""

    def holder() -> str:
        button = QApplication.focusWidget()
        return button.text() if isinstance(button, QAbstractButton) else ""

    wait_until(lambda: holder() == words, holder)


def close_side(page: QWidget, by: Hand) -> None:
    press(page, "Close", by)


def cover_page(window: MainWindow) -> CoverPage:
    wait_until(lambda: home(window).current_key == "cover")
    page = home(window).pages["cover"]
    assert isinstance(page, CoverPage)
    return page


def needs_in_sight(page: CoverPage) -> list[Need]:
    return [each for each in page.list.needs.lines if isinstance(each, Need)]


def whom_to_ring(page: CoverPage) -> str:
    return page.calls.card.name.text()


def phone_slot(file: CentreFile, day: date) -> Slot:
    """Who is called first in that evening, as the file has it now."""
    (found,) = (
        slot
        for shift, slot in slots_of(shifts_between(file, day, day + timedelta(days=1)))
        if (shift.name, slot.role) == (PHONE, PRIMARY)
    )
    return found


def first_called(window: MainWindow) -> str:
    return named(window, phone_slot(home(window).file, TUESDAY.date()).person_id)


def named(window: MainWindow, person_id: int | None) -> str:
    return next(name for name, known in named_people(home(window).file) if known == person_id)


# When the window is closed


def ended_well(folder: Path) -> None:
    """All stands in the file as it was seen, nothing is left over, and the wall roster is whole."""
    path = folder / "Willow Lane.dropin"
    with CentreFile.open(path, clock=lambda: BACK_AGAIN, who="Ben") as file:
        assert file.read_only is None
        everybody_is_on_call_as_planned(file)
        (relief,) = reliefs(file, FIRST)
        assert (relief.starts_on, relief.ends_on) == (TUESDAY.date(), BACK_AGAIN.date())
        (gentle,) = gentle_returns(file)
        assert (gentle.person_id, gentle.starts_on) == (relief.person_id, BACK_AGAIN.date())
        answers = [each.outcome for each in calls_since(file, TUESDAY)]
        assert answers[:3] == [NO, NO_ANSWER, YES]
    the_wall_says_who(words_on(folder / WALL))


def everybody_is_on_call_as_planned(file: CentreFile) -> None:
    assert draft(file) is None
    (version,) = versions(file, FIRST, END)
    assert (version.starts_on, version.ends_on) == (FIRST, END)
    hugo = next(known for name, known in named_people(file) if name == HUGO)
    (away,) = absences_of(file, hugo)
    assert away.ends_on is not None
    for shift, slot in slots_of(shifts_between(file, FIRST, END)):
        assert slot.person_id != hugo or not away.starts_on <= shift.day < away.ends_on
        assert slot.person_id is not None or shift.day >= BACK_AGAIN.date()


def the_wall_says_who(wall: str) -> None:
    """By first names, as on Sunday; whoever did not agree to be named is a leader."""
    assert wall.startswith("Willow Lane Who is on call 30 November – 6 December 2026")
    assert f"{DESK} 10:00–14:00" in wall
    assert f"{PHONE} 18:00–22:00" in wall
    assert all(name.split()[0] in wall for name in NAMES if name != HUGO)
    assert not any(name in wall for name in ("Hugo", *(name.split()[1] for name in NAMES)))
    assert wall.count("(backup)") == 7
    assert "a leader" in wall
    assert "nobody" not in wall


def words_on(pdf: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


STORY = Story(SUNDAY, a_new_centre, play, ended_well)
