"""The sheet of a day from a real file: who is on call, as each agreed, and no number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS, Person
from dropin.people.naming import FULL, NONE
from dropin.people.operations import add_person, give_consent
from dropin.printing.model import DAY, USUAL, Entry
from dropin.printing.operations import printed, sheet_of
from dropin.roster.model import PatternRole, Terms
from dropin.roster.operations import change_shift, leave_out_shift, put, save_terms
from dropin.roster.planning.model import BACKUP, PRIMARY, SHADOW
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.roster.house import DESK, LONG_AGO, MONDAY, TODAY, TUESDAY, House

NIGHT = replace(
    DESK, name="Night line", starts_at=time(22), ends_at=time(8), roles=(PatternRole(PRIMARY),)
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as file:
        yield file


def leader(file: CentreFile, name: str, *, named: bool = True) -> int:
    person_id = add_person(file, Person(0, name, phone="0171 234"))
    save_terms(file, Terms(0, person_id, LONG_AGO))
    give_consent(file, person_id, NUMBER_TO_MEMBERS, LONG_AGO)
    if named:
        give_consent(file, person_id, NAME_ON_PRINTS, LONG_AGO)
    return person_id


def on_call(file: CentreFile, day: date, level: str = USUAL[DAY].name_level) -> tuple[Entry, ...]:
    options = USUAL[DAY]._replace(name_level=level)
    return sheet_of(file, DAY, day, options, today=TODAY).on_call


def test_who_is_on_call_is_named_as_each_agreed(file: CentreFile) -> None:
    House(file).desk()
    put(file, House(file).slot(MONDAY).id, leader(file, "Ana Silva"))
    put(file, House(file).slot(MONDAY, BACKUP).id, leader(file, "Ben Okafor", named=False))
    (desk,) = on_call(file, MONDAY)
    assert (desk.clock, desk.topic) == ("10:00–14:00", "Desk")
    assert desk.title == "Ana; a peer leader (backup)"
    assert on_call(file, MONDAY, FULL)[0].title == "Ana Silva; a peer leader (backup)"
    assert on_call(file, MONDAY, NONE)[0].title == "a peer leader; a peer leader (backup)"


def test_no_number_stands_on_the_door(file: CentreFile) -> None:
    House(file).desk()
    put(file, House(file).slot(MONDAY).id, leader(file, "Ana Silva"))
    made = printed(sheet_of(file, DAY, MONDAY, USUAL[DAY], today=TODAY))
    text = PdfReader(BytesIO(made.pdf)).pages[0].extract_text()
    assert "Ana" in text
    assert "0171" not in text


def test_a_gap_is_said_and_nobody_misses_a_shadow(file: CentreFile) -> None:
    House(file).desk(replace(DESK, roles=(PatternRole(PRIMARY), PatternRole(SHADOW))))
    assert [each.title for each in on_call(file, MONDAY)] == ["nobody yet"]


def test_a_night_is_on_both_its_days(file: CentreFile) -> None:
    House(file).desk(replace(NIGHT, weekdays=(0,)))
    assert [each.clock for each in on_call(file, MONDAY)] == ["22:00–8:00"]
    assert [each.clock for each in on_call(file, TUESDAY)] == ["until 8:00"]
    assert on_call(file, TUESDAY + timedelta(days=1)) == ()


def test_a_shift_that_ends_at_midnight_is_not_on_the_next_day(file: CentreFile) -> None:
    House(file).desk(replace(NIGHT, weekdays=(0,), ends_at=time(0)))
    assert on_call(file, TUESDAY) == ()


def test_a_cancelled_shift_is_not_on_the_sheet_and_a_note_is(file: CentreFile) -> None:
    House(file).desk()
    change_shift(file, replace(House(file).shift(MONDAY), note="Until the plumber has gone"))
    assert on_call(file, MONDAY)[0].note == "Until the plumber has gone"
    leave_out_shift(file, House(file).shift(MONDAY).id)
    assert on_call(file, MONDAY) == ()
