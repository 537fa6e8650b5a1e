"""Whose training is to be renewed, for the page Today."""

from __future__ import annotations

from datetime import date, timedelta

from dropin.dates import Customs, day_range
from dropin.people.store import Lapsing, lapsing
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import Message

_MOST_TOLD = 4
_TOLD_OF_MANY = 3


@record
class Waiting:
    """Something that waits; ``person_id`` is whom it is about, None: the list of everybody."""

    text: Message
    person_id: int | None


def waiting_for_somebody(file: CentreFile, today: date, customs: Customs) -> tuple[Waiting, ...]:
    """What lapses soon or lapsed lately: one line each, of many the first few and their number."""
    found = lapsing(file, today)
    told = found if len(found) <= _MOST_TOLD else found[:_TOLD_OF_MANY]
    lines = [Waiting(lapse_words(each, today, customs), each.person.id) for each in told]
    others = len(found) - len(told)
    if others:
        lines.append(
            Waiting(Message("{count} more trainings are to be renewed.", count=others), None)
        )
    return tuple(lines)


def lapse_words(lapsing: Lapsing, today: date, customs: Customs) -> Message:
    """``First aid of Ana lapses on 3 March.``"""
    template = (
        "{training} of {name} lapses on {day}."
        if lapsing.lapses_on > today
        else "{training} of {name} lapsed on {day}."
    )
    return Message(
        template,
        training=lapsing.training.name,
        name=lapsing.person.name,
        day=_day_words(lapsing.lapses_on, today, customs),
    )


def _day_words(day: date, today: date, customs: Customs) -> str:
    """``3 March``, with its year where that is another than today's."""
    return day_range(day, day + timedelta(days=1), customs, year=day.year != today.year)
