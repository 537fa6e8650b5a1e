"""Our calendars, read by ourselves and by an independent reader: the same dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dropin.centre.model import Centre, Hours, OpeningHours, SpecialDay
from dropin.centre.operations import save_centre
from dropin.dates import Customs
from dropin.exchange.calendar_export import calendar_text
from dropin.exchange.calendar_import import read_calendar
from dropin.exchange.operations import export_calendar
from dropin.exchange.programme_import import Reader
from dropin.programme.model import (
    KEEP,
    Activity,
    ActivityTime,
    Closure,
    DateChange,
    Place,
    Programme,
    Term,
)
from dropin.programme.occurrences import occurrences
from dropin.programme.operations import add_activity
from dropin.programme.store import programme as stored
from dropin.storage.file import CentreFile
from tests.exchange.bringing import NOW, TODAY, bring_in, happening
from tests.exchange.conftest import NewFile
from tests.exchange.test_csv_export import full_programme

WALL = ZoneInfo("America/Detroit")
CENTRE = Centre("Harbour House", "America/Detroit")
YEAR = date(2026, 1, 1), date(2027, 3, 1)

Told = tuple[date, time | None, int | None, str]


def ours(programme: Programme, first: date, end: date) -> list[Told]:
    """What our own rules say happens, cancelled dates aside."""
    found = [
        (one.day, one.at, one.minutes if one.at else None, one.title)
        for one in occurrences(programme, first, end)
        if one.status != "cancelled"
    ]
    return sorted(found, key=repr)


def theirs(data: bytes, first: date, end: date) -> list[Told]:
    """What an independent reader makes of the calendar."""
    calendar = icalendar.Calendar.from_ical(data)
    found: list[Told] = []
    for event in recurring_ical_events.of(calendar).between(first, end):
        if event.get("STATUS") == "CANCELLED":
            continue
        begin = event["DTSTART"].dt
        title = str(event["SUMMARY"]).partition(": ")[0]
        if isinstance(begin, datetime):
            wall = begin.astimezone(WALL)
            length = event.get("DTEND")
            minutes = (length.dt - begin) // timedelta(minutes=1) if length else 0
            if first <= wall.date() < end:
                found.append((wall.date(), wall.time(), minutes or None, title))
        elif first <= begin < end:
            found.append((begin, None, None, title))
    return sorted(found, key=repr)


def exported(programme: Programme) -> bytes:
    return calendar_text(programme, CENTRE, {}, stamp=NOW)


def assert_read_alike(programme: Programme, first: date, end: date) -> None:
    assert theirs(exported(programme), first, end) == ours(programme, first, end)


def weekly(**fields: Any) -> ActivityTime:
    usual = ActivityTime(1, 1, "w", rule="FREQ=WEEKLY;BYDAY=TU", at=time(14))
    return replace(usual, **fields)


def one_activity(each: ActivityTime, **fields: Any) -> Activity:
    usual = Activity(1, "Choir", created_on=date(2026, 3, 4), times=(each,))
    return replace(usual, **fields)


TUESDAY = date(2026, 12, 8)

PROGRAMMES = {
    "plain": Programme((one_activity(weekly(minutes=90)),)),
    "no clock": Programme((one_activity(weekly(at=None)),)),
    "past midnight": Programme((one_activity(weekly(at=time(23), minutes=150)),)),
    "closures": Programme(
        (one_activity(weekly()),),
        closures=(
            Closure(1, date(2026, 12, 21), date(2027, 1, 4), reason="Holidays"),
            Closure(2, TUESDAY, date(2026, 12, 9), time(12, 30), time(18)),
        ),
    ),
    "kept on closures": Programme(
        (one_activity(weekly(), on_closure=KEEP),),
        closures=(Closure(1, date(2026, 12, 21), date(2027, 1, 4)),),
    ),
    "closed from its first date": Programme(
        (one_activity(weekly()),), closures=(Closure(1, date(2026, 1, 1), date(2026, 2, 1)),)
    ),
    "special hours": Programme(
        (one_activity(weekly()),),
        opening=OpeningHours(special_days=(SpecialDay(1, TUESDAY, Hours(time(9), time(12))),)),
    ),
    "suspended for a while": Programme(
        (
            one_activity(
                weekly(), suspended_from=date(2026, 11, 1), suspended_until=date(2026, 12, 1)
            ),
        )
    ),
    "suspended until further notice": Programme(
        (one_activity(weekly(), suspended_from=date(2026, 12, 1)),)
    ),
    "suspended from the start": Programme(
        (one_activity(weekly(), suspended_from=date(2020, 1, 1)),)
    ),
    "terms": Programme(
        (one_activity(weekly(term="School")),),
        terms=(
            Term(1, "School", date(2026, 9, 1), date(2026, 10, 20)),
            Term(2, "School", date(2026, 11, 2), date(2026, 12, 18)),
        ),
    ),
    "a term without days": Programme((one_activity(weekly(term="School")),)),
    "count": Programme(
        (
            one_activity(
                weekly(rule="FREQ=WEEKLY;COUNT=9;BYDAY=TU", starts_on=TUESDAY, excluded=(TUESDAY,))
            ),
        )
    ),
    "until": Programme((one_activity(weekly(rule="FREQ=WEEKLY;UNTIL=20261229;BYDAY=TU")),)),
    "every other week": Programme(
        (
            one_activity(
                weekly(rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", starts_on=date(2026, 11, 5))
            ),
        )
    ),
    "picked": Programme(
        (one_activity(weekly(rule="", added=(TUESDAY, date(2026, 12, 11), date(2027, 1, 2)))),)
    ),
    "one day": Programme((one_activity(weekly(rule="", starts_on=TUESDAY)),)),
    "added and excluded": Programme(
        (one_activity(weekly(added=(date(2026, 12, 11),), excluded=(date(2026, 12, 15),))),)
    ),
    "ordinals": Programme((one_activity(weekly(rule="FREQ=MONTHLY;BYDAY=2TU,-1FR")),)),
    "several a day": Programme(
        (
            one_activity(
                weekly(rule="FREQ=HOURLY;INTERVAL=3;COUNT=5", starts_on=TUESDAY, at=time(9))
            ),
        )
    ),
    "changed dates": Programme(
        (one_activity(weekly(minutes=60)),),
        (
            DateChange(1, 1, TUESDAY, cancelled=True, note="Ill"),
            DateChange(2, 1, date(2026, 12, 15), moved_to=date(2026, 12, 17), at=time(10, 30)),
            DateChange(3, 1, date(2026, 12, 22), minutes=120, title="Film"),
            DateChange(4, 1, date(2026, 12, 23), cancelled=True),
        ),
    ),
    "changed and closed": Programme(
        (one_activity(weekly()),),
        (
            DateChange(1, 1, date(2026, 12, 22), moved_to=date(2026, 12, 19)),
            DateChange(2, 1, date(2026, 12, 29), title="Film"),
        ),
        closures=(Closure(1, date(2026, 12, 21), date(2027, 1, 4)),),
    ),
    "words alone": Programme((one_activity(weekly(dating="words", rule="", words="now")),)),
}


@pytest.mark.parametrize("name", PROGRAMMES)
def test_another_program_reads_the_same_dates(name: str) -> None:
    programme = PROGRAMMES[name]
    assert_read_alike(programme, *YEAR)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_we_read_our_own_calendar_to_the_same_dates(name: str, new_file: NewFile) -> None:
    programme = PROGRAMMES[name]
    file = new_file("fresh")
    path = file.path.with_suffix(".ics")
    path.write_bytes(exported(programme))
    if b"BEGIN:VEVENT" not in path.read_bytes():
        assert ours(programme, *YEAR) == []
        return
    plan = bring_in(file, path)
    assert [row.status for row in plan.rows] == ["ok"] * len(plan.rows)
    assert ours(stored(file), *YEAR) == ours(programme, *YEAR)


RULES = [
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=WEEKLY;BYDAY=MO,TH",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE;WKST=SU",
    "FREQ=MONTHLY;BYDAY=1SA,3SA",
    "FREQ=MONTHLY;BYDAY=TH;BYMONTHDAY=4,5,6,7,8,9,10",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
    "FREQ=WEEKLY;COUNT=7;BYDAY=FR",
    "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261130",
    "",
]
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CLOCKS = st.integers(5, 22).map(time)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A few activities with everything that can befall them in a year."""
    activities, changes = [], []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        rule = draw(st.sampled_from(RULES))
        counts = "INTERVAL" in rule or "COUNT" in rule or not rule
        each = ActivityTime(
            number,
            number,
            f"uid-{number}",
            rule=rule,
            starts_on=draw(DAYS) if counts else draw(st.none() | DAYS),
            at=draw(st.none() | CLOCKS),
            minutes=draw(st.none() | st.integers(1, 300)),
            added=tuple(sorted(draw(st.frozensets(DAYS, max_size=2)))),
            excluded=tuple(sorted(draw(st.frozensets(DAYS, max_size=2)))) if rule else (),
        )
        activity = Activity(
            number,
            f"A{number}",
            on_closure=draw(st.sampled_from(["skip", "keep"])),
            suspended_from=draw(st.none() | DAYS),
            created_on=date(2026, 1, 1),
            times=(each,),
        )
        activities.append(activity)
        bare = Programme((activity,))
        dates = [one.original_day for one in occurrences(bare, *YEAR)]
        for day in draw(st.frozensets(st.sampled_from(dates), max_size=2)) if dates else ():
            changes.append(
                DateChange(
                    0,
                    number,
                    day,
                    cancelled=draw(st.booleans()),
                    moved_to=draw(st.none() | DAYS),
                    at=draw(st.none() | CLOCKS) if each.at else None,
                )
            )
    closures = [
        Closure(0, day, day + timedelta(days=draw(st.integers(1, 9))))
        for day in draw(st.lists(DAYS, max_size=2))
    ]
    return Programme(tuple(activities), tuple(changes), tuple(closures))


@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(programmes())
def test_any_programme_is_read_alike_by_another_program_over_a_year(programme: Programme) -> None:
    assert_read_alike(programme, *YEAR)


@settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(programmes())
def test_any_programme_comes_back_with_the_same_occurrences(programme: Programme) -> None:
    data = exported(programme)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.ics"
        path.write_bytes(data)
        with CentreFile.create(Path(folder) / "b.dropin", clock=lambda: NOW, who="b") as file:
            save_centre(file, CENTRE)
            if b"BEGIN:VEVENT" in data:
                bring_in(file, path)
            assert ours(stored(file), *YEAR) == ours(programme, *YEAR)


def test_the_same_programme_gives_the_same_bytes(file: CentreFile, tmp_path: Path) -> None:
    full_programme(file)
    export_calendar(file, tmp_path / "one.ics")
    export_calendar(file, tmp_path / "two.ics")
    assert (tmp_path / "one.ics").read_bytes() == (tmp_path / "two.ics").read_bytes()


def test_bringing_our_calendar_in_twice_adds_nothing(new_file: NewFile, tmp_path: Path) -> None:
    full_programme(one := new_file("one"))
    export_calendar(one, tmp_path / "x.ics")
    other = new_file("other")
    bring_in(other, tmp_path / "x.ics")
    plan = bring_in(other, tmp_path / "x.ics")
    assert plan.count("added") == plan.count("updated") == 0
    span = date(2027, 1, 1), date(2027, 12, 31)
    assert happening(other, *span) == happening(one, *span)


def test_what_a_date_says_is_in_its_event(file: CentreFile) -> None:
    programme = Programme(
        (one_activity(weekly(), place_id=1, led_by="members", bring="water"),),
        (DateChange(1, 1, TUESDAY, cancelled=True, note="No heating"),),
        places={1: Place(1, "Hall")},
    )
    calendar = icalendar.Calendar.from_ical(exported(programme))
    usual, cancelled = calendar.walk("VEVENT")
    assert usual["LOCATION"] == "Hall"
    assert "Led by members" in str(usual["DESCRIPTION"])
    assert (cancelled["STATUS"], cancelled["COMMENT"]) == ("CANCELLED", "No heating")
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["America/Detroit"]


def test_fourteen_hours_is_fourteen_hours_on_both_sides_of_a_clock_change() -> None:
    rows = read_calendar(
        exported(PROGRAMMES["plain"]), Reader(Customs(), TODAY), ZoneInfo("America/Detroit")
    )
    (row,) = rows
    assert row.entry is not None
    assert row.entry.times[0].at == time(14)
    found = theirs(exported(PROGRAMMES["plain"]), date(2026, 3, 1), date(2026, 4, 1))
    assert {told[1] for told in found} == {time(14)}
    assert NOW.tzinfo is UTC


def test_a_name_without_consent_stays_out_of_the_calendar(file: CentreFile, tmp_path: Path) -> None:
    full_programme(file)
    add_activity(file, one_activity(weekly(id=0, uid="")))
    export_calendar(file, tmp_path / "x.ics")
    text = (tmp_path / "x.ics").read_text(encoding="utf-8")
    assert "Ana Silva" in text
    assert "Okafor" not in text


def test_our_own_calendar_brought_back_takes_nothing_away(file: CentreFile, tmp_path: Path) -> None:
    full_programme(file)
    before = stored(file)
    export_calendar(file, tmp_path / "x.ics")
    plan = bring_in(file, tmp_path / "x.ics")
    after = stored(file)
    assert plan.count("added") == 0
    assert [each.times for each in after.activities] == [each.times for each in before.activities]
    assert [each.suspended_from for each in after.activities] == [
        each.suspended_from for each in before.activities
    ]
    span = date(2026, 9, 1), date(2027, 9, 1)
    assert ours(after, *span) == ours(before, *span)


def test_a_real_programme_is_unchanged_by_its_own_calendar(
    file: CentreFile, data_folder: Path, tmp_path: Path
) -> None:
    bring_in(file, data_folder / "clubhouse.csv")
    export_calendar(file, tmp_path / "x.ics")
    plan = bring_in(file, tmp_path / "x.ics")
    assert [row.effect for row in plan.rows] == ["unchanged"] * 10
