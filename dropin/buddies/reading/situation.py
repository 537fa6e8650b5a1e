"""Everything the file knows that bears on who could be whose buddy, gathered once."""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, date

from dropin.buddies.model import Pair, Request
from dropin.buddies.posing import Situation
from dropin.buddies.reading.buddies import (
    avoids,
    customs,
    needed_trainings,
    rests,
    shadowed,
    terms,
    topics,
)
from dropin.buddies.reading.pairs import helped_with, open_pairs, tried_pairs
from dropin.buddies.reading.requests import request, waiting_requests
from dropin.centre.store import centre
from dropin.people.model import Person
from dropin.people.store import everybodys_trainings, person
from dropin.roster.store import absences
from dropin.storage.file import CentreFile

_FAR = date(MAXYEAR, 1, 1)


def situation(
    file: CentreFile, day: date, *, requests: tuple[Request, ...] | None = None
) -> Situation:
    """The programme on ``day``: every buddy and everybody who waits, or just ``requests``."""
    known = terms(file)
    asked = waiting_requests(file) if requests is None else requests
    ids = {each.person_id for each in known} | {each.person_id for each in asked}
    return Situation(
        day=day,
        terms=known,
        requests=asked,
        people=_people(file, ids),
        pairs=open_pairs(file),
        tried=tried_pairs(file),
        rests=rests(file, day),
        absences=absences(file, day, _FAR),
        avoids=avoids(file),
        topics=topics(file),
        trainings=needed_trainings(file),
        held=everybodys_trainings(file),
        shadowed=shadowed(file),
        helped_with=helped_with(file),
        house=customs(file),
        writing=centre(file).customs,
    )


def stand_in_situation(file: CentreFile, pair: Pair, day: date) -> Situation:
    """As ``situation``, with what the member of a pair once asked for as the only request: to find
    somebody who could stand in. Its number is that request's, 0 where it is gone. The buddy of
    the pair is not among the buddies."""
    found = None if pair.request_id is None else request(file, pair.request_id)
    assert pair.member_id is not None  # an open pair has a member
    asked = found or Request(0, pair.member_id, pair.proposed_on, pair.proposed_on)
    whole = situation(file, day, requests=(replace(asked, starts_on=asked.made_on),))
    others = tuple(each for each in whole.terms if each.person_id != pair.buddy_id)
    return replace(whole, terms=others)


def _people(file: CentreFile, ids: set[int]) -> dict[int, Person]:
    found = (person(file, person_id) for person_id in sorted(ids))
    return {each.id: each for each in found if each is not None}
