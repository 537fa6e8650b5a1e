"""Bringing in leaders, trainings, usual weeks, absences and shifts: read, asked, one undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from random import Random

import pytest

from dropin.exchange.kinds import KINDS as IMPORTABLE
from dropin.exchange.model import ImportPlan
from dropin.exchange.operations import apply_plan, plan_import, plan_source
from dropin.exchange.recognising import guess_mapping
from dropin.exchange.source import open_source
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.people.store import everybodys_trainings, people, roles_of, trainings
from dropin.roster.operations import note_absence
from dropin.roster.planning.model import CAN, CANNOT, PREFERS
from dropin.roster.store import (
    absences_of,
    patterns,
    shifts_between,
    terms_of,
    usual_times_of,
)
from dropin.storage.file import CentreFile
from tests.exchange.bringing import TODAY, bring_in, counts, write_table
from tests.exchange.rostered import TUESDAY, desk, first_aid, leader
from tests.files import dump

LEADERS = (
    "Name,Short name,Phone,Languages,On roster from,Share,Most a week,Most nights,Rest hours",
    'Ana Silva,Ana,0171 555,"Spanish, English",2026-03-01,50 %,2,none,12',
)
TRAINING = (
    "Name,Training,Held on,Valid until,Confirmed by",
    "Ana Silva,First aid,2025-05-04,2027-05-03,Bea",
    "Ana Silva,Boat handling,2026-01-10,,",
)
AVAILABILITY = (
    "Name,Weekday,From,Until,Can",
    "Ana Silva,Mon to Wed,9:00,13:00,prefers",
    "Ana Silva,Saturday,6 pm,10 pm,can",
)
ABSENCES = ("Name,From,Back on", "Ana Silva,2026-12-01,2026-12-09")
SHIFTS = (
    "Name,Weekdays,From,Until,Roles,Trainings,Languages",
    "Phone,every day,22:00,08:00,primary 1,First aid,",
    "Desk,weekdays,9:00,13:30,primary,First aid,",
    "Desk,weekdays,9:00,13:30,2 backup,,Spanish",
)
LIKELY = ("Ana Silva",) * 9 + ("2026-12-05", "2026-12-07", "9:00", "Tue", "Desk", "3")
KINDS = {
    "leaders": LEADERS,
    "training": TRAINING,
    "availability": AVAILABILITY,
    "absences": ABSENCES,
    "shifts": SHIFTS,
}


def table(folder: Path, rows: Sequence[str], name: str = "table.csv") -> Path:
    return write_table(folder / name, *rows)


def only(plan: ImportPlan) -> tuple[str, str, str, str]:
    (row,) = plan.rows
    return row.status, row.effect, row.reading, row.message


def answered(file: CentreFile, path: Path, *labels: str) -> ImportPlan:
    """The plan once a person has pressed these answers, one question after another."""
    source, answers = open_source(path), dict[int, str]()
    for label in labels:
        plan = plan_source(file, source, today=TODAY, answers=answers)
        line, choice = next(
            (row.line, each)
            for row in plan.rows
            for each in row.choices
            if str(each.label) == label
        )
        answers[line] = choice.words
    return plan_source(file, source, today=TODAY, answers=answers)


@pytest.fixture
def ana(file: CentreFile) -> int:
    return leader(file, "Ana Silva")


# What is true of all five


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        *((rows[0], kind) for kind, rows in KINDS.items()),
        ("Name,From,Until", "absences"),
        ("Who,Away from,Returns", "absences"),
        ("Leader,Days,Start,End,Availability", "availability"),
        ("Person,Course,Completed,Expires", "training"),
        ("Leader,Max per week,Max per month,Phone", "leaders"),
        ("Day,Shift,From,Until,On duty", "shifts"),
        ("Date,Shift,Role,Name", "shifts"),
        ("Shift,Weekdays,From,Until,Primary,Backup", "shifts"),
    ],
)
def test_a_header_tells_which_table_of_the_roster_it_is(header: str, kind: str) -> None:
    cells = header.split(",")
    mapping = guess_mapping(cells, len(cells))
    assert (mapping.columns.kind, mapping.complete) == (kind, True)


@pytest.mark.parametrize("kind", KINDS)
def test_one_undo_takes_a_whole_import_back(
    file: CentreFile, tmp_path: Path, ana: int, kind: str
) -> None:
    before = dump(file)
    bring_in(file, table(tmp_path, KINDS[kind], f"{kind}.csv"))
    assert dump(file) != before
    assert file.undo_label == f"Bring in {kind}.csv"
    file.undo()
    assert dump(file) == before


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_table_twice_changes_nothing(
    file: CentreFile, tmp_path: Path, ana: int, kind: str
) -> None:
    path = table(tmp_path, KINDS[kind])
    bring_in(file, path)
    before = dump(file)
    again = bring_in(file, path)
    assert counts(again) == (0, 0, len(KINDS[kind]) - 1, 0)
    assert dump(file) == before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "utf-16"), ("\t", "windows-1252")])
def test_any_order_delimiter_and_encoding_reads_the_same(
    file: CentreFile, tmp_path: Path, ana: int, kind: str, delimiter: str, encoding: str
) -> None:
    import csv

    rows = [list(reversed(row)) for row in csv.reader(KINDS[kind])]
    lines = [delimiter.join(row) for row in rows]
    turned = write_table(tmp_path / "turned.csv", *lines, encoding=encoding)
    plans = [
        plan_import(file, each, today=TODAY) for each in (table(tmp_path, KINDS[kind]), turned)
    ]
    assert plans[0].rows == plans[1].rows
    assert plans[0].kind == plans[1].kind == kind


@pytest.mark.parametrize("kind", ["training", "availability", "absences"])
def test_two_people_of_one_name_are_asked_about_and_nobody_unknown_is_guessed(
    file: CentreFile, tmp_path: Path, ana: int, kind: str
) -> None:
    add_person(file, Person(0, "Ana Silva", phone="0172"))
    path = table(tmp_path, KINDS[kind])
    plan = plan_import(file, path, today=TODAY)
    assert {row.status for row in plan.rows} == {"ask"}
    assert "Several people may be Ana Silva" in plan.rows[0].message
    assert "Ana Silva (0172)" in [str(each.label) for each in plan.rows[0].choices]
    settled = answered(file, path, "Ana Silva")
    assert {row.status for row in settled.rows} == {"ok"}
    nobody = table(tmp_path, [row.replace("Ana Silva", "Zoe") for row in KINDS[kind]])
    assert {row.status for row in plan_import(file, nobody, today=TODAY).rows} == {"ask"}


CELLS = (
    *("", "Ana Silva", "Nobody", "Mon", "Fri-Mon", "9:00", "18:00-22:00", "24:00", "noon", "13pm"),
    *("0", "1", "2", "-1", "9" * 40, "50 %", "half", "every 4", "1 in 5", "none", "x", "yes", "no"),
    *("2026-12-01", "2027-02-29", "1 Dec", "31/12/2026", "31.12.", "9999-12-31", "1900-01-01"),
    *("can", "cannot", "prefers", "primary", "2 backup", "primary 1, backup 2", "First aid"),
    *("CPR; New one", "Spanish", "Desk", "Hall", "\u2602", "'=1+1", "long " * 60),
)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_stands_in_the_cells_is_read_refused_or_asked_and_never_written_twice(
    file: CentreFile, tmp_path: Path, ana: int, kind: str
) -> None:
    desk(file)
    chance = Random(f"cells of {kind}")
    columns = list(IMPORTABLE[kind].columns.names.values())
    for _ in range(6):
        rows = [
            ",".join(f'"{chance.choice((*CELLS, *LIKELY))}"' for _ in columns) for _ in range(30)
        ]
        path = table(tmp_path, (",".join(columns), *rows))
        plan = bring_in(file, path, accept_guesses=True)
        assert plan.kind == kind
        assert all(row.message for row in plan.rows if row.effect == "refused")
        assert counts(plan_import(file, path, today=TODAY, accept_guesses=True))[:2] == (0, 0)


# Leaders


def test_a_leader_comes_in_with_number_languages_and_terms(
    file: CentreFile, tmp_path: Path
) -> None:
    plan = bring_in(file, table(tmp_path, LEADERS))
    assert only(plan)[:2] == ("ok", "added")
    assert only(plan)[2] == (
        "peer leader; short name: Ana; phone: 0171 555; languages: Spanish, English;"
        " on the roster from Sunday, March 1, 2026; share 50 %; at most 2 shifts a week;"
        " any number of nights a month; 12 hours of rest"
    )
    (person,) = people(file)
    assert (person.short_name, person.languages) == ("Ana", ("Spanish", "English"))
    assert [each.role for each in roles_of(file, person.id)] == ["leader"]
    held = terms_of(file, person.id)
    assert held is not None
    assert (held.starts_on, held.share, held.most_a_week) == (date(2026, 3, 1), 50, 2)
    assert (held.most_nights, held.rest_minutes) == (None, 720)


def test_somebody_known_joins_the_roster_and_later_changes_are_told_with_what_was(
    file: CentreFile, tmp_path: Path
) -> None:
    person_id = add_person(file, Person(0, "Ana Silva", phone="0171555", pronouns="she"))
    joined = only(bring_in(file, table(tmp_path, LEADERS)))
    assert joined[1] == "updated", "they are not new"
    assert "Joins the roster." in str(joined[3])
    assert len(people(file)) == 1
    changed = ("Name,Share,Rest weeks,Lives near", "Ana Silva,120,1 in 4,yes")
    plan = bring_in(file, table(tmp_path, changed))
    assert only(plan)[1] == "updated"
    assert only(plan)[3] == "So far share 50 %; no rest weeks; does not live near."
    held = terms_of(file, person_id)
    assert held is not None
    assert (held.share, held.rest_week_every, held.most_a_week) == (120, 4, 2)
    assert held.lives_near


@pytest.mark.parametrize(
    ("cell", "percent"), [("50 %", 50), ("50", 50), ("0.5", 50), ("1", 100), ("half", 50)]
)
def test_a_share_reads_however_it_is_written(
    file: CentreFile, tmp_path: Path, cell: str, percent: int
) -> None:
    plan = plan_import(file, table(tmp_path, ("Name,Share", f"Ana,{cell}")), today=TODAY)
    assert f"share {percent} %" in only(plan)[2]


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("Share", "a lot", "no share"),
        ("Share", "9999", "no share"),
        ("Most a week", "2-3", "no whole number"),
        ("Most a week", "-1", "no whole number"),
        ("Rest hours", "long", "no number of hours"),
        ("Rest weeks", "1", "one week in 4"),
        ("Lives near", "perhaps", "neither yes nor no"),
        ("On roster from", "soon", "no day"),
        ("Otherwise", "perhaps so", "neither prefers"),
    ],
)
def test_a_bad_cell_is_told_with_line_and_reason_while_good_rows_go_in(
    file: CentreFile, tmp_path: Path, column: str, cell: str, reason: str
) -> None:
    rows = (f"Name,Shadow,{column}", f"Bad One,1,{cell}", "Good One,1,")
    plan = bring_in(file, table(tmp_path, rows))
    bad, good = plan.rows
    assert (bad.line, bad.title, bad.status) == (2, "Bad One", "bad")
    assert reason in bad.message
    assert (good.effect, [each.name for each in people(file)]) == ("added", ["Good One"])


def test_a_short_name_alone_asks_whether_it_is_the_one_who_is_known(
    file: CentreFile, tmp_path: Path, ana: int
) -> None:
    path = table(tmp_path, ("Name,Share", "Ana,50"))
    assert only(plan_import(file, path, today=TODAY))[3] == "Who is Ana?"
    known = answered(file, path, "Ana Silva")
    assert only(known)[1] == "updated"
    assert only(answered(file, path, "Somebody new"))[1] == "added"


def test_who_is_on_the_roster_is_offered_before_all_others_of_a_first_name(
    file: CentreFile, tmp_path: Path
) -> None:
    for number in range(8):
        add_person(file, Person(0, f"Ana Ant {number}"))
    leader(file, "Ana Zuse")
    plan = plan_import(file, table(tmp_path, ("Name,From", "Ana,2026-12-01")), today=TODAY)
    assert str(plan.rows[0].choices[0].label) == "Ana Zuse"


# Trainings


def test_trainings_are_noted_and_an_unknown_one_comes_onto_the_list_once(
    file: CentreFile, tmp_path: Path, ana: int
) -> None:
    training_id = first_aid(file)
    rows = (*TRAINING, "Ana Silva,boat handling,2024-01-10,,")
    plan = bring_in(file, table(tmp_path, rows))
    told = [row.message for row in plan.rows]
    assert told[0] == ""
    assert told[1] == "“Boat handling” comes onto the list of trainings."
    assert [each.name for each in trainings(file)] == ["First aid", "Boat handling"]
    held = {(e.training_id, e.held_on): e for e in everybodys_trainings(file)[ana]}
    certificate = held[training_id, date(2025, 5, 4)]
    assert (certificate.lapses_on, certificate.confirmed_by) == (date(2027, 5, 4), "Bea")
    assert len(held) == 3


def test_without_a_day_it_lapses_as_the_list_says_and_a_later_table_corrects_it(
    file: CentreFile, tmp_path: Path, ana: int
) -> None:
    first_aid(file)
    header = "Name,Training,Held on,Lapses on"
    bring_in(file, table(tmp_path, (header, "Ana Silva,First aid,2025-05-04,")))
    (held,) = everybodys_trainings(file)[ana]
    assert held.lapses_on == date(2027, 5, 4)
    plan = bring_in(file, table(tmp_path, (header, "Ana Silva,First aid,2025-05-04,2026-05-04")))
    assert only(plan)[1] == "updated"
    assert only(plan)[3] == "So far lapses Tuesday, May 4, 2027."
    assert [each.lapses_on for each in everybodys_trainings(file)[ana]] == [date(2026, 5, 4)]


def test_a_certificate_that_lapses_before_it_was_held_is_refused(
    file: CentreFile, tmp_path: Path, ana: int
) -> None:
    rows = ("Name,Training,Held on,Lapses on", "Ana Silva,First aid,2025-05-04,2025-05-04")
    assert only(plan_import(file, table(tmp_path, rows), today=TODAY))[0] == "bad"


# Usual weeks


def test_times_somebody_can_make_all_others_ones_they_cannot_and_it_says_so(
    file: CentreFile, tmp_path: Path, ana: int
) -> None:
    plan = bring_in(file, table(tmp_path, AVAILABILITY))
    assert plan.rows[0].reading == (
        "prefers: Monday, Tuesday, Wednesday 9 am – 1 pm; at all other times they cannot"
    )
    held = terms_of(file, ana)
    assert held is not None
    assert held.otherwise == CANNOT
    week = {(e.weekday, e.starts_at, e.ends_at, e.liking) for e in usual_times_of(file, ana)}
    assert week == {
        *((day, time(9), time(13), PREFERS) for day in range(3)),
        (5, time(18), time(22), CAN),
    }


def test_a_week_with_times_they_cannot_leaves_all_others_open(
    file: CentreFile, tmp_path: Path, ana: int
) -> None:
    bring_in(file, table(tmp_path, AVAILABILITY))
    plan = bring_in(file, table(tmp_path, (AVAILABILITY[0], "Ana Silva,Fri,0:00,24:00,no")))
    assert plan.rows[0].reading.startswith("cannot: Friday all day")
    held = terms_of(file, ana)
    assert held is not None
    assert held.otherwise == CAN
    assert len(usual_times_of(file, ana)) == 1
    assert "No longer: Monday, Tuesday, Wednesday" in plan.rows[0].message


def test_a_row_that_is_left_out_lets_nothing_known_go(
    file: CentreFile, tmp_path: Path, ana: int
) -> None:
    bring_in(file, table(tmp_path, AVAILABILITY))
    half = (AVAILABILITY[0], AVAILABILITY[2], "Ana Silva,Someday,9:00,13:00,can")
    bring_in(file, table(tmp_path, half))
    assert len(usual_times_of(file, ana)) == 4


def test_who_is_not_on_the_roster_is_asked_about_first(file: CentreFile, tmp_path: Path) -> None:
    person_id = add_person(file, Person(0, "Ana Silva"))
    path = table(tmp_path, AVAILABILITY)
    plan = plan_import(file, path, today=TODAY)
    assert plan.rows[0].message == "Ana Silva is not on the roster yet. Do they join it today?"
    apply_plan(file, answered(file, path, "They join today"), path.name)
    held = terms_of(file, person_id)
    assert held is not None
    assert held.starts_on == TODAY


# Absences


def test_back_on_and_last_day_are_told_apart(file: CentreFile, tmp_path: Path, ana: int) -> None:
    bring_in(file, table(tmp_path, ABSENCES))
    last = ("Name,From,Last day", "Ana Silva,2027-01-04,2027-01-08")
    bring_in(file, table(tmp_path, last))
    assert [(each.starts_on, each.ends_on) for each in absences_of(file, ana)] == [
        (date(2026, 12, 1), date(2026, 12, 9)),
        (date(2027, 1, 4), date(2027, 1, 9)),
    ]


@pytest.mark.parametrize(
    ("answer", "end"),
    [("It is the last day away", 9), ("They are back that day", 8)],
)
def test_an_unclear_until_is_asked_once_for_the_whole_table(
    file: CentreFile, tmp_path: Path, ana: int, answer: str, end: int
) -> None:
    rows = ("Name,From,Until", "Ana Silva,1 Dec,8 Dec", "Ana Silva,1 Jan,8 Jan")
    path = table(tmp_path, rows)
    plan = plan_import(file, path, today=TODAY)
    assert [row.status for row in plan.rows] == ["ask", "ask"]
    settled = answered(file, path, answer)
    assert [row.status for row in settled.rows] == ["ok", "ok"]
    apply_plan(file, settled, path.name)
    assert [each.ends_on for each in absences_of(file, ana)] == [
        date(2026, 12, end),
        date(2027, 1, end),
    ]


def test_a_reason_is_never_stored_and_the_preview_says_so(
    file: CentreFile, tmp_path: Path, ana: int
) -> None:
    rows = ("Name,From,Back on,Reason", "Ana Silva,2026-12-01,2026-12-09,in hospital")
    plan = bring_in(file, table(tmp_path, rows))
    assert "Why somebody is away is not kept" in " ".join(map(str, plan.notices))
    assert "hospital" not in str(plan.as_json())
    assert "hospital" not in str(dump(file))


def test_a_corrected_absence_ends_earlier_instead_of_standing_twice(
    file: CentreFile, tmp_path: Path, ana: int
) -> None:
    note_absence(file, ana, date(2026, 12, 1), None)
    plan = bring_in(file, table(tmp_path, ABSENCES))
    assert only(plan)[1] == "updated"
    assert only(plan)[3] == ("So far away from Tuesday, December 1, 2026 until they are back.")
    (absence,) = absences_of(file, ana)
    assert absence.ends_on == date(2026, 12, 9)


def test_back_before_away_is_refused(file: CentreFile, tmp_path: Path, ana: int) -> None:
    rows = ("Name,From,Back on", "Ana Silva,2026-12-09,2026-12-01")
    assert only(plan_import(file, table(tmp_path, rows), today=TODAY))[0] == "bad"


# Shifts


def test_rows_of_one_kind_of_shift_make_one_with_several_roles(
    file: CentreFile, tmp_path: Path
) -> None:
    training_id = first_aid(file)
    plan = bring_in(file, table(tmp_path, SHIFTS))
    assert counts(plan) == (3, 0, 0, 0)
    phone, daytime = sorted(patterns(file), key=lambda each: each.night, reverse=True)
    assert (phone.name, phone.night, phone.weekdays) == ("Phone", True, tuple(range(7)))
    assert [(e.role, e.people, e.trainings, e.languages) for e in daytime.roles] == [
        ("primary", 1, (training_id,), ()),
        ("backup", 2, (), ("Spanish",)),
    ]
    assert daytime.starts_on == TODAY


def test_a_kind_of_shift_of_the_same_name_is_changed_not_doubled(
    file: CentreFile, tmp_path: Path
) -> None:
    desk(file)
    rows = ("Shift,Weekdays,From,Until,Primary,Backup", "Desk,Mon-Fri,10:00,14:00,1,1")
    plan = bring_in(file, table(tmp_path, rows))
    assert only(plan)[1] == "updated"
    assert only(plan)[3] == "So far Desk · Mon–Fri · 9 am – 1:30 pm · 1 on duty, 1 backup."
    (known,) = patterns(file)
    assert (known.starts_at, known.starts_on) == (time(10), date(2026, 1, 1))
    assert [(each.role, each.weight) for each in known.roles] == [("primary", 100), ("backup", 50)]


def test_what_a_table_of_shifts_leaves_empty_stays_as_it_is(
    file: CentreFile, tmp_path: Path
) -> None:
    training_id = first_aid(file)
    bring_in(file, table(tmp_path, SHIFTS))
    rows = ("Shift,Weekdays,From,Until,Primary", "Desk,weekdays,9:00,13:30,2")
    plan = bring_in(file, table(tmp_path, rows))
    assert only(plan)[1] == "updated"
    known = next(each for each in patterns(file) if each.name == "Desk")
    assert [(each.role, each.people, each.trainings) for each in known.roles] == [
        ("primary", 2, (training_id,)),
        ("backup", 2, ()),
    ]


def test_a_dated_row_puts_people_on_duty_and_says_whom_they_replace(
    file: CentreFile, tmp_path: Path, ana: int
) -> None:
    desk(file)
    ben = leader(file, "Ben Okafor")
    rows = (
        "Day,Shift,Role,On duty",
        "2026-11-24,Desk,primary,Ana Silva",
        "2026-11-24,Desk,backup,Ben Okafor",
    )
    assert counts(bring_in(file, table(tmp_path, rows))) == (2, 0, 0, 0)
    (shift,) = shifts_between(file, TUESDAY, date(2026, 11, 25))
    assert [slot.person_id for slot in shift.slots] == [ana, ben]
    cleo = leader(file, "Cleo")
    plan = bring_in(file, table(tmp_path, (rows[0], "2026-11-24,Desk,primary,Cleo")))
    assert only(plan)[1] == "updated"
    assert only(plan)[3] == "So far Ana Silva."
    (shift,) = shifts_between(file, TUESDAY, date(2026, 11, 25))
    assert [slot.person_id for slot in shift.slots] == [cleo, ben]


def test_a_dated_shift_that_is_not_there_is_one_of_its_own(
    file: CentreFile, tmp_path: Path, ana: int
) -> None:
    rows = (
        "Date,Shift,From,Until,Role,Name",
        "2026-12-24,Christmas line,18:00,23:00,primary,Ana Silva",
        "2026-12-24,Christmas line,18:00,23:00,backup,",
    )
    path = table(tmp_path, rows)
    bring_in(file, path)
    (shift,) = shifts_between(file, date(2026, 12, 24), date(2026, 12, 25))
    assert (shift.by_hand, shift.pattern_id) == (True, None)
    assert [(slot.role, slot.person_id) for slot in shift.slots] == [
        ("primary", ana),
        ("backup", None),
    ]
    assert counts(bring_in(file, path)) == (0, 0, 2, 0)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (("Shift,Weekdays,From,Until", "Desk,Someday,9,13"), "no weekday"),
        (("Shift,Weekdays,From,Until", "Desk,Mon,9,"), "from when and until when"),
        (("Shift,Weekdays,From,Until", "Desk,Mon,25:00,13"), "no time"),
        (("Shift,Weekdays,From,Until,Roles", "Desk,Mon,9,13,chef"), "neither primary"),
        (("Shift,Weekdays,From,Until,Primary", "Desk,Mon,9,13,0"), "Nobody would be on duty"),
        (("Day,Shift,On duty", "2026-11-28,Desk,Ana Silva"), "no such shift"),
        (("Day,Shift,From,Until,On duty", "2026-11-24,Desk,10:00,12:00,Ana Silva"), "it is on"),
        (("Day,Shift,Role,On duty", "2026-11-24,Desk,shadow,Ana Silva"), "no more place"),
    ],
)
def test_a_shift_that_cannot_be_is_refused_with_the_reason(
    file: CentreFile, tmp_path: Path, ana: int, rows: tuple[str, ...], reason: str
) -> None:
    desk(file)
    plan = plan_import(file, table(tmp_path, rows), today=TODAY)
    assert only(plan)[0] == "bad"
    assert reason in only(plan)[3]
