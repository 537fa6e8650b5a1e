"""Calendars of other programs, put on the centre's wall: every exception, zone and fault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.exchange.model import ImportPlan
from dropin.exchange.operations import apply_plan, plan_import, plan_source
from dropin.exchange.source import open_source
from dropin.programme.model import ASK
from dropin.programme.store import programme
from dropin.storage.file import CentreFile
from tests.exchange.bringing import TODAY, bring_in, counts, happening

Bring = Callable[..., ImportPlan]

BERLIN = """BEGIN:VTIMEZONE
TZID:My Berlin
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def event(*lines: str, title: str = "Choir", uid: str = "u1") -> str:
    own = [] if any(line.startswith("SUMMARY") for line in lines) else [f"SUMMARY:{title}"]
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", *own, *lines, "END:VEVENT", ""))


def calendar(*parts: str) -> str:
    text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//\n" + "".join(parts) + "END:VCALENDAR\n"
    return text.replace("\n", "\r\n")


@pytest.fixture
def brought(file: CentreFile, tmp_path: Path) -> Bring:
    def bring(*parts: str) -> ImportPlan:
        path = tmp_path / "calendar.ics"
        path.write_bytes(calendar(*parts).encode())
        return bring_in(file, path)

    return bring


def days(file: CentreFile, first: str, end: str) -> list[str]:
    found = happening(file, date.fromisoformat(first), date.fromisoformat(end))
    return [f"{day} {start}-{stop} {title}" for day, start, stop, title in found]


DETROIT = "DTSTART;TZID=America/Detroit:20261201T140000"


def test_a_weekly_series_with_every_kind_of_exception(file: CentreFile, brought: Bring) -> None:
    plan = brought(
        event(
            DETROIT,
            "DTEND;TZID=America/Detroit:20261201T153000",
            "RRULE:FREQ=WEEKLY;UNTIL=20270105T190000Z",
            "EXDATE;TZID=America/Detroit:20261208T140000",
            "RDATE;TZID=America/Detroit:20261210T140000",
            "LOCATION:Hall",
        ),
        event(
            "RECURRENCE-ID;TZID=America/Detroit:20261215T140000",
            "DTSTART;TZID=America/Detroit:20261216T180000",
            "DURATION:PT45M",
        ),
        event("RECURRENCE-ID:20261222T190000Z", DETROIT, "STATUS:CANCELLED", "COMMENT:Holidays"),
        event(
            "RECURRENCE-ID;TZID=America/Detroit:20261229T140000",
            "DTSTART;TZID=America/Detroit:20261229T140000",
            "DURATION:PT1H30M",
            "SUMMARY:Carols",
            "LOCATION:Church",
        ),
    )
    assert counts(plan) == (1, 0, 0, 0)
    assert days(file, "2026-11-01", "2027-03-01") == [
        "2026-12-01 14:00-15:30 Choir",
        "2026-12-10 14:00-15:30 Choir",
        "2026-12-16 18:00-18:45 Choir",
        "2026-12-22 14:00-15:30 Choir",
        "2026-12-29 14:00-15:30 Carols",
        "2027-01-05 14:00-15:30 Choir",
    ]
    cancelled = [each for each in programme(file).date_changes if each.cancelled]
    assert [each.note for each in cancelled] == ["Holidays"]
    assert "FREQ=WEEKLY" in plan.rows[0].rule
    assert plan.rows[0].line == 4


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("DTSTART:20261201T140000", "2026-12-01 14:00- Choir"),
        ("DTSTART:20261201T190000Z", "2026-12-01 14:00- Choir"),
        ("DTSTART;TZID=Europe/Berlin:20261201T200000", "2026-12-01 14:00- Choir"),
        ("DTSTART;TZID=My Berlin:20261201T200000", "2026-12-01 14:00- Choir"),
        ("DTSTART;TZID=Eastern Standard Time:20261201T140000", "2026-12-01 14:00- Choir"),
        (
            "DTSTART;TZID=/example.org/2024/America/New_York:20261201T140000",
            "2026-12-01 14:00- Choir",
        ),
        ("DTSTART:20261202T030000Z", "2026-12-01 22:00- Choir"),
        ("DTSTART;VALUE=DATE:20261201", "2026-12-01 - Choir"),
    ],
)
def test_every_way_to_write_a_moment_is_put_on_the_wall(
    file: CentreFile,
    brought: Bring,
    start: str,
    wanted: str,
) -> None:
    brought(BERLIN, event(start))
    assert days(file, "2026-11-01", "2027-01-01") == [wanted]


def test_several_whole_days_are_shown_on_each(file: CentreFile, brought: Bring) -> None:
    brought(event("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261204", title="Retreat"))
    assert days(file, "2026-11-01", "2027-01-01") == [
        "2026-12-01 - Retreat",
        "2026-12-02 - Retreat",
        "2026-12-03 - Retreat",
    ]


def test_an_evening_written_in_utc_is_on_the_evening_before(
    file: CentreFile, brought: Bring
) -> None:
    """03:00 UTC on Tuesdays is Monday night in Detroit, at one clock while no clock changes."""
    plan = brought(event("DTSTART:20261201T030000Z", "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3"))
    assert plan.rows[0].status == "ok"
    assert days(file, "2026-11-01", "2027-03-01") == [
        "2026-11-30 22:00- Choir",
        "2026-12-07 22:00- Choir",
        "2026-12-14 22:00- Choir",
    ]


def test_a_series_in_utc_that_ends_keeps_each_dates_own_clock(
    file: CentreFile, brought: Bring
) -> None:
    brought(event("DTSTART:20270309T190000Z", "RRULE:FREQ=WEEKLY;COUNT=3"))
    assert days(file, "2027-03-01", "2027-05-01") == [
        "2027-03-09 14:00- Choir",
        "2027-03-16 15:00- Choir",
        "2027-03-23 15:00- Choir",
    ]


def test_an_endless_series_in_utc_is_asked_about_with_both_clocks(
    file: CentreFile, tmp_path: Path
) -> None:
    path = tmp_path / "c.ics"
    path.write_bytes(calendar(event("DTSTART:20261201T190000Z", "RRULE:FREQ=WEEKLY")).encode())
    source = open_source(path)
    (row,) = plan_source(file, source, today=TODAY).rows
    assert row.status == "ask"
    assert [str(choice.label)[-4:] for choice in row.choices] == ["3 pm", "2 pm"]
    plan = plan_source(file, source, today=TODAY, answers={row.line: row.choices[0].words})
    apply_plan(file, plan, "c.ics")
    assert "2026-12-08 15:00- Choir" in days(file, "2026-12-01", "2027-01-01")


def test_a_series_on_the_clock_of_a_country_that_changes_with_ours_stays_a_rule(
    file: CentreFile,
    brought: Bring,
) -> None:
    plan = brought(event("DTSTART;TZID=America/Chicago:20261201T130000", "RRULE:FREQ=WEEKLY"))
    assert plan.rows[0].rule == "FREQ=WEEKLY"
    assert "2027-07-06 14:00- Choir" in days(file, "2027-07-01", "2027-08-01")


def test_x_wr_timezone_tells_whose_clock_utc_means(file: CentreFile, brought: Bring) -> None:
    brought(
        "X-WR-TIMEZONE:America/Detroit\n", event("DTSTART:20261201T190000Z", "RRULE:FREQ=WEEKLY")
    )
    assert "2027-07-06 14:00- Choir" in days(file, "2027-07-01", "2027-08-01")


def test_a_start_beside_its_own_rule_is_a_date_too(file: CentreFile, brought: Bring) -> None:
    brought(event("DTSTART:20261202T140000", "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2"))
    assert days(file, "2026-11-01", "2027-01-01") == [
        "2026-12-02 14:00- Choir",
        "2026-12-08 14:00- Choir",
        "2026-12-15 14:00- Choir",
    ]


def test_this_and_following_cuts_the_series_in_two(file: CentreFile, brought: Bring) -> None:
    plan = brought(
        event("DTSTART:20261201T140000", "RRULE:FREQ=WEEKLY;COUNT=4"),
        event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261215T140000", "DTSTART:20261215T160000"),
    )
    assert counts(plan) == (2, 0, 0, 0)
    assert days(file, "2026-11-01", "2027-03-01") == [
        "2026-12-01 14:00- Choir",
        "2026-12-08 14:00- Choir",
        "2026-12-15 16:00- Choir",
        "2026-12-22 16:00- Choir",
    ]


@pytest.mark.parametrize(
    ("rule", "day", "then"),
    [
        ("FREQ=WEEKLY;COUNT=4", 16, ["2026-12-16 16:00- Choir", "2026-12-23 16:00- Choir"]),
        (
            "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261224",
            14,
            [f"2026-12-{each} 16:00- Choir" for each in (14, 16, 21, 23)],
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;COUNT=3",
            22,
            ["2026-12-22 16:00- Choir", "2027-01-05 16:00- Choir"],
        ),
    ],
)
def test_this_and_following_may_be_on_another_weekday(
    file: CentreFile, brought: Bring, rule: str, day: int, then: list[str]
) -> None:
    brought(
        event("DTSTART:20261201T140000", f"RRULE:{rule}"),
        event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261215T140000", f"DTSTART:202612{day}T160000"),
    )
    assert days(file, "2026-12-13", "2027-03-01") == then


def test_this_and_following_of_a_monthly_series_on_another_day_is_refused(
    file: CentreFile, brought: Bring
) -> None:
    plan = brought(
        event("DTSTART:20261208T140000", "RRULE:FREQ=MONTHLY;BYDAY=2TU"),
        event("RECURRENCE-ID;RANGE=THISANDFUTURE:20270112T140000", "DTSTART:20270113T140000"),
    )
    assert "cannot be brought in" in plan.rows[1].message


def test_several_times_a_day(file: CentreFile, brought: Bring) -> None:
    brought(
        event(
            "DTSTART:20261201T090000",
            "RRULE:FREQ=HOURLY;INTERVAL=2;COUNT=4",
            "DURATION:PT30M",
            "EXDATE:20261201T130000",
        )
    )
    live = [(one.original_at, one.cancelled) for one in programme(file).date_changes]
    assert len(days(file, "2026-12-01", "2026-12-02")) == 4
    assert [cancelled for _, cancelled in live] == [True]


def test_a_newer_version_updates_and_does_not_duplicate(file: CentreFile, brought: Bring) -> None:
    brought(event(DETROIT, "RRULE:FREQ=WEEKLY", "SEQUENCE:0"))
    plan = brought(
        event(DETROIT, "RRULE:FREQ=WEEKLY", "SEQUENCE:0"),
        event("DTSTART;TZID=America/Detroit:20261201T160000", "RRULE:FREQ=WEEKLY", "SEQUENCE:2"),
    )
    assert counts(plan) == (0, 1, 0, 1)
    assert "line 11" in plan.rows[0].message
    assert days(file, "2026-12-01", "2026-12-05") == ["2026-12-01 16:00- Choir"]


def test_the_same_calendar_again_changes_nothing(file: CentreFile, brought: Bring) -> None:
    parts = (
        event(DETROIT, "RRULE:FREQ=WEEKLY", "CATEGORIES:Music,Fun", "LOCATION:Hall"),
        event("RECURRENCE-ID;TZID=America/Detroit:20261215T140000", DETROIT),
        event("DTSTART:20261224T100000", uid="", title="Party").replace("UID:\n", ""),
    )
    assert counts(brought(*parts)) == (2, 0, 0, 0)
    assert counts(brought(*parts)) == (0, 0, 2, 0)
    (category,) = programme(file).categories.values()
    assert category.name == "Music"


def test_a_cancelled_event_stands_as_cancelled(file: CentreFile, brought: Bring) -> None:
    brought(event("DTSTART:20261201T140000"), event(DETROIT, "RRULE:FREQ=WEEKLY", uid="u2"))
    brought(
        event("DTSTART:20261201T140000", "STATUS:CANCELLED"),
        event(DETROIT, "RRULE:FREQ=WEEKLY", "STATUS:CANCELLED", uid="u2"),
    )
    one, series = sorted(programme(file).activities, key=lambda each: each.id)
    assert [each.cancelled for each in programme(file).date_changes] == [True]
    assert series.suspended_from == date(2026, 12, 1)
    assert one.suspended_from is None


def test_folded_lines_even_in_the_middle_of_a_letter(file: CentreFile, tmp_path: Path) -> None:
    text = calendar(event("DTSTART:20261201T140000", title="Café Ü\\, tea\\; and\\nsong")).encode()
    folded = text.replace("é".encode(), b"\xc3\r\n \xa9").replace(b"DTSTART", b"DTS\r\n\tTART")
    path = tmp_path / "folded.ics"
    path.write_bytes(folded)
    bring_in(file, path)
    assert days(file, "2026-12-01", "2027-01-01") == ["2026-12-01 14:00- Café Ü, tea; and song"]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("DTSTART:20261301T140000",), "DTSTART cannot be"),
        (("SUMMARY:", "DTSTART:20261201T140000"), "no title"),
        ((), "DTSTART is missing"),
        (("DTSTART:20261201T140000", "RRULE:FREQ=SOMETIMES"), "FREQ cannot be"),
        (("DTSTART:20261201T140000", "RRULE:FREQ=WEEKLY;BYDAY=XX"), "BYDAY"),
        (("DTSTART:20261201T140000", "DTEND:20261201T130000"), "ends before it begins"),
        (("DTSTART:20261201T140000", "DURATION:soon"), "DURATION cannot be"),
        (("DTSTART;TZID=Mars/Phobos:20261201T140000",), "Mars/Phobos"),
        (("DTSTART:20261201T140000", "a broken line"), "Line 8 of the file"),
        (("DTSTART:00010101T000000Z",), "beyond the calendar"),
        (("DTSTART:20261201T140000", "EXDATE:20261201T140000"), "Every date"),
        (
            ("DTSTART:20261201T140000", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"),
            "more than one rule",
        ),
    ],
)
def test_a_bad_event_is_listed_with_line_and_reason_and_the_good_one_goes_in(
    file: CentreFile,
    brought: Bring,
    lines: tuple[str, ...],
    why: str,
) -> None:
    plan = brought(event(*lines), event("DTSTART:20261224T140000", title="Tea", uid="good"))
    bad = [row for row in plan.rows if row.status == "bad"]
    assert [(row.line, why in row.message) for row in bad] == [(4, True)]
    assert counts(plan) == (1, 0, 0, 1)
    assert days(file, "2026-12-01", "2027-01-01") == ["2026-12-24 14:00- Tea"]


def test_a_calendar_cut_off_in_the_middle_brings_in_what_is_whole(
    file: CentreFile, tmp_path: Path
) -> None:
    text = calendar(event("DTSTART:20261201T140000"), event("DTSTART:20261202T140000", uid="u2"))
    path = tmp_path / "cut.ics"
    path.write_bytes(text[: text.rindex("DTSTART") + 12].encode())
    plan = bring_in(file, path)
    assert [(row.status, row.line) for row in plan.rows] == [("ok", 4), ("bad", 9)]


def test_a_calendar_without_events_is_refused(file: CentreFile, tmp_path: Path) -> None:
    path = tmp_path / "tasks.ics"
    path.write_bytes(calendar("BEGIN:VTODO\nSUMMARY:Shop\nEND:VTODO\n").encode())
    with pytest.raises(KnownError, match="no events"):
        plan_import(file, path, today=TODAY)


def test_doubtful_dates_are_never_guessed_in_silence(file: CentreFile, brought: Bring) -> None:
    brought(event("DTSTART:20261201T190000Z", "RRULE:FREQ=WEEKLY"))
    ((time,),) = [each.times for each in programme(file).activities]
    assert time.dating == ASK
    assert days(file, "2026-12-01", "2028-01-01") == []
