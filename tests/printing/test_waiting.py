"""Today learns that a sheet on the wall no longer holds, and what it costs to know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from dropin.dates import Customs
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.printing import waiting
from dropin.printing.model import MONTH, USUAL, WEEK, SheetOptions
from dropin.printing.operations import sheet_of
from dropin.printing.remembering import print_of, remember, with_changes
from dropin.printing.store import hangs_anything, last_print
from dropin.printing.waiting import PrintedWatch
from dropin.programme.operations import add_activity, cancel_one
from dropin.storage.file import CentreFile
from tests.printing.made import weekly
from tests.printing.signed_up import occurrence_of

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
CUSTOMS = Customs()


def hang(file: CentreFile, kind: str, day: date, options: SheetOptions | None = None) -> None:
    """Print the sheet and remember it."""
    how = options or USUAL[kind]
    sheet = sheet_of(file, kind, day, how, today=MONDAY)
    remember(file, [print_of(sheet, how, file.clock())])


def told(file: CentreFile, today: date) -> list[str]:
    return [str(each.text) for each in PrintedWatch(file).out_of_date(today, CUSTOMS)]


def test_what_was_just_printed_holds(file: CentreFile) -> None:
    hang(file, WEEK, MONDAY)
    assert told(file, MONDAY) == []


def test_one_change_is_told_with_the_way_to_its_print(file: CentreFile) -> None:
    hang(file, WEEK, MONDAY)
    cancel_one(file, occurrence_of(file, "Choir", TUESDAY))
    (found,) = PrintedWatch(file).out_of_date(MONDAY, CUSTOMS)
    assert str(found.text) == "The week on the wall is out of date: 1 change."
    assert (found.sheet, found.day) == (WEEK, MONDAY)


def test_changes_are_counted_and_an_undo_makes_the_sheet_right_again(file: CentreFile) -> None:
    hang(file, WEEK, MONDAY)
    add_activity(file, weekly(0, "Lunch", "TH", time(12)))
    cancel_one(file, occurrence_of(file, "Choir", TUESDAY))
    assert told(file, MONDAY) == ["The week on the wall is out of date: 2 changes."]
    file.undo()
    file.undo()
    assert told(file, MONDAY) == []


def test_what_changed_on_a_day_that_is_past_is_of_no_use_to_anybody(file: CentreFile) -> None:
    hang(file, WEEK, MONDAY)
    cancel_one(file, occurrence_of(file, "Choir", TUESDAY))
    assert told(file, date(2026, 11, 25)) == []
    assert told(file, date(2026, 12, 1)) == []
    assert not hangs_anything(file, date(2026, 11, 30))


def test_a_sheet_of_days_ahead_says_which_days(file: CentreFile) -> None:
    hang(file, WEEK, date(2026, 11, 30))
    add_activity(file, weekly(0, "Lunch", "TH", time(12)))
    assert told(file, MONDAY) == [
        "The week for 30 November – 6 December on the wall is out of date: 1 change."
    ]


def test_several_sheets_are_told_in_two_lines(file: CentreFile) -> None:
    for kind, day in ((WEEK, MONDAY), (WEEK, date(2026, 11, 30)), (MONTH, MONDAY)):
        hang(file, kind, day)
    add_activity(file, weekly(0, "Lunch", "TH", time(12)))
    assert told(file, MONDAY) == [
        "The month on the wall is out of date: 1 change.",
        "2 more sheets on the wall are out of date.",
    ]


def test_it_is_compared_as_it_was_printed(file: CentreFile) -> None:
    hang(file, WEEK, MONDAY, USUAL[WEEK]._replace(show_place=False, show_leader=False))
    assert told(file, MONDAY) == []


def test_nothing_is_composed_again_until_something_on_a_sheet_changed(
    file: CentreFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[str] = []
    compose: Callable[..., object] = sheet_of

    def counting(*arguments: object, **more: object) -> object:
        composed.append(str(arguments[1]))
        return compose(*arguments, **more)

    monkeypatch.setattr(waiting, "sheet_of", counting)
    hang(file, WEEK, MONDAY)
    watch = PrintedWatch(file)
    for _ in range(3):
        watch.out_of_date(MONDAY, CUSTOMS)
    assert composed == [WEEK]
    with file.change("Note a training") as change:
        change.insert("training", name="First aid")
    watch.out_of_date(MONDAY, CUSTOMS)
    assert composed == [WEEK], "no sheet shows what was changed"
    add_person(file, Person(0, "Cleo"))
    watch.out_of_date(MONDAY, CUSTOMS)
    assert composed == [WEEK, WEEK]
    cancel_one(file, occurrence_of(file, "Choir", TUESDAY))
    assert watch.out_of_date(MONDAY, CUSTOMS)
    hang(file, WEEK, MONDAY)
    assert not watch.out_of_date(MONDAY, CUSTOMS), "it was printed again"


def test_the_next_print_marks_what_changed_and_says_since_when(file: CentreFile) -> None:
    marking = USUAL[WEEK]._replace(mark_changes=True)
    first = sheet_of(file, WEEK, MONDAY, marking, today=MONDAY)
    assert with_changes(file, first, marking) == first, "there was no print before"
    hang(file, WEEK, MONDAY)
    cancel_one(file, occurrence_of(file, "Choir", TUESDAY))
    now = sheet_of(file, WEEK, MONDAY, marking, today=MONDAY)
    marked = with_changes(file, now, marking)
    assert [each.change for day in marked.days for each in day.entries] == ["cancelled", ""]
    assert marked.since == "22 November"
    assert with_changes(file, now, USUAL[WEEK]) == now


def test_only_a_print_of_the_same_days_is_taken_for_the_one_before(file: CentreFile) -> None:
    hang(file, WEEK, MONDAY)
    assert last_print(file, WEEK, MONDAY) is not None
    assert last_print(file, WEEK, date(2026, 11, 30)) is None
    assert last_print(file, MONTH, MONDAY) is None


def test_what_a_newer_program_remembered_is_passed_over(file: CentreFile) -> None:
    hang(file, WEEK, MONDAY)
    with file.remembering() as memory:
        memory.note(
            "remembered_print",
            sheet="hologram",
            first_day="2026-11-23",
            ends_on="2026-11-30",
            printed_at="2026-11-22T09:00:00Z",
            options="{}",
            says="{}",
        )
    assert told(file, MONDAY) == []
