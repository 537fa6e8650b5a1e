"""What is due, in words: one sentence each, with the names of those it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dropin.buddies.due import (
    CHECK_IN,
    DID_THEY_MEET,
    LAPSED,
    LAPSING,
    LEFT,
    NEEDS_STAND_IN,
    NEVER_MET,
    NO_ANSWER,
    QUIET,
    REVIEW,
    STAND_IN_OVER,
    SUPPORT,
    TO_ASK,
    Due,
)
from dropin.buddies.model import Pair
from dropin.dates import Customs, day_range
from dropin.words import Message

_WORDS = {
    LEFT: "The pair of {who} has lost one of the two: end it, kindly.",
    TO_ASK: "Ask {who} about {other}.",
    NO_ANSWER: "{who} was asked on {day} and has not answered yet.",
    DID_THEY_MEET: "{pair} were to meet on {day}. Did they?",
    NEVER_MET: "{pair} agreed on {day} and have not met yet.",
    REVIEW: "{pair}: the review is due since {day}.",
    CHECK_IN: "Ask {pair} how it goes: they were last heard of on {day}.",
    QUIET: "Nothing was heard of {pair} since {day}.",
    NEEDS_STAND_IN: "{other} is not there for {who}. A temporary buddy could be offered.",
    STAND_IN_OVER: "{who} stood in until {day}: thank them, and end it.",
    LAPSED: "{training} of {who} lapsed on {day}.",
    LAPSING: "{training} of {who} lapses on {day}.",
    SUPPORT: "A talk with {who} is due since {day}.",
}


def due_words(
    due: Due,
    pair: Pair | None,
    names: Mapping[int, str],
    trainings: Mapping[int, str],
    *,
    today: date,
    customs: Customs,
) -> Message:
    """``Ana and Ben agreed on 3 March and have not met yet.``

    ``names`` are those of everybody it is about, by person; who was removed is left out. The year
    is told where it is not today's.
    """
    who = names.get(due.person_id or 0, "")
    member = names.get(pair.member_id or 0, "") if pair is not None else ""
    buddy = names.get(pair.buddy_id or 0, "") if pair is not None else ""
    return Message(
        _WORDS[due.kind],
        who=who,
        other=buddy if who == member else member,
        pair=Message("{one} and {other}", one=member, other=buddy),
        training=trainings.get(due.training_id or 0, ""),
        day=day_range(
            due.day, due.day + timedelta(days=1), customs, year=due.day.year != today.year
        ),
    )
