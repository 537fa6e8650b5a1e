"""Where an activity came from, and how much of the programme members chose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dropin.programme.endings import end_of, has_ended
from dropin.programme.model import WORDS, Activity, ActivityTime
from dropin.programme.occurrences import occurrences
from dropin.programme.operations import add_activity, change_following, remove_activity
from dropin.programme.origin import origin_words, shares
from dropin.programme.store import activity, activity_time, continued, programme
from dropin.storage.file import CentreFile
from tests.files import new_file

DAY = date(2026, 11, 22)
CHOIR = Activity(1, "Choir")
TUESDAYS = ActivityTime(1, 1, "u", rule="FREQ=WEEKLY;BYDAY=TU", starts_on=date(2026, 11, 3))


@pytest.mark.parametrize(
    ("activity", "words"),
    [
        (
            replace(
                CHOIR,
                proposed_by="members",
                decided_by="members",
                votes=14,
                decided_on=date(2026, 3, 5),
            ),
            "chosen by members, 14 votes, March 2026",
        ),
        (replace(CHOIR, decided_by="members", votes=1), "chosen by members, 1 vote"),
        (
            replace(CHOIR, proposed_by="members", decided_by="board"),
            "proposed by members, decided by the board",
        ),
        (replace(CHOIR, proposed_by="staff", decided_by="staff"), "decided by staff"),
        (replace(CHOIR, proposed_by="board"), "proposed by the board"),
    ],
)
def test_an_origin_is_told_in_words(activity: Activity, words: str) -> None:
    assert str(origin_words(activity)) == words


def test_nothing_is_told_where_nobody_wrote_it_down() -> None:
    assert origin_words(CHOIR) is None


def test_shares_count_what_runs_that_day() -> None:
    ended = replace(TUESDAYS, rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20261110")
    found = shares(
        (
            replace(CHOIR, proposed_by="members", decided_by="board"),
            replace(CHOIR, proposed_by="members", decided_by="members"),
            replace(CHOIR, proposed_by="staff"),
            replace(CHOIR, proposed_by="staff", times=(ended,)),
            replace(CHOIR, proposed_by="staff", suspended_from=DAY),
        ),
        DAY,
    )
    assert found.activities == 3
    assert found.proposed == {"members": 2, "board": 0, "staff": 1, "": 0}
    assert found.decided == {"members": 1, "board": 1, "staff": 0, "": 1}
    assert found.per_cent_proposed("members") == 67
    assert found.per_cent_decided("board") == 33
    assert shares((), DAY).per_cent_proposed("members") == 0


def test_an_activity_ends_with_the_last_of_its_times() -> None:
    until = replace(TUESDAYS, rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20261118")
    picked = replace(TUESDAYS, rule="", added=(date(2026, 12, 24),))
    once = replace(TUESDAYS, rule="")
    assert end_of(replace(CHOIR, times=(until,))) == date(2026, 11, 18)
    assert end_of(replace(CHOIR, times=(until, picked))) == date(2026, 12, 25)
    assert end_of(replace(CHOIR, times=(once,))) == date(2026, 11, 4)
    assert end_of(replace(CHOIR, times=(until, TUESDAYS))) is None
    assert end_of(replace(CHOIR, times=(until, replace(once, dating=WORDS)))) is None
    assert end_of(CHOIR) is None
    assert has_ended(replace(CHOIR, times=(until,)), date(2026, 11, 18))
    assert not has_ended(replace(CHOIR, times=(until,)), date(2026, 11, 17))


def test_an_activity_carried_on_as_another_remembers_what_it_was(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        tuesdays = replace(TUESDAYS, id=0, uid="")
        first = add_activity(
            file, replace(CHOIR, proposed_by="members", votes=14, times=(tuesdays,))
        )
        second = carry_on(file, first, date(2026, 11, 24), "Big choir")
        third = carry_on(file, second, date(2026, 12, 8), "Huge choir")
        alone = add_activity(file, replace(CHOIR, title="Chess"))
        assert continued(file) == {
            first: (first,),
            second: (second, first),
            third: (third, second, first),
            alone: (alone,),
        }
        latest = activity(file, third)
        assert latest is not None
        assert (latest.proposed_by, latest.votes) == ("members", 14)
        remove_activity(file, first)
        assert continued(file)[third] == (third, second)
        file.undo()
        assert continued(file)[third] == (third, second, first)


def carry_on(file: CentreFile, activity_id: int, day: date, title: str) -> int:
    found = occurrences(programme(file), day, day + timedelta(days=1))
    (there,) = [each for each in found if each.activity.id == activity_id]
    time = activity_time(file, change_following(file, there, title=title))
    assert time is not None
    return time.activity_id
