"""Seats and terms, meetings with their agenda, decisions with their reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from dropin.choosing import store
from dropin.choosing.model import (
    CHOSEN,
    IDEA,
    LATER,
    NO,
    NOT_NOW,
    TOPIC,
    YES,
    AgendaItem,
    BoardSeat,
    BoardTerm,
    Decision,
    Meeting,
)
from dropin.choosing.operations import (
    decide,
    move_item,
    remove_decision,
    remove_item,
    remove_meeting,
    remove_seat,
    remove_term,
    save_item,
    save_meeting,
    save_seat,
    save_term,
    set_quorum,
)
from dropin.errors import KnownError
from dropin.people.operations import remove_person
from dropin.storage.file import CentreFile
from tests.choosing.made import TODAY, idea
from tests.files import dump

YEAR = date(2027, 11, 22)


def seat(file: CentreFile, name: str = "Chair") -> int:
    return save_seat(file, BoardSeat(0, name, "members"))


def test_a_seat_is_held_from_a_day_until_another(file: CentreFile) -> None:
    chair, families = seat(file), save_seat(file, BoardSeat(0, "Families", "families"))
    save_term(file, BoardTerm(0, chair, 1, TODAY, YEAR))
    assert [each.name for each in store.seats(file)] == ["Chair", "Families"]
    assert store.holders(file, TODAY) == {chair: 1}
    assert store.holders(file, YEAR) == {}
    with pytest.raises(KnownError, match="held by somebody else then"):
        save_term(file, BoardTerm(0, chair, 2, date(2027, 1, 1), date(2028, 1, 1)))
    save_term(file, BoardTerm(0, chair, 2, YEAR, date(2028, 1, 1)))
    save_term(file, BoardTerm(0, families, 2, TODAY, YEAR))
    assert store.holders(file, YEAR) == {chair: 2}
    with pytest.raises(KnownError, match="end before it begins"):
        save_term(file, BoardTerm(0, chair, 3, YEAR, YEAR))


def test_terms_and_seats_change_and_go(file: CentreFile) -> None:
    chair = seat(file)
    before = dump(file)
    term = save_term(file, BoardTerm(0, chair, 1, TODAY, YEAR))
    save_term(file, BoardTerm(term, chair, 1, TODAY, date(2027, 1, 1)))
    assert store.holders(file, date(2027, 1, 1)) == {}
    remove_term(file, term)
    assert dump(file) == before
    save_seat(file, BoardSeat(chair, "Speaker", "members"))
    assert [each.name for each in store.seats(file)] == ["Speaker"]
    remove_seat(file, chair)
    assert store.seats(file) == ()
    with pytest.raises(KnownError, match="seat is no longer"):
        remove_seat(file, chair)
    with pytest.raises(KnownError, match="needs a name"):
        seat(file, " ")


def test_the_board_needs_a_quorum(file: CentreFile) -> None:
    assert store.quorum(file) == 3
    set_quorum(file, 5)
    set_quorum(file, 4)
    assert store.quorum(file) == 4
    with pytest.raises(KnownError, match="nobody cannot decide"):
        set_quorum(file, 0)


def test_a_meeting_keeps_who_was_there_in_order(file: CentreFile) -> None:
    draft = Meeting(0, TODAY, time(15, 30), "Kitchen", "Soup after it", present=(3, 1, 2))
    number = save_meeting(file, draft)
    assert store.meeting(file, number) == replace(draft, id=number)
    save_meeting(file, replace(draft, id=number, at=None, present=(1, 4)))
    known = store.meeting(file, number)
    assert known is not None
    assert (known.at, known.present) == (None, (1, 4))
    remove_person(file, 4)
    known = store.meeting(file, number)
    assert known is not None
    assert known.present == (1,)


def test_points_come_in_the_order_people_give_them(file: CentreFile) -> None:
    meeting = save_meeting(file, Meeting(0, TODAY))
    points = [save_item(file, meeting, AgendaItem(0, TOPIC, name)) for name in ("A", "B", "C")]
    move_item(file, meeting, points[2], 0)
    assert titles(file, meeting) == ["C", "A", "B"]
    move_item(file, meeting, points[2], 99)
    assert titles(file, meeting) == ["A", "B", "C"]
    remove_item(file, points[0])
    save_item(file, meeting, AgendaItem(0, TOPIC, "D"))
    save_item(file, meeting, AgendaItem(points[1], TOPIC, "Bees", "They swarm."))
    assert titles(file, meeting) == ["Bees", "C", "D"]
    with pytest.raises(KnownError, match="needs a title"):
        save_item(file, meeting, AgendaItem(0, TOPIC, ""))
    remove_meeting(file, meeting)
    assert store.meetings(file) == ()


def titles(file: CentreFile, meeting: int) -> list[str]:
    known = store.meeting(file, meeting)
    assert known is not None
    return [each.title for each in known.items]


@pytest.mark.parametrize(("outcome", "answer"), [(YES, CHOSEN), (NO, NOT_NOW), (LATER, "")])
def test_a_decision_about_an_idea_is_the_reply_to_it(
    file: CentreFile, outcome: str, answer: str
) -> None:
    choir = idea(file)
    meeting = save_meeting(file, Meeting(0, TODAY))
    point = save_item(file, meeting, AgendaItem(0, IDEA, "Choir", idea_id=choir))
    number = decide(file, Decision(0, "", outcome, "We talked.", "board", TODAY, item_id=point))
    (decided,) = store.decisions(file, meeting_id=meeting)
    assert (decided.id, decided.title, decided.idea_id) == (number, "Choir", choir)
    known = store.idea(file, choir)
    assert known is not None
    assert (known.answer, known.reply, known.replied_on) == (answer, "We talked.", TODAY)
    file.undo()
    known = store.idea(file, choir)
    assert known is not None
    assert (known.answer, known.reply, known.replied_on) == ("", "", None)
    assert store.decisions(file) == ()


def test_a_no_needs_its_reason_and_a_yes_does_not(file: CentreFile) -> None:
    for outcome in (NO, LATER):
        with pytest.raises(KnownError, match="needs a reason"):
            decide(file, Decision(0, "New chairs", outcome, "  ", "board", TODAY))
    number = decide(file, Decision(0, "New chairs", YES, "", "board", TODAY))
    decide(file, Decision(number, "New chairs", YES, "The old ones creak", "board", TODAY))
    (decided,) = store.decisions(file)
    assert decided.reason == "The old ones creak"
    with pytest.raises(KnownError, match="needs a title"):
        decide(file, Decision(0, "", YES, "", "board", TODAY))


def test_a_decision_outlives_its_meeting_and_can_be_taken_back(file: CentreFile) -> None:
    meeting = save_meeting(file, Meeting(0, TODAY))
    point = save_item(file, meeting, AgendaItem(0, TOPIC, "Chairs"))
    number = decide(file, Decision(0, "", YES, "", "board", TODAY, item_id=point))
    remove_meeting(file, meeting)
    (decided,) = store.decisions(file)
    assert decided.item_id is None
    remove_decision(file, number)
    remove_decision(file, number)
    assert store.decisions(file) == ()
