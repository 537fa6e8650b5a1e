"""What a planning meeting finds on its agenda by itself, each point with its why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dropin.attendance.operations import set_head_count
from dropin.choosing import store
from dropin.choosing.agenda import ROOM_AT_MOST, ActivityReview, gathered, not_yet_on, reasons
from dropin.choosing.model import (
    CHOSEN,
    COME,
    GATHERING,
    LEAD,
    NEW,
    NO,
    NOT_NOW,
    TOPIC,
    YES,
    AgendaItem,
    Ballot,
    BallotOption,
    Decision,
    Idea,
    Meeting,
    Support,
)
from dropin.choosing.operations import (
    begin_activity,
    close_ballot,
    decide,
    gather_agenda,
    remove_item,
    save_item,
    save_meeting,
    support,
    vote,
)
from dropin.dates import Customs
from dropin.programme.model import Activity, ActivityTime, Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.operations import add_activity
from dropin.programme.store import programme_between
from dropin.storage.file import CentreFile
from tests.choosing.made import TODAY, ballot, idea, options_of

CUSTOMS = Customs()
FINE = ActivityReview(1, "Choir", dates=8, came=80, places=120)


def told(review: ActivityReview) -> list[str]:
    return [str(each) for each in reasons(review, TODAY, CUSTOMS)]


def test_nothing_is_said_of_what_goes_well() -> None:
    assert told(FINE) == []
    assert told(replace(FINE, places=None)) == []


def test_few_who_come_are_told_once_there_were_some_dates() -> None:
    assert told(replace(FINE, came=16)) == ["Few come: 16 in all on 8 dates."]
    assert told(replace(FINE, came=40, places=120)) == []
    assert told(replace(FINE, came=39, places=120)) == ["Few come: 39 in all on 8 dates."]
    assert told(replace(FINE, came=30, places=160)) == ["Few come: 30 in all on 8 dates."]
    assert told(replace(FINE, dates=2, came=1)) == []


def test_nobody_noted_is_nobody_came_only_where_it_is_usual_to_note_it() -> None:
    assert told(replace(FINE, came=0)) == []
    nobody = ["Nobody came on 8 dates, as far as it was noted."]
    assert told(replace(FINE, came=0, noted=True)) == nobody


def test_people_without_a_place_are_told() -> None:
    assert told(replace(FINE, waiting=3)) == ["3 found no place and waited."]
    assert told(replace(FINE, turned_away=4)) == ["4 were turned away."]
    both = "1 found no place and waited; 2 were turned away."
    assert told(replace(FINE, waiting=1, turned_away=2)) == [both]
    assert told(replace(FINE, waiting=2)) == []


def test_what_ends_soon_or_is_led_by_nobody_is_told() -> None:
    soon = replace(FINE, ends_on=date(2026, 12, 16), led=False)
    ends = "It ends soon: its last date is Tue 15 Dec."
    assert told(soon) == [ends, "Nobody leads it."]
    assert told(replace(FINE, ends_on=date(2027, 6, 1))) == []


@pytest.mark.parametrize(
    ("supports", "why"),
    [
        ([(COME, 1)], "1 person supports it."),
        ([(COME, 1), (COME, None)], "2 people support it."),
        ([(LEAD, 1)], "1 person supports it and offered to help."),
        ([(COME, 1), (LEAD, 2), (COME, 2)], "2 people support it; 1 of them offered to help."),
        ([(LEAD, 1), (LEAD, 2)], "2 people support it and offered to help."),
        ([(LEAD, 1), (LEAD, 2), (COME, 3)], "3 people support it; 2 of them offered to help."),
    ],
)
def test_an_idea_says_who_backs_it(supports: list[tuple[str, int | None]], why: str) -> None:
    found = points_of(*(an_idea(1, supports),))
    assert [each.why for each in found] == [why]


def an_idea(number: int, supports: list[tuple[str, int | None]]) -> Idea:
    given = [Support(each, number, *said) for each, said in enumerate(dated(supports))]
    return Idea(number, f"Idea {number}", TODAY, supports=tuple(given))


def dated(supports: list[tuple[str, int | None]]) -> list[tuple[str, date, int | None]]:
    return [(kind, TODAY, person) for kind, person in supports]


def points_of(*ideas: Idea) -> tuple[AgendaItem, ...]:
    states = {each.id: GATHERING if each.supports else NEW for each in ideas}
    return gathered(ideas, states, {}, (), (), (), today=TODAY, customs=CUSTOMS)


def test_ideas_with_most_support_come_first_and_those_without_none_at_all() -> None:
    few, many = an_idea(1, [(COME, 1)]), an_idea(2, [(COME, 1), (COME, 2)])
    assert [each.idea_id for each in points_of(few, an_idea(3, []), many)] == [2, 1]


def test_no_more_ideas_are_brought_up_than_one_meeting_has_room_for() -> None:
    ideas = [an_idea(number, [(COME, 1)]) for number in range(1, ROOM_AT_MOST + 2)]
    assert [each.idea_id for each in points_of(*ideas)] == list(range(1, ROOM_AT_MOST + 1))


def test_answered_ideas_are_not_brought_up_again() -> None:
    backed = an_idea(1, [(COME, 1)])
    points = gathered([backed], {1: NOT_NOW}, {}, (), (), (), today=TODAY, customs=CUSTOMS)
    assert points == ()


def test_a_chosen_idea_comes_back_until_it_begins() -> None:
    points = gathered([an_idea(1, [])], {1: CHOSEN}, {}, (), (), (), today=TODAY, customs=CUSTOMS)
    assert [each.why for each in points] == ["It was chosen and has not begun yet."]


def test_closed_ballots_are_on_until_they_are_settled() -> None:
    options = (BallotOption(1, "Choir"),)
    closed = Ballot(1, "What next?", date(2026, 11, 1), date(2026, 11, 15), options=options)
    open_still = replace(closed, id=2, closes_on=date(2026, 12, 1))

    def points(*settled: int) -> list[int | None]:
        both = (open_still, closed)
        found = gathered((), {}, {}, both, settled, (), today=TODAY, customs=CUSTOMS)
        return [each.ballot_id for each in found]

    assert points() == [1]
    assert points(1) == []


def test_what_is_on_the_agenda_is_not_added_twice() -> None:
    points = points_of(an_idea(1, [(COME, 1)]), an_idea(2, [(COME, 1)]))
    assert not_yet_on(points[:1], points) == points[1:]


# In the file


def test_an_agenda_gathers_itself_and_again_only_what_is_new(file: CentreFile) -> None:
    choir = idea(file)
    support(file, choir, COME, 2, TODAY)
    idea(file, "Unbacked")
    number = ballot(file, "Walks")
    close_ballot(file, number, TODAY)
    weekly = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", starts_on=date(2026, 11, 3))
    add_activity(file, Activity(0, "Knitting", times=(weekly,)))
    add_activity(file, Activity(0, "Chess", leader_id=1, times=(weekly,)))
    add_activity(file, Activity(0, "Walks", led_by="members and staff", times=(weekly,)))
    paused = Activity(0, "Radio", times=(weekly,), suspended_from=date(2026, 11, 1))
    add_activity(file, paused)
    ended = replace(weekly, rule="FREQ=WEEKLY;BYDAY=TU;COUNT=2")
    add_activity(file, Activity(0, "Baking", times=(ended,)))
    meeting = save_meeting(file, Meeting(0, date(2026, 11, 30)))
    assert gather_agenda(file, meeting, TODAY) == 3
    known = store.meeting(file, meeting)
    assert known is not None
    assert [(each.title, each.why) for each in known.items] == [
        ("What next?", "The ballot has closed."),
        ("Choir", "1 person supports it."),
        ("Knitting", "Nobody leads it."),
    ]
    assert gather_agenda(file, meeting, TODAY) == 0
    remove_item(file, known.items[1].id)
    assert gather_agenda(file, meeting, TODAY) == 1
    known = store.meeting(file, meeting)
    assert known is not None
    assert [each.title for each in known.items] == ["What next?", "Knitting", "Choir"]


def test_what_was_decided_or_met_about_does_not_come_back(file: CentreFile) -> None:
    choir = idea(file)
    support(file, choir, COME, 2, TODAY)
    number = ballot(file, "Walks")
    close_ballot(file, number, TODAY)
    gather_agenda(file, save_meeting(file, Meeting(0, TODAY)), TODAY)
    later = save_meeting(file, Meeting(0, date(2026, 12, 30)))
    decide(file, Decision(0, "", NO, "Too far", "board", TODAY, idea_id=choir))
    assert gather_agenda(file, later, date(2026, 12, 20)) == 0


def test_a_ballot_that_closed_after_the_meeting_of_that_day_comes_on_the_next(
    file: CentreFile,
) -> None:
    number = ballot(file, "Walks")
    gather_agenda(file, save_meeting(file, Meeting(0, TODAY)), TODAY)
    close_ballot(file, number, TODAY)
    assert titles(file, save_meeting(file, Meeting(0, date(2026, 12, 30)))) == ["What next?"]


def test_a_ballot_of_which_one_idea_has_begun_is_still_to_be_talked_about(
    file: CentreFile,
) -> None:
    walks = idea(file, "Walks")
    number = ballot(file, "Walks", "Chess")
    vote(file, number, 1, options_of(file, number), TODAY)
    close_ballot(file, number, TODAY)
    begin_activity(file, walks, Activity(0, "Walks", leader_id=1), TODAY)
    assert titles(file, save_meeting(file, Meeting(0, date(2026, 12, 30)))) == ["What next?"]


def test_an_idea_the_ballot_did_not_choose_comes_back_to_be_replied_to(file: CentreFile) -> None:
    idea(file, "Chess")
    number = ballot(file, "Walks", "Chess")
    for person in (1, 2):
        vote(file, number, person, options_of(file, number)[:1], TODAY)
    close_ballot(file, number, TODAY)
    assert titles(file, save_meeting(file, Meeting(0, TODAY))) == ["What next?"]
    decide(file, Decision(0, "What next?", YES, "", "members", TODAY, ballot_id=number))
    later = save_meeting(file, Meeting(0, date(2026, 12, 30)))
    assert titles(file, later) == ["Chess"]
    known = store.meeting(file, later)
    assert known is not None
    assert known.items[0].why == (
        "It was on a ballot and was not chosen. Whoever put it in waits for a reply."
    )


def test_a_new_point_comes_last_also_after_others_were_taken_off(file: CentreFile) -> None:
    meeting = save_meeting(file, Meeting(0, TODAY))
    numbers = [save_item(file, meeting, AgendaItem(0, TOPIC, title)) for title in "ABCD"]
    for number in numbers[:2]:
        remove_item(file, number)
    save_item(file, meeting, AgendaItem(0, TOPIC, "E"))
    support(file, idea(file), COME, 2, TODAY)
    assert titles(file, meeting) == ["C", "D", "E", "Choir"]


def test_what_nobody_comes_to_is_brought_up_where_others_are_noted(file: CentreFile) -> None:
    began = date(2026, 9, 1)
    weekly = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", starts_on=began)
    chess = add_activity(file, Activity(0, "Chess", leader_id=1, times=(weekly,)))
    add_activity(file, Activity(0, "Radio", leader_id=1, times=(weekly,)))
    meeting = save_meeting(file, Meeting(0, TODAY))
    assert titles(file, meeting) == []
    for occurrence in dates_of(file, chess, began, TODAY):
        set_head_count(file, occurrence, occurrence.day, 12)
    assert titles(file, meeting) == ["Radio"]


def dates_of(file: CentreFile, activity_id: int, first: date, end: date) -> list[Occurrence]:
    found = occurrences(programme_between(file, first, end), first, end)
    return [each for each in found if each.activity.id == activity_id]


def titles(file: CentreFile, meeting: int) -> list[str]:
    """What the agenda holds once it was gathered."""
    gather_agenda(file, meeting, TODAY)
    known = store.meeting(file, meeting)
    assert known is not None
    return [each.title for each in known.items]
