"""Bringing in attendance: which date and whom a row means, what it notes, one undo for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from dropin.attendance.model import CAME, EXCUSED, MISSED
from dropin.attendance.operations import check_in, pay, sign_up
from dropin.attendance.store import (
    attendances_of,
    attendances_on,
    fees_on,
    payments_on,
    sign_ups_of,
)
from dropin.errors import KnownError
from dropin.exchange.model import ImportPlan
from dropin.exchange.operations import apply_plan, plan_import, plan_source
from dropin.exchange.source import open_source
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.people.store import people
from dropin.programme.model import Activity, ActivityTime, Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.operations import add_activity, cancel_one, change_one
from dropin.programme.store import programme
from dropin.storage.file import CentreFile
from tests.exchange.bringing import NOW, TODAY, bring_in, counts, write_table
from tests.files import dump

TUESDAY = date(2026, 11, 17)
HEADER = "Date,Activity,Name,Came,Guests,Paid"


@pytest.fixture
def house(file: CentreFile) -> CentreFile:
    """Choir every Tuesday at two for 2.50, two sessions of Tea, and three people."""
    choir = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", at=time(14), minutes=60)
    add_activity(file, Activity(0, "Choir", fee_cents=250, times=(choir,)))
    tea = replace(choir, at=time(10))
    add_activity(file, Activity(0, "Tea", times=(tea, replace(tea, at=time(16)))))
    for name in ("Ana Silva", "Ben Okafor", "Zoë Müller"):
        add_person(file, Person(0, name))
    return file


def id_of(file: CentreFile, name: str) -> int:
    (found,) = [each.id for each in people(file) if each.name == name]
    return found


def choir_on(file: CentreFile, day: date = TUESDAY) -> Occurrence:
    what = programme(file)
    return next(
        each
        for each in occurrences(what, day, date.fromordinal(day.toordinal() + 1))
        if each.title == "Choir"
    )


def noted(file: CentreFile, day: date = TUESDAY) -> list[tuple[str, str, int, bool]]:
    """Name, presence, guests and whether signed up, of everybody on a day."""
    names = {each.id: each.name for each in people(file)}
    return sorted(
        (names[each.person_id or 0], each.presence, each.guests, each.signed_up)
        for each in attendances_on(file, day)
    )


def answered(file: CentreFile, path: Path, answers: dict[int, str]) -> ImportPlan:
    plan = plan_source(file, open_source(path), today=TODAY, answers=answers)
    apply_plan(file, plan, path.name)
    return plan


def test_a_sheet_is_noted_by_the_rules_of_the_desk(house: CentreFile, tmp_path: Path) -> None:
    path = write_table(
        tmp_path / "a.csv",
        HEADER,
        "11/17/2026,Choir,Ana Silva,yes,2,2.50",
        "11/17/2026,choir,ben okafor,sorry,,",
        "Nov 17,CHOIR,Zoe Muller,no,,",
    )
    plan = bring_in(house, path)
    assert counts(plan) == (3, 0, 0, 0)
    assert noted(house) == [
        ("Ana Silva", CAME, 2, False),
        ("Ben Okafor", EXCUSED, 0, False),
        ("Zoë Müller", MISSED, 0, False),
    ]
    (fee,) = fees_on(house, TUESDAY)
    assert (fee.due_cents, fee.paid_cents) == (250, 250)
    assert [(each.cents, each.receipt) for each in payments_on(house, TUESDAY)] == [(250, 1)]


def test_the_reading_tells_the_whole_row(house: CentreFile, tmp_path: Path) -> None:
    row = '11/17/2026,Choir,Ana Silva,yes,2,"2,50",signed up'
    plan = bring_in(house, write_table(tmp_path / "a.csv", HEADER + ",Signed up", row))
    assert plan.rows[0].reading == (
        "came · Choir, 2 pm · Tuesday, November 17, 2026 · 2 guests · paid €2.50 · signed up"
    )


def test_the_same_file_twice_changes_nothing_and_undo_is_one_step(
    house: CentreFile, tmp_path: Path
) -> None:
    before = dump(house)
    path = write_table(
        tmp_path / "a.csv",
        HEADER + ",Signed up",
        "11/17/2026,Choir,Ana Silva,yes,2,2.50,yes",
        "11/17/2026,Choir,Ben Okafor,excused,,,yes",
        "11/17/2026,Choir,Zoë Müller,missed,,,yes",
        "11/16/2026,,Ana Silva,yes,1,,",
    )
    assert counts(bring_in(house, path)) == (4, 0, 0, 0)
    after = dump(house)
    assert counts(bring_in(house, path)) == (0, 0, 4, 0)
    assert dump(house) == after
    file_label = house.undo()
    assert file_label == "Bring in a.csv"
    assert dump(house) == before
    house.redo()
    assert dump(house) == after


def test_who_had_signed_up_on_paper_is_noted_as_such(house: CentreFile, tmp_path: Path) -> None:
    bring_in(
        house,
        write_table(
            tmp_path / "a.csv",
            "Date,Activity,Name,Came,Walk-in",
            "11/17/2026,Choir,Ana Silva,yes,no",
            "11/17/2026,Choir,Ben Okafor,no,no",
            "11/17/2026,Choir,Zoë Müller,yes,walk-in",
        ),
    )
    assert [(name, signed) for name, _, _, signed in noted(house)] == [
        ("Ana Silva", True),
        ("Ben Okafor", True),
        ("Zoë Müller", False),
    ]
    assert len(sign_ups_of(house, choir_on(house))) == 2


def test_who_signed_up_here_keeps_that(house: CentreFile, tmp_path: Path) -> None:
    sign_up(house, choir_on(house), id_of(house, "Ana Silva"), now=NOW, guests=1)
    bring_in(
        house, write_table(tmp_path / "a.csv", "Date,Activity,Name", "2026-11-17,Choir,Ana Silva")
    )
    assert noted(house) == [("Ana Silva", CAME, 1, True)]


def test_without_an_activity_they_dropped_in(house: CentreFile, tmp_path: Path) -> None:
    path = write_table(
        tmp_path / "a.csv",
        "Name,Date,Activity,Came",
        "Ana Silva,2026-11-17,,x",
        "Ben Okafor,2026-11-17,drop-in,1",
        "Zoë Müller,2026-11-17,,excused",
    )
    plan = bring_in(house, path)
    assert counts(plan) == (2, 0, 0, 1)
    assert plan.rows[2].message == "Without an activity only those who came are noted."
    assert [each.key for each in attendances_on(house, TUESDAY)] == [None, None]


def test_an_activity_called_drop_in_is_that_activity(house: CentreFile, tmp_path: Path) -> None:
    daily = ActivityTime(0, 0, "", rule="FREQ=DAILY")
    add_activity(house, Activity(0, "Drop-in", times=(daily,)))
    path = write_table(tmp_path / "a.csv", "Name,Date,Activity", "Ana Silva,2026-11-17,Drop-in")
    bring_in(house, path)
    (seen,) = attendances_on(house, TUESDAY)
    assert seen.key is not None


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            "2026-11-17,Chess,Ana Silva,yes,,",
            "There is no Chess on Tuesday, November 17, 2026, but: Tea, 10 am; Choir, 2 pm;"
            " Tea, 4 pm.",
        ),
        (
            "2026-11-18,Choir,Ana Silva,yes,,",
            "There is no Choir on Wednesday, November 18, 2026, nor anything else.",
        ),
        ("2026-11-24,Choir,Ana Silva,yes,,", "This day is still to come."),
        ("2026-11-17,Choir,Ana Silva,perhaps,,", "“perhaps” is neither came, excused nor missed."),
        ("2026-11-17,Choir,Ana Silva,,,", "This row does not say whether they came."),
        ("2026-11-17,Choir,Ana Silva,yes,many,", "“many” is no number of guests."),
        ("2026-11-17,Choir,Ana Silva,yes,,much", "“much” is no amount such as 2.50."),
        ("2026-11-17,Choir,Ana Silva,yes,,3", "€3.00 to pay is more than is owing (€2.50)."),
        ("2026-11-17,Choir,Ana Silva,no,1,", "Who did not come brings no guests and pays nothing."),
        (",Choir,Ana Silva,yes,,", "This row has no date."),
        ("2026-11-17,Choir,,yes,,", "This row has no name."),
        ("someday,Choir,Ana Silva,yes,,", "“someday” is no day that can be read for certain."),
    ],
)
def test_a_bad_row_is_told_with_line_and_reason_and_the_good_ones_go_in(
    house: CentreFile, tmp_path: Path, row: str, reason: str
) -> None:
    good = "2026-11-17,Choir,Ben Okafor,yes,,"
    plan = bring_in(house, write_table(tmp_path / "a.csv", HEADER, good, row))
    assert counts(plan) == (1, 0, 0, 1)
    assert (plan.rows[1].line, plan.rows[1].status) == (3, "bad")
    assert plan.rows[1].message == reason
    assert [name for name, *_ in noted(house)] == ["Ben Okafor"]


def test_a_cancelled_date_takes_nobody(house: CentreFile, tmp_path: Path) -> None:
    cancel_one(house, choir_on(house))
    path = write_table(tmp_path / "a.csv", "Date,Activity,Name", "2026-11-17,Choir,Ana Silva")
    assert "is cancelled" in bring_in(house, path).rows[0].message


def test_somebody_unknown_is_asked_about_and_never_made_in_silence(
    house: CentreFile, tmp_path: Path
) -> None:
    path = write_table(
        tmp_path / "a.csv",
        "Date,Activity,Name",
        "2026-11-17,Choir,Ana Smith",
        "2026-11-10,Choir,Ana Smith",
    )
    for accept_guesses in (False, True):
        plan = bring_in(house, path, accept_guesses=accept_guesses)
        assert [(row.status, row.effect) for row in plan.rows] == [("ask", "refused")] * 2
    labels = [str(each.label) for each in plan.rows[0].choices]
    assert labels == ["Ana Silva", "Add Ana Smith as somebody new", "Leave Ana Smith out"]
    # One answer is enough for every row with that name.
    done = answered(house, path, {2: plan.rows[0].choices[1].words})
    assert counts(done) == (2, 0, 0, 0)
    assert id_of(house, "Ana Smith")
    assert counts(bring_in(house, path)) == (0, 0, 2, 0)


def test_a_name_may_be_answered_with_somebody_known_or_left_out(
    house: CentreFile, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "a.csv", "Date,Activity,Name", "2026-11-17,Choir,Ana")
    (row,) = plan_import(house, path, today=TODAY).rows
    assert counts(answered(house, path, {2: row.choices[-1].words})) == (0, 0, 0, 1)
    answered(house, path, {2: row.choices[0].words})
    assert [name for name, *_ in noted(house)] == ["Ana Silva"]


def test_an_accepted_guess_takes_the_only_one_whose_name_it_may_be(
    house: CentreFile, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "a.csv", "Date,Activity,Name", "2026-11-17,Choir,Ana")
    assert counts(bring_in(house, path, accept_guesses=True)) == (1, 0, 0, 0)
    assert [name for name, *_ in noted(house)] == ["Ana Silva"]


@pytest.mark.parametrize("written", ["ANA SILVA", "Silva, Ana", " Ana  Silva "])
def test_a_name_is_known_in_its_usual_forms(
    house: CentreFile, tmp_path: Path, written: str
) -> None:
    path = write_table(tmp_path / "a.csv", "Date;Activity;Name", f"2026-11-17;Choir;{written}")
    assert counts(bring_in(house, path)) == (1, 0, 0, 0)


def test_namesakes_are_told_apart_by_a_person(house: CentreFile, tmp_path: Path) -> None:
    second = add_person(house, Person(0, "Ana Silva", phone="0171"))
    path = write_table(tmp_path / "a.csv", "Date,Activity,Name", "2026-11-17,Choir,Ana Silva")
    (row,) = bring_in(house, path, accept_guesses=True).rows
    assert row.effect == "refused"
    choice = next(each for each in row.choices if str(each.label) == "Ana Silva (0171)")
    answered(house, path, {2: choice.words})
    assert [each.person_id for each in attendances_on(house, TUESDAY)] == [second]


def test_of_two_sessions_that_day_the_time_tells_or_a_person_does(
    house: CentreFile, tmp_path: Path
) -> None:
    header = "Date,Time,Activity,Name"
    path = write_table(
        tmp_path / "a.csv",
        header,
        "2026-11-17,4:00,Tea,Ana Silva",
        "2026-11-17,,Tea,Ben Okafor",
        "2026-11-17,9 am,Tea,Zoë Müller",
    )
    plan = bring_in(house, path)
    assert [(row.status, row.effect) for row in plan.rows] == [
        ("ok", "added"),
        ("ask", "refused"),
        ("bad", "refused"),
    ]
    assert [str(each.label) for each in plan.rows[1].choices] == ["Tea, 10 am", "Tea, 4 pm"]
    answered(house, path, {3: plan.rows[1].choices[0].words})
    keys = {each.key.original_at for each in attendances_on(house, TUESDAY) if each.key}
    assert keys == {time(16), time(10)}


def test_one_person_twice_is_as_it_is_or_a_question(house: CentreFile, tmp_path: Path) -> None:
    path = write_table(
        tmp_path / "a.csv",
        "Date,Activity,Name,Came",
        "2026-11-17,Choir,Ana Silva,yes",
        "11/17/26,Choir,ana silva,x",
        "2026-11-17,Choir,Ana Silva,no",
    )
    plan = plan_import(house, path, today=TODAY)
    assert [row.effect for row in plan.rows] == ["added", "unchanged", "refused"]
    assert plan.rows[1].message == "Line 2 says just the same."
    done = answered(house, path, {4: plan.rows[2].choices[0].words})
    assert [row.effect for row in done.rows] == ["refused", "unchanged", "added"]
    assert noted(house) == [("Ana Silva", MISSED, 0, False)]


def test_what_was_noted_is_corrected(house: CentreFile, tmp_path: Path) -> None:
    check_in(house, choir_on(house), id_of(house, "Ana Silva"), now=NOW)
    rows = ("2026-11-17,Choir,Ana Silva,no,,",)
    plan = bring_in(house, write_table(tmp_path / "a.csv", HEADER, *rows))
    assert counts(plan) == (0, 1, 0, 0)
    assert plan.rows[0].message == "So far noted as came."
    assert noted(house) == [("Ana Silva", MISSED, 0, False)]
    assert fees_on(house, TUESDAY) == ()


def test_guests_and_the_rest_of_the_fee_come_on_top(house: CentreFile, tmp_path: Path) -> None:
    check_in(house, choir_on(house), id_of(house, "Ana Silva"), now=NOW)
    (fee,) = fees_on(house, TUESDAY)
    pay(house, fee.id, 100, TUESDAY)
    path = write_table(tmp_path / "a.csv", HEADER, "2026-11-17,Choir,Ana Silva,yes,3,2.50")
    assert counts(bring_in(house, path)) == (0, 1, 0, 0)
    assert noted(house) == [("Ana Silva", CAME, 3, False)]
    assert [each.cents for each in payments_on(house, TUESDAY)] == [100, 150]
    assert counts(bring_in(house, path)) == (0, 0, 1, 0)


def test_money_that_was_taken_is_not_forgotten(house: CentreFile, tmp_path: Path) -> None:
    check_in(house, choir_on(house), id_of(house, "Ana Silva"), now=NOW)
    (fee,) = fees_on(house, TUESDAY)
    pay(house, fee.id, 250, TUESDAY)
    rows = ("2026-11-17,Choir,Ana Silva,no,,", "2026-11-17,Choir,Ana Silva,yes,,1")
    for row in rows:
        plan = bring_in(house, write_table(tmp_path / "a.csv", HEADER, row))
        assert counts(plan) == (0, 0, 0, 1)
    assert noted(house) == [("Ana Silva", CAME, 0, False)]


def test_who_moved_dates_is_found_where_it_happens_now(house: CentreFile, tmp_path: Path) -> None:
    occurrence = choir_on(house)
    check_in(house, occurrence, id_of(house, "Ana Silva"), now=NOW)
    change_one(house, occurrence, day=date(2026, 11, 18))
    rows = ("2026-11-18,Choir,Ana Silva,yes,,", "2026-11-18,Choir,Ben Okafor,yes,,")
    plan = bring_in(house, write_table(tmp_path / "a.csv", HEADER, *rows))
    assert counts(plan) == (1, 0, 1, 0)
    assert len(attendances_of(house, occurrence)) == 2


def test_a_file_that_changed_under_the_preview_loses_nothing(
    house: CentreFile, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "a.csv", HEADER, "2026-11-17,Choir,Ana Silva,yes,,")
    plan = plan_import(house, path, today=TODAY)
    check_in(house, choir_on(house), id_of(house, "Ana Silva"), now=NOW)
    before = dump(house)
    with pytest.raises(KnownError, match="on the list already"):
        apply_plan(house, plan, path.name)
    assert dump(house) == before
