"""How long everybody's own sheets take: 300 leaders, four weeks, from the file to the PDF."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from datetime import time as clock_time
from itertools import cycle
from pathlib import Path

import pytest

from dropin.people.model import CONSENTS, Person
from dropin.people.operations import add_person, give_consent
from dropin.printing.documents.reading import LEADER, Wanted, documents_of
from dropin.printing.operations import printed_together
from dropin.programme.operations import add_activity
from dropin.roster.operations import put
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.printing.made import weekly
from tests.roster.house import DESK, LONG_AGO, MONDAY, TODAY, House

LEADERS = 300
WEEKS = 4
MOST_SECONDS = 5.0
FIRST_NAMES = ("Ana", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentreFile]:
    """Eight desks of two each on weekdays, and an activity led by two of every three leaders."""
    with new_file(Path(tmp_path_factory.mktemp("leaders"))) as file:
        with file.load("Leaders"):
            house = House(file)
            ids = [_leader(file, number) for number in range(LEADERS)]
            for hour in range(8, 16):
                desk = replace(DESK, name=f"Desk {hour}", starts_at=clock_time(hour))
                house.desk(replace(desk, ends_at=clock_time(hour + 2)))
            who = cycle(ids)
            for shift in house.shifts(MONDAY, MONDAY + timedelta(weeks=WEEKS)):
                _fill(house, shift.day, shift.name, who)
            for number, (one, other) in enumerate(zip(ids[::3], ids[1::3], strict=True)):
                choir = weekly(0, f"Choir {number}", WEEKDAYS[number % 5], clock_time(16))
                add_activity(
                    file, replace(choir, leader_id=one, co_leader_id=other, bring="song sheets")
                )
        yield file


def _leader(file: CentreFile, number: int) -> int:
    name = f"{FIRST_NAMES[number % len(FIRST_NAMES)]} Silva{number}"
    person_id = add_person(file, Person(0, name, phone=f"0171 {number:05}"))
    for kind in CONSENTS:
        give_consent(file, person_id, kind, LONG_AGO)
    return person_id


def _fill(house: House, day: date, name: str, who: Iterator[int]) -> None:
    for place in range(len(house.shift(day, name).slots)):
        put(house.file, house.shift(day, name).slots[place].id, next(who))


def test_everybodys_own_sheets_take_seconds(file: CentreFile) -> None:
    wanted = Wanted(LEADER, day=MONDAY, until=MONDAY + timedelta(weeks=WEEKS))
    began = time.perf_counter()
    made = printed_together(documents_of(file, wanted, today=TODAY))
    taken = time.perf_counter() - began
    assert made.pdf.count(b"/Type /Page\n") >= LEADERS
    assert taken <= MOST_SECONDS
