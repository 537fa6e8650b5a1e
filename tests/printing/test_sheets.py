"""What a sheet says of a programme: closures, changes, consent, what has no day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from dropin.centre.model import Centre, Hours, OpeningHours, SpecialDay
from dropin.dates import Customs
from dropin.people.naming import NONE
from dropin.printing.model import (
    CLOSED,
    DAY,
    LARGE,
    MOVED_AWAY,
    USUAL,
    WEEK,
    Entry,
    Sheet,
    SheetOptions,
)
from dropin.printing.sheets import day_sheet, month_sheet, week_sheet
from dropin.programme.model import (
    ASK,
    CANCELLED,
    MOVED,
    WORDS,
    Closure,
    DateChange,
    Programme,
    Term,
)
from tests.printing.made import HARBOUR, MONDAY, TODAY, programme, weekly

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


def week(
    shown: Programme,
    *,
    centre: Centre = HARBOUR,
    options: SheetOptions = USUAL[WEEK],
    name_of: Callable[[int], str] = lambda person_id: "",
) -> Sheet:
    return week_sheet(shown, centre, WEDNESDAY, options, TODAY, name_of)


def entries(sheet: Sheet, day: date) -> tuple[Entry, ...]:
    return next(each.entries for each in sheet.days if each.day == day)


def test_a_week_says_what_happens_when_and_where() -> None:
    sheet = week(programme(weekly(1, "Choir", "TU", time(14), category_id=4, place_id=1)))
    assert sheet.title == "23 – 29 November 2026"
    assert sheet.printed_on == "Printed on Sunday 22 November 2026"
    assert sheet.file_name == "Harbour House week 2026-11-23"
    (choir,) = entries(sheet, TUESDAY)
    assert (choir.title, choir.clock, choir.place) == ("Choir", "14:00–15:00", "Hall")
    assert [each.name for each in sheet.legend] == ["Social"]


def test_a_week_begins_where_the_centre_begins_it() -> None:
    american = Centre("Harbor", "America/New_York", customs=Customs(True, 6, True))
    sheet = week(programme(weekly(1, "Choir", "TU", time(14))), centre=american)
    assert sheet.days[0].day == date(2026, 11, 22)
    assert sheet.title == "November 22 – 28, 2026"
    assert entries(sheet, TUESDAY)[0].clock == "2–3 pm"


def test_entries_stand_in_order_of_time() -> None:
    shown = programme(
        weekly(1, "Late", "TU", time(19)),
        weekly(2, "Early", "TU", time(9)),
        weekly(3, "Whenever", "TU", None, time_words="all day"),
    )
    assert [each.title for each in entries(week(shown), TUESDAY)] == ["Whenever", "Early", "Late"]


def test_what_has_no_end_says_from_when() -> None:
    shown = programme(weekly(1, "Bingo", "TU", time(13), minutes=None))
    assert entries(week(shown), TUESDAY)[0].clock == "from 13:00"


def test_words_beside_a_clock_stand_after_it() -> None:
    shown = programme(
        weekly(1, "Massages", "TU", time(10), minutes=180, time_words="by appointment"),
        weekly(2, "Advice", "TU", time(15), minutes=None, time_words="by appointment"),
    )
    assert [each.clock for each in entries(week(shown), TUESDAY)] == [
        "10:00–13:00, by appointment",
        "from 15:00, by appointment",
    ]


def test_past_midnight_is_said_as_it_is() -> None:
    shown = programme(weekly(1, "Night walk", "TU", time(23, 30)))
    assert entries(week(shown), TUESDAY)[0].clock == "23:30–0:30"


def test_a_cancelled_date_stands_with_its_reason() -> None:
    change = DateChange(1, 1, TUESDAY, time(14), cancelled=True, note="hall flooded")
    shown = programme(weekly(1, "Choir", "TU", time(14)), date_changes=(change,))
    (choir,) = entries(week(shown), TUESDAY)
    assert (choir.status, choir.remark) == (CANCELLED, "cancelled: hall flooded")


def test_a_moved_date_stands_on_both_days() -> None:
    change = DateChange(1, 1, TUESDAY, time(14), moved_to=WEDNESDAY, at=time(15))
    sheet = week(programme(weekly(1, "Choir", "TU", time(14)), date_changes=(change,)))
    (here,) = entries(sheet, WEDNESDAY)
    (gone,) = entries(sheet, TUESDAY)
    assert (here.status, here.remark) == (MOVED, "moved from Tue 24 Nov 14:00")
    assert (gone.status, gone.remark) == (MOVED_AWAY, "moved to Wed 25 Nov, 15:00")


def test_a_closed_day_says_so_and_why() -> None:
    shut = Closure(1, TUESDAY, WEDNESDAY, reason="staff training")
    sheet = week(programme(weekly(1, "Choir", "TU", time(14)), closures=(shut,)))
    tuesday = sheet.days[1]
    assert (tuesday.closed, tuesday.closed_reason) == ("Closed", "staff training")
    assert tuesday.entries == ()


def test_closed_hours_and_a_closed_place_stand_among_the_entries() -> None:
    shown = programme(
        weekly(1, "Choir", "TU", time(9)),
        closures=(
            Closure(1, TUESDAY, WEDNESDAY, time(12, 30), time(18), reason="training"),
            Closure(2, TUESDAY, WEDNESDAY, place_id=2),
        ),
    )
    assert [(each.title, each.clock, each.status) for each in entries(week(shown), TUESDAY)] == [
        ("Kitchen closed", "all day", CLOSED),
        ("Choir", "9:00–10:00", "planned"),
        ("Closed", "12:30–18:00", CLOSED),
    ]


def test_opening_hours_and_special_days_head_their_day() -> None:
    usual = (Hours(time(10), time(18)),)
    special = SpecialDay(1, WEDNESDAY, Hours(time(11), time(13)), "Founders’ day")
    sheet = week(programme(opening=OpeningHours((usual,) * 6 + ((),), (special,))))
    assert sheet.days[0].hours == "10:00–18:00"
    assert (sheet.days[2].occasion, sheet.days[2].hours) == ("Founders’ day", "11:00–13:00")
    assert sheet.days[6].closed == "Closed"


def test_only_names_their_owners_agreed_to_are_shown() -> None:
    shown = programme(weekly(1, "Choir", "TU", time(14), leader_id=7, co_leader_id=8))
    agreed = {7: "Ana"}
    sheet = week(shown, name_of=lambda person_id: agreed.get(person_id, ""))
    assert entries(sheet, TUESDAY)[0].leader == "with Ana"


@pytest.mark.parametrize(
    "options", [SheetOptions(show_leader=False), SheetOptions(name_level=NONE)]
)
def test_no_leader_is_named_where_none_was_asked_for(options: SheetOptions) -> None:
    shown = programme(weekly(1, "Choir", "TU", time(14), leader_id=7, led_by="a neighbour"))
    sheet = week(shown, options=options, name_of=lambda person_id: "Ana")
    assert entries(sheet, TUESDAY)[0].leader == ""


def test_what_has_no_day_stands_beside_the_calendar_in_its_own_words() -> None:
    shown = programme(
        weekly(1, "Massages", "MO", None, dating=WORDS, words="by appointment"),
        weekly(2, "Outing", "MO", None, dating=ASK, words="one of these Fridays"),
        weekly(3, "Homework", "MO", time(15), term="School term"),
        weekly(4, "Swimming", "MO", time(15), term="Summer"),
        weekly(
            5, "Garden", "MO", time(9), suspended_from=date(2026, 9, 1), suspension_note="frost"
        ),
        terms=(Term(1, "Summer", date(2026, 6, 1), date(2026, 9, 1)),),
    )
    sheet = week(shown)
    assert [(note.title, note.words) for note in sheet.notes] == [
        ("Garden", "suspended until further notice: frost"),
        ("Homework", "in School term"),
        ("Massages", "by appointment"),
        ("Outing", "one of these Fridays"),
    ]
    assert all(day.entries == () for day in sheet.days)


def test_a_suspension_that_ends_soon_says_when() -> None:
    activity = weekly(
        1,
        "Garden",
        "MO",
        time(9),
        suspended_from=date(2026, 9, 1),
        suspended_until=date(2026, 12, 1),
    )
    assert week(programme(activity)).notes[0].words == "suspended, back on Tue 1 Dec"


def test_a_month_fills_its_weeks_with_days_that_stay_empty() -> None:
    shown = programme(weekly(1, "Choir", "TU", time(14)))
    sheet = month_sheet(shown, HARBOUR, MONDAY, USUAL[WEEK], TODAY, lambda person_id: "")
    assert sheet.title == "November 2026"
    assert len(sheet.days) == 42
    assert sheet.days[0].day == date(2026, 10, 26)
    assert all(not day.entries for day in sheet.days if day.outside)
    assert [day.day.day for day in sheet.days if day.entries] == [3, 10, 17, 24]


def test_a_month_has_the_one_before_and_the_one_after_beside_it() -> None:
    sheet = month_sheet(programme(), HARBOUR, MONDAY, USUAL[WEEK], TODAY, lambda person_id: "")
    october, december = sheet.beside
    assert (october.title, december.title) == ("October 2026", "December 2026")
    assert october.weekdays == ("M", "T", "W", "T", "F", "S", "S")
    assert october.weeks[0] == ("", "", "", "1", "2", "3", "4")
    assert december.weeks[-1] == ("28", "29", "30", "31", "", "", "")


def test_a_small_month_begins_where_the_centre_begins_its_weeks() -> None:
    american = Centre("Harbor", "America/New_York", customs=Customs(True, 6, True))
    sheet = month_sheet(programme(), american, MONDAY, USUAL[WEEK], TODAY, lambda person_id: "")
    assert sheet.beside[0].weekdays[0] == "S"
    assert sheet.beside[0].weeks[0] == ("", "", "", "", "1", "2", "3")


def test_in_large_print_days_are_named_with_their_month_and_nothing_is_marked() -> None:
    shown = programme(
        weekly(1, "Choir", "TU", time(14), category_id=4),
        weekly(2, "Massages", "MO", None, dating=WORDS, words="by appointment", category_id=1),
    )
    sheet = week_sheet(
        shown, HARBOUR, WEDNESDAY, USUAL[LARGE], TODAY, lambda person_id: "", kind=LARGE
    )
    assert (sheet.kind, sheet.low_vision) == (LARGE, True)
    assert sheet.days[1].number == "24 Nov"
    assert sheet.legend == ()
    assert entries(sheet, TUESDAY)[0].category is None
    assert sheet.notes[0].category is None


def test_a_day_has_its_own_activities_hours_and_closures_and_nothing_undated() -> None:
    usual = (Hours(time(10), time(18)),)
    shown = programme(
        weekly(1, "Choir", "TU", time(14)),
        weekly(2, "Yoga", "WE", time(10)),
        weekly(3, "Massages", "MO", None, dating=WORDS, words="by appointment"),
        closures=(Closure(1, TUESDAY, WEDNESDAY, time(16), time(18), reason="training"),),
        opening=OpeningHours((usual,) * 7, ()),
    )
    sheet = day_sheet(shown, HARBOUR, TUESDAY, USUAL[DAY], TODAY, lambda person_id: "")
    (day,) = sheet.days
    assert sheet.title == "Tuesday 24 November 2026"
    assert sheet.file_name == "Harbour House day 2026-11-24"
    assert (day.hours, [each.title for each in day.entries]) == ("10:00–18:00", ["Choir", "Closed"])
    assert sheet.notes == ()


def test_a_day_of_twenty_five_hours_says_what_the_clocks_on_the_wall_say() -> None:
    clocks_go_back = date(2026, 10, 25)
    shown = programme(
        weekly(1, "Night café", "SU", time(0, 30), minutes=120),
        weekly(2, "Long night", "SA", time(23, 30), minutes=60),
    )
    sheet = day_sheet(shown, HARBOUR, clocks_go_back, USUAL[DAY], TODAY, lambda person_id: "")
    assert [(each.title, each.clock) for each in sheet.days[0].entries] == [
        ("Night café", "0:30–2:30")
    ]


def test_what_is_said_twice_of_the_same_stands_once() -> None:
    pool = {"suspended_from": date(2026, 9, 1), "suspension_note": "the pool is empty"}
    shown = programme(
        weekly(1, "Swimming", "MO", time(9), **pool), weekly(2, "Swimming", "TH", time(9), **pool)
    )
    assert len(week(shown).notes) == 1


def test_a_text_becomes_one_line_without_what_cannot_be_seen() -> None:
    shown = programme(weekly(1, "Cafe\u0301\n\twith  \u200bfriends", "TU", time(14)))
    assert entries(week(shown), TUESDAY)[0].title == "Café with friends"
