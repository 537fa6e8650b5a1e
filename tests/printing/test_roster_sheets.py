"""The sheets of the roster: who is on call, no number on the wall, no gap hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS, Person
from dropin.people.operations import add_person, give_consent, update_person
from dropin.people.store import person
from dropin.printing.documents.reading import (
    LEADER,
    ROSTER_OFFICE,
    ROSTER_WALL,
    Wanted,
    document_of,
    documents_of,
)
from dropin.printing.documents.roster import Post, RosterWeek, office_roster, wall_roster
from dropin.printing.documents.subjects import subjects
from dropin.printing.flowing.model import Document, texts
from dropin.printing.operations import printed
from dropin.programme.model import Activity, ActivityTime
from dropin.programme.operations import add_activity
from dropin.roster.model import PatternRole, Shift, Slot, Terms
from dropin.roster.operations import change_shift, keep_draft, put, save_terms
from dropin.roster.planning.model import NEW_ROSTER, PRIMARY
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.printing.made_documents import IMPRINT, REACHABLE, WEEK
from tests.roster.house import DESK, LONG_AGO, MONDAY, NOW, TODAY, TUESDAY, House


def words(document: Document) -> str:
    """The words of the whole PDF."""
    pages = PdfReader(BytesIO(printed(document).pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


# What they say


def test_the_wall_names_as_each_agreed_and_has_a_kind_word_for_a_gap() -> None:
    said = texts(wall_roster((WEEK,), IMPRINT))
    assert {"Mon 23 Nov", "Sun 29 Nov", "Ana", "Zoë (backup)", "a leader (backup)"} <= set(said)
    assert said.count("nobody yet") == 1
    assert said.count("nobody yet (backup)") == 1
    assert any("Would you like to help?" in each for each in said)
    assert not any("07700" in each for each in said)


def test_a_wall_without_a_gap_asks_nobody_for_help() -> None:
    full = WEEK.rows[0]._replace(posts=((Post(PRIMARY, "Ana"),),) * 7)
    assert not any(
        "help" in each for each in texts(wall_roster((WEEK._replace(rows=(full,)),), IMPRINT))
    )


def test_the_office_has_every_number_and_all_gaps_at_the_top() -> None:
    said = texts(office_roster((WEEK,), REACHABLE, IMPRINT))
    assert "07700 900123" in said
    assert "Wed 25 Nov Day desk, Sun 29 Nov Overnight phone (backup)" in said
    assert any("Not for the wall" in each for each in said)


def test_a_crowded_week_of_long_names_flows_on_and_loses_nobody() -> None:
    long = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"
    posts = tuple((Post(PRIMARY, f"{long} {number}"),) for number in range(7))
    rows = tuple(
        replaced
        for number in range(30)
        for replaced in (WEEK.rows[0]._replace(name=f"Desk number {number}", posts=posts),)
    )
    document = wall_roster((WEEK._replace(rows=rows),), IMPRINT)
    made = printed(document)
    pages = PdfReader(BytesIO(made.pdf)).pages
    assert len(pages) > 3
    together = "".join("".join(page.extract_text() for page in pages).split())
    for number in range(30):
        assert f"Desknumber{number}" in together
    assert together.count("Wolfeschlegel") == 30 * 7
    assert made.warnings == ()
    assert printed(document).pdf == made.pdf


def test_each_week_of_several_begins_a_page_rather_than_break_over_one() -> None:
    first = WEEK._replace(rows=WEEK.rows * 2)
    later = first._replace(days=tuple(day + timedelta(weeks=1) for day in WEEK.days))
    for made in (wall_roster((first, later), IMPRINT), office_roster((first, later), (), IMPRINT)):
        pages = [
            " ".join(each.extract_text().split())
            for each in PdfReader(BytesIO(printed(made).pdf)).pages
        ]
        assert len(pages) == 2
        assert "30 November – 6 December 2026 Shift" in pages[1]
        assert [each.count("Overnight phone") >= 2 for each in pages] == [True, True]


def test_a_week_nobody_stands_in_is_told_in_the_office_as_a_whole() -> None:
    nobody = WEEK.rows[0]._replace(posts=((Post(PRIMARY, taken=False),),) * 7)
    empty = RosterWeek(tuple(day + timedelta(weeks=1) for day in WEEK.days), (nobody,))
    said = texts(office_roster((WEEK, empty), (), IMPRINT))
    assert said[said.index("Nobody yet, 30 November – 6 December") + 1] == "the whole week"
    assert "Wed 25 Nov Day desk, Sun 29 Nov Overnight phone (backup)" in said


def test_whoever_hangs_up_a_roster_is_told_of_a_number_in_a_note() -> None:
    assert wall_roster((WEEK,), IMPRINT).cautions == ()
    noted = WEEK.rows[0]._replace(notes=("Ring 07700 900 123", *WEEK.rows[0].notes[1:]))
    told = wall_roster((WEEK._replace(rows=(noted,)),), IMPRINT).cautions
    assert "may hold a telephone number" in str(told[0])


# From a centre's file


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as file:
        yield file


def leader(file: CentreFile, name: str, phone: str = "", *, named: bool = True) -> int:
    person_id = add_person(file, Person(0, name, phone=phone))
    save_terms(file, Terms(0, person_id, LONG_AGO))
    if named:
        give_consent(file, person_id, NAME_ON_PRINTS, LONG_AGO)
    return person_id


def rename(file: CentreFile, person_id: int, name: str) -> None:
    known = person(file, person_id)
    assert known is not None
    update_person(file, replace(known, name=name))


def post(file: CentreFile, day: date, role: str = PRIMARY) -> tuple[Shift, Slot]:
    shift = House(file).shift(day)
    return shift, next(slot for slot in shift.slots if slot.role == role)


def sheet(file: CentreFile, wanted: Wanted) -> Document:
    return document_of(file, wanted, today=TODAY)


def test_who_did_not_agree_is_a_leader_on_the_wall_and_named_with_number_in_the_office(
    file: CentreFile,
) -> None:
    House(file).desk()
    ana, ben = leader(file, "Ana Silva", "0171"), leader(file, "Ben Okafor", "0172", named=False)
    put(file, post(file, MONDAY)[1].id, ana)
    put(file, post(file, TUESDAY)[1].id, ben)
    wall = texts(sheet(file, Wanted(ROSTER_WALL, day=MONDAY)))
    assert {"Ana", "a leader"} <= set(wall)
    assert not any("Ben" in each or "0171" in each for each in wall)
    office = texts(sheet(file, Wanted(ROSTER_OFFICE, day=MONDAY)))
    assert {"Ana Silva", "Ben Okafor", "0171", "0172"} <= set(office)


def test_whoever_prints_the_wall_hears_how_many_names_stay_off_and_where_to_note_who_agrees(
    file: CentreFile,
) -> None:
    House(file).desk()
    ana, ben = leader(file, "Ana Silva"), leader(file, "Ben Okafor", named=False)
    put(file, post(file, MONDAY)[1].id, ana)
    assert sheet(file, Wanted(ROSTER_WALL, day=MONDAY)).cautions == ()
    put(file, post(file, TUESDAY)[1].id, ben)
    assert list(map(str, sheet(file, Wanted(ROSTER_WALL, day=MONDAY)).cautions)) == [
        "Left out: the names of 1 of the 2 people on it. They have not agreed to be named on"
        " prints.",
        "Ask them, and note it in People under “What they agreed to show”.",
    ]
    assert sheet(file, Wanted(ROSTER_OFFICE, day=MONDAY)).cautions == ()


def test_two_people_of_one_first_name_are_told_apart_or_whoever_prints_is_told(
    file: CentreFile,
) -> None:
    House(file).desk()
    una = leader(file, "Una Lynam")
    put(file, post(file, MONDAY)[1].id, leader(file, "Una Pawlak"))
    put(file, post(file, TUESDAY)[1].id, una)
    wall = sheet(file, Wanted(ROSTER_WALL, day=MONDAY))
    assert {"Una P.", "Una L."} <= set(texts(wall))
    assert wall.cautions == ()
    rename(file, una, "Una Pawlak")
    (said,) = sheet(file, Wanted(ROSTER_WALL, day=MONDAY)).cautions
    assert str(said).startswith("More than one person on it shows as Una P.")


def test_the_draft_is_left_aside_and_whoever_prints_is_told(file: CentreFile) -> None:
    House(file).desk(replace(DESK, roles=(PatternRole(PRIMARY),)))
    ana = leader(file, "Ana")
    plan = House(file).plan({("Mon", PRIMARY): ana})
    end = MONDAY + timedelta(weeks=1)
    keep_draft(file, plan, MONDAY, end, way=NEW_ROSTER, now=NOW)
    document = sheet(file, Wanted(ROSTER_WALL, day=MONDAY, until=end))
    assert "Ana" not in texts(document)
    assert "A draft waits" in str(document.cautions[0])
    assert sheet(file, Wanted(ROSTER_WALL, day=end)).cautions == ()


def test_shifts_stand_in_the_order_of_the_day_with_their_notes(file: CentreFile) -> None:
    House(file).desk()
    House(file).desk(replace(DESK, name="Breakfast", starts_at=time(9), position=1))
    shift, _ = post(file, MONDAY)
    change_shift(file, replace(shift, note="Until the plumber has gone"))
    said = words(sheet(file, Wanted(ROSTER_WALL, day=MONDAY)))
    assert said.index("Breakfast") < said.index("Desk")
    assert "Until the plumber has gone" in said


def test_a_week_without_shifts_says_so(file: CentreFile) -> None:
    assert "Nobody is on call in these days." in texts(sheet(file, Wanted(ROSTER_WALL, day=MONDAY)))


def test_a_leader_s_sheet_has_their_shifts_the_activities_they_lead_and_what_to_bring(
    file: CentreFile,
) -> None:
    House(file).desk()
    ana, ben = leader(file, "Ana Silva"), leader(file, "Ben Okafor")
    put(file, post(file, MONDAY)[1].id, ana)
    put(file, post(file, MONDAY, "backup")[1].id, ben)
    choir = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", at=time(14), minutes=90)
    song = Activity(0, "Choir", leader_id=ana, bring="song sheets", times=(choir,))
    add_activity(file, song)
    said = texts(sheet(file, Wanted(LEADER, day=MONDAY, person_id=ana)))
    assert said[0] == "Ana"
    assert {"Mon 23 Nov", "Desk", "with Ben", "Tue 24 Nov", "Choir", "song sheets"} <= set(said)
    assert "1 shift, 4 activities" in said
    theirs = texts(sheet(file, Wanted(LEADER, day=MONDAY, person_id=ben)))
    assert "Desk (backup)" in theirs
    assert "Choir" not in theirs


def test_a_leader_s_sheet_says_whom_they_can_ring_of_those_who_share_name_and_number(
    file: CentreFile,
) -> None:
    House(file).desk()
    ana, ben = leader(file, "Ana Silva"), leader(file, "Ben Okafor", "0172")
    put(file, post(file, MONDAY)[1].id, ana)
    put(file, post(file, MONDAY, "backup")[1].id, ben)
    wanted = Wanted(LEADER, day=MONDAY, person_id=ana)
    assert not any("0172" in each for each in texts(sheet(file, wanted)))
    give_consent(file, ben, NUMBER_TO_MEMBERS, LONG_AGO)
    said = texts(sheet(file, wanted))
    assert said[said.index("Whom to ring") + 1 :][:2] == ("Ben", "0172")


def test_a_leader_who_did_not_agree_to_be_named_finds_their_sheet_by_a_number(
    file: CentreFile,
) -> None:
    ben = leader(file, "Ben Okafor", named=False)
    said = texts(sheet(file, Wanted(LEADER, day=MONDAY, person_id=ben)))
    assert {"A leader’s own sheet", f"Number {ben}"} <= set(said)
    assert not any("Ben" in each for each in said)


def test_everybodys_own_sheets_are_those_of_whoever_takes_on_anything(file: CentreFile) -> None:
    House(file).desk()
    names = ("Ana Silva", "Ana Torres", "Cleo Roy")
    ana, other, cleo = (leader(file, each) for each in names)
    leader(file, "Dan Ek")
    put(file, post(file, MONDAY)[1].id, ana)
    put(file, post(file, MONDAY, "backup")[1].id, other)
    choir = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", at=time(14), minutes=90)
    add_activity(file, Activity(0, "Choir", leader_id=cleo, times=(choir,)))
    wanted = Wanted(LEADER, day=MONDAY, until=MONDAY + timedelta(weeks=1))
    one = sheet(file, wanted)
    assert one.title == "Leaders’ own sheets"
    assert [each.title for each in one.documents] == ["Ana S.", "Ana T.", "Cleo"]
    assert one.documents == tuple(documents_of(file, wanted, today=TODAY))
    assert one.documents[2] == sheet(file, wanted._replace(person_id=cleo))
    pages = PdfReader(BytesIO(printed(one).pdf)).pages
    assert ["Page 1 of 1" in each.extract_text() for each in pages] == [True] * 3


def test_where_nobody_takes_on_anything_one_sheet_says_so(file: CentreFile) -> None:
    leader(file, "Ana Silva")
    (document,) = sheet(file, Wanted(LEADER, day=MONDAY)).documents
    assert "nothing in these days" in texts(document)
    assert [str(each) for each in document.cautions] == [
        "No leader takes on anything in these days."
    ]


def test_the_print_page_offers_rosters_once_there_is_one(file: CentreFile) -> None:
    assert not subjects(file, ROSTER_WALL, TODAY, TODAY)
    House(file).desk()
    leader(file, "Ana")
    offered = subjects(file, ROSTER_WALL, MONDAY, TODAY)
    assert [(each.words, each.wanted.day) for each in offered] == [
        ("1 week", MONDAY),
        ("2 weeks", MONDAY),
        ("4 weeks", MONDAY),
        ("8 weeks", MONDAY),
    ]
    for each in offered:
        assert printed(sheet(file, each.wanted)).pdf
