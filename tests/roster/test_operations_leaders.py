"""On what terms somebody is on the roster, when they can, when they are away, how they leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from dropin.errors import KnownError
from dropin.roster.model import RosterCustoms, Terms, UsualTime
from dropin.roster.operations import (
    end_absence,
    leave_roster,
    lock,
    note_absence,
    put,
    remove_absence,
    return_gently,
    save_customs,
    save_terms,
    set_usual_week,
    set_wishes,
)
from dropin.roster.planning.model import CANNOT, PREFERS, PRIMARY
from dropin.roster.store import (
    absences_of,
    customs,
    gentle_returns_of,
    terms_of,
    usual_times_of,
    wishes,
)
from tests.files import dump
from tests.roster.house import A_WEEK, FULL_SHARE, LONG_AGO, MONDAY, TUESDAY, House

MORNINGS = UsualTime(0, 0, 1, time(8), time(12), PREFERS)
NIGHTS = UsualTime(0, 0, 4, time(22), time(8), CANNOT)


def away(house: House, person_id: int) -> list[tuple[date, date | None]]:
    return [(each.starts_on, each.ends_on) for each in absences_of(house.file, person_id)]


def test_terms_are_written_once_and_changed_after(house: House) -> None:
    ana = house.person("Ana")
    first = Terms(0, ana, MONDAY, share=50, most_a_week=2, rest_week_every=4)
    terms_id = save_terms(house.file, first)
    assert save_terms(house.file, replace(first, share=200)) == terms_id
    assert terms_of(house.file, ana) == replace(first, id=terms_id, share=200)
    with pytest.raises(KnownError, match="leave the roster before joining"):
        save_terms(house.file, replace(first, ends_on=MONDAY))


def test_a_usual_week_is_exactly_what_was_given(house: House) -> None:
    ana = house.leader("Ana")
    set_usual_week(house.file, ana, [MORNINGS, NIGHTS])
    set_usual_week(house.file, ana, [NIGHTS, NIGHTS])
    (kept,) = usual_times_of(house.file, ana)
    assert replace(kept, id=0, person_id=0) == NIGHTS


def test_what_they_like_at_any_other_time_goes_with_the_week_in_one_step(house: House) -> None:
    ana = house.leader("Ana")
    before = dump(house.file)
    set_usual_week(house.file, ana, [MORNINGS], otherwise=CANNOT)
    terms = terms_of(house.file, ana)
    assert terms is not None
    assert terms.otherwise == CANNOT
    house.file.undo()
    assert dump(house.file) == before


def test_absences_that_touch_are_one(house: House) -> None:
    ana = house.leader("Ana")
    note_absence(house.file, ana, MONDAY, MONDAY + A_WEEK)
    note_absence(house.file, ana, MONDAY + 3 * A_WEEK, None)
    note_absence(house.file, ana, MONDAY + A_WEEK, MONDAY + 2 * A_WEEK)
    assert away(house, ana) == [
        (MONDAY, MONDAY + 2 * A_WEEK),
        (MONDAY + 3 * A_WEEK, None),
    ]
    whole = note_absence(house.file, ana, MONDAY + 2 * A_WEEK, MONDAY + 3 * A_WEEK)
    assert away(house, ana) == [(MONDAY, None)] == [(whole.starts_on, whole.ends_on)]


def test_nobody_is_back_before_they_were_away(house: House) -> None:
    ana = house.leader("Ana")
    with pytest.raises(KnownError, match="back before being away"):
        note_absence(house.file, ana, TUESDAY, MONDAY)
    absence = note_absence(house.file, ana, TUESDAY, None)
    with pytest.raises(KnownError, match="back before being away"):
        end_absence(house.file, absence.id, MONDAY)
    end_absence(house.file, absence.id, TUESDAY + A_WEEK)
    assert away(house, ana) == [(TUESDAY, TUESDAY + A_WEEK)]
    end_absence(house.file, absence.id, TUESDAY)
    assert away(house, ana) == [], "back on the first day: never away"


def test_an_absence_noted_by_mistake_goes(house: House) -> None:
    ana = house.leader("Ana")
    absence = note_absence(house.file, ana, MONDAY, None)
    remove_absence(house.file, absence.id)
    assert away(house, ana) == []
    with pytest.raises(KnownError, match="no longer there"):
        remove_absence(house.file, absence.id)


def test_who_comes_back_takes_less_for_the_weeks_the_centre_chose(house: House) -> None:
    house.desk()
    ana = house.leader("Ana")
    return_gently(house.file, ana, MONDAY)
    return_gently(house.file, ana, TUESDAY)
    (gentle,) = gentle_returns_of(house.file, ana)
    assert (gentle.starts_on, gentle.ends_on) == (TUESDAY, TUESDAY + 4 * A_WEEK)
    (leader,) = house.problem().leaders
    assert leader.share == 100 + 6 * 50, "Monday in full, then half"
    save_customs(house.file, RosterCustoms(return_weeks=0))
    assert return_gently(house.file, ana, MONDAY) is None


def test_an_absence_lowers_the_share_and_forbids_those_days(house: House) -> None:
    house.desk()
    ana = house.leader("Ana")
    note_absence(house.file, ana, MONDAY, MONDAY + timedelta(days=3))
    (leader,) = house.problem().leaders
    assert leader.share == 4 * 100
    assert (MONDAY, MONDAY + timedelta(days=3)) in leader.absences


def test_whoever_leaves_opens_their_shifts_from_that_day(house: House) -> None:
    house.desk()
    ana = house.leader("Ana")
    for day in (MONDAY, TUESDAY):
        put(house.file, house.slot(day).id, ana)
    lock(house.file, house.slot(TUESDAY).id, True)
    before = dump(house.file)
    leave_roster(house.file, ana, TUESDAY)
    assert house.standing() == {("Mon", PRIMARY): ana}
    assert not house.slot(TUESDAY).locked
    left = terms_of(house.file, ana)
    assert left is not None
    assert left.ends_on == TUESDAY
    house.file.undo()
    assert dump(house.file) == before
    leave_roster(house.file, ana, LONG_AGO)
    assert terms_of(house.file, ana) is None, "they never joined"


def test_whoever_leaves_is_in_no_draft_either(house: House) -> None:
    from dropin.roster.operations import keep_draft, publish
    from dropin.roster.planning.model import NEW_ROSTER
    from tests.roster.house import NOW

    house.desk()
    ana, ben = house.leaders("Ana", "Ben")
    plan = house.plan({("Mon", PRIMARY): ana, ("Tue", PRIMARY): ana, ("Wed", PRIMARY): ben})
    keep_draft(house.file, plan, MONDAY, MONDAY + A_WEEK, way=NEW_ROSTER, now=NOW)
    leave_roster(house.file, ana, TUESDAY)
    publish(house.file, MONDAY, MONDAY + A_WEEK, now=NOW)
    assert house.standing() == {("Mon", PRIMARY): ana, ("Wed", PRIMARY): ben}


def test_wishes_are_exactly_what_was_given_and_not_both(house: House) -> None:
    ana, ben, cam = house.leaders("Ana", "Ben", "Cam")
    nobody: frozenset[int] = frozenset()
    set_wishes(house.file, ana, apart=frozenset({ben}), together=frozenset({cam}))
    set_wishes(house.file, ben, apart=frozenset({cam}), together=nobody)
    set_wishes(house.file, ana, apart=nobody, together=frozenset({ben}))
    assert [(each.person_id, each.other_id, each.kind) for each in wishes(house.file)] == [
        (ben, cam, "apart"),
        (ana, ben, "together"),
    ]
    with pytest.raises(KnownError, match="named for both"):
        set_wishes(house.file, ana, apart=frozenset({ben}), together=frozenset({ben}))
    with pytest.raises(KnownError, match="apart from themselves"):
        set_wishes(house.file, ana, apart=frozenset({ana}), together=nobody)


def test_customs_are_kept_and_numbers_that_are_none_refused(house: House) -> None:
    assert customs(house.file) == RosterCustoms()
    house.leader("Ana", FULL_SHARE)
    mine = RosterCustoms(rest_minutes=660, shadow_first=2, past_weeks=4)
    save_customs(house.file, mine)
    save_customs(house.file, mine)
    assert customs(house.file) == mine
    house.desk()
    (leader,) = house.problem().leaders
    assert (leader.rest_minutes, leader.shadow_first) == (660, 2)
    with pytest.raises(KnownError, match="cannot be"):
        save_customs(house.file, replace(mine, past_weeks=53))
