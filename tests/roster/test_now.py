"""Who is on call at a moment, until when, who is next: across midnight, clock changes and gaps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS, Consent, Person
from dropin.people.operations import give_consent
from dropin.roster.model import Shift, Slot
from dropin.roster.now import MEMBERS_ROOM, OFFICE, on_call, shown
from dropin.roster.planning.model import BACKUP, PRIMARY, SHADOW
from dropin.roster.shifts import moments
from dropin.roster.store import has_roster, on_call_at
from tests.commands import is_one_plain_sentence, run
from tests.files import new_file
from tests.roster.duty import DUBLIN, MONDAY, TUESDAY, Duty, wall


def shift(number: int, day: date, starts: time, ends: time, person_id: int | None = 1) -> Shift:
    slots = (Slot(number, number, PRIMARY, person_id=person_id),)
    return Shift(
        number, None, day, "Desk", starts, ends, *moments(day, starts, ends, DUBLIN), slots=slots
    )


NIGHT = shift(1, MONDAY, time(22), time(8))
DAY = shift(2, TUESDAY, time(10), time(14), 2)


def test_a_night_runs_on_after_midnight_and_ends_on_its_minute() -> None:
    found = on_call((NIGHT, DAY), wall(TUESDAY, 7, 59))
    assert (found.now, found.next) == ((NIGHT,), (DAY,))
    assert on_call((NIGHT, DAY), wall(TUESDAY, 8)).now == ()


def test_in_a_gap_nobody_is_on_call_and_the_next_is_told() -> None:
    found = on_call((NIGHT, DAY), wall(TUESDAY, 9))
    assert found.is_gap
    assert found.next == (DAY,)
    assert found.changes_at == DAY.starts


def test_a_shift_nobody_took_is_a_gap_with_its_hours() -> None:
    found = on_call((replace(DAY, slots=(Slot(2, 2, PRIMARY),)),), wall(TUESDAY, 11))
    assert len(found.now) == 1
    assert found.is_gap


def test_somebody_who_shadows_alone_does_not_fill_a_gap() -> None:
    watched = (Slot(2, 2, PRIMARY), Slot(3, 2, SHADOW, person_id=4))
    assert on_call((replace(DAY, slots=watched),), wall(TUESDAY, 11)).is_gap


def test_without_any_shift_nothing_is_known() -> None:
    found = on_call((), wall(TUESDAY, 11))
    assert (found.now, found.next, found.changes_at) == ((), (), None)


@pytest.mark.parametrize(
    ("at", "on"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), True),  # 1:30 for the first time
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), True),  # and for the second
        (datetime(2026, 10, 25, 8, 0, tzinfo=UTC), False),  # eleven hours on
    ],
)
def test_the_hour_that_comes_twice_is_on_call_twice(at: datetime, on: bool) -> None:
    night = shift(1, date(2026, 10, 24), time(22), time(8))
    assert bool(on_call((night,), at).now) is on


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 30)), max_size=6), st.integers(-5, 80))
def test_until_it_changes_it_holds(spans: list[tuple[int, int]], minute: int) -> None:
    """Whoever waits until ``changes_at`` misses nothing."""
    start = datetime(2026, 11, 23, tzinfo=UTC)

    def after(minutes: int) -> datetime:
        return start + timedelta(minutes=minutes)

    known = [
        replace(DAY, id=number, starts=after(begin), ends=after(begin + length))
        for number, (begin, length) in enumerate(spans)
    ]
    found = on_call(known, after(minute))
    last = 200 if found.changes_at is None else (found.changes_at - start) // timedelta(minutes=1)
    for later in range(minute, last):
        same = on_call(known, after(later))
        assert (same.now, same.next) == (found.now, found.next)


def test_each_seat_shows_what_was_agreed_to() -> None:
    ana = Person(1, "Ana Lopes", phone="085 1")
    name = Consent(1, 1, NAME_ON_PRINTS, MONDAY)
    number = Consent(2, 1, NUMBER_TO_MEMBERS, MONDAY)
    told = {
        (seat, consents): (found.name, found.phone)
        for seat in (OFFICE, MEMBERS_ROOM)
        for consents in ((), (name,), (name, number), (number,))
        for found in (shown(ana, consents, TUESDAY, seat),)
    }
    assert {told[OFFICE, each] for each in ((), (name,))} == {("Ana Lopes", "085 1")}
    assert told[MEMBERS_ROOM, ()] == ("", "")
    assert told[MEMBERS_ROOM, (name,)] == ("Ana", "")
    assert told[MEMBERS_ROOM, (name, number)] == ("Ana", "085 1")
    assert told[MEMBERS_ROOM, (number,)] == ("", "")


@pytest.fixture
def duty(tmp_path: Path) -> Iterator[Duty]:
    with new_file(tmp_path) as file:
        yield Duty(file)


def test_last_nights_phone_is_on_call_this_morning(duty: Duty) -> None:
    duty.put(duty.ana, "Phone", MONDAY)
    found = on_call_at(duty.file, wall(TUESDAY, 6))
    assert [(slot.role, slot.person_id) for _, slot in found.posts_now()] == [
        (PRIMARY, duty.ana),
        (BACKUP, None),
    ]
    assert [each.name for each in found.next] == ["Desk"]


def test_a_centre_without_shifts_has_no_roster(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        assert not has_roster(file)
        assert on_call_at(file, wall(TUESDAY, 6)).now == ()


def test_the_command_says_who_is_on_and_who_is_next_as_json(duty: Duty) -> None:
    ana = duty.leader("Ana Silva", "085 111")
    ben = duty.leader("Ben Hur", "085 222")
    give_consent(duty.file, ana, NUMBER_TO_MEMBERS, MONDAY)
    duty.put(ana, "Phone", MONDAY)
    duty.put(ben, "Phone", MONDAY, BACKUP)
    path = duty.file.path
    duty.file.close()
    done = run("oncall", path, "--at", "2026-11-24T07:30", "--json")
    assert json.loads(done.out) == {
        "at": "2026-11-24T07:30:00+00:00",
        "now": [
            {
                "role": "primary",
                "shift": "Phone",
                "start": "2026-11-23T22:00:00+00:00",
                "end": "2026-11-24T08:00:00+00:00",
                "name": "Ana Silva",
                "phone": "085 111",
            },
            {
                "role": "backup",
                "shift": "Phone",
                "start": "2026-11-23T22:00:00+00:00",
                "end": "2026-11-24T08:00:00+00:00",
                "name": "Ben Hur",
                "phone": None,
            },
        ],
        "next": [
            {
                "role": "primary",
                "shift": "Desk",
                "start": "2026-11-24T10:00:00+00:00",
                "end": "2026-11-24T14:00:00+00:00",
                "name": None,
                "phone": None,
            }
        ],
    }


def test_the_command_speaks_to_people_too(duty: Duty) -> None:
    duty.put(duty.ana, "Phone", MONDAY)
    path = duty.file.path
    duty.file.close()
    assert run("oncall", path, "--at", "2026-11-24T07:30").out.splitlines() == [
        "On call on Tue 24 Nov at 7:30",
        "  Phone 22:00–8:00: Ana Lopes",
        "  Phone 22:00–8:00, backup: nobody is down for it",
        "Next, from Tue 24 Nov 10:00",
        "  Desk 10:00–14:00: nobody is down for it",
    ]
    gap = run("oncall", path, "--at", "2026-11-24T09:00").out.splitlines()
    assert gap[:2] == ["On call on Tue 24 Nov at 9:00", "  Nobody is on call."]


def test_the_wall_of_the_centre_is_meant_and_offsets_are_heard(duty: Duty) -> None:
    path = duty.file.path
    duty.file.close()
    on_the_wall = json.loads(run("oncall", path, "--at", "2026-07-01T09:00", "--json").out)
    assert on_the_wall["at"] == "2026-07-01T09:00:00+01:00"
    elsewhere = json.loads(run("oncall", path, "--at", "2026-07-01T10:00+02:00", "--json").out)
    assert elsewhere["at"] == on_the_wall["at"]


def test_a_file_without_a_roster_says_so(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        path = file.path
    assert run("oncall", path, "--at", "2026-11-24T09:00").out.splitlines() == [
        "There is no roster in this centre yet."
    ]
    assert json.loads(run("oncall", path, "--json").out)["now"] == []


def test_what_is_no_moment_is_wrong_usage(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        path = file.path
    assert run("oncall", path, "--at", "teatime").status == 2
    assert is_one_plain_sentence(run("oncall", tmp_path / "nothing.dropin"))
