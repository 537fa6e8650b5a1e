"""Everything the file knows that bears on who could be whose buddy, gathered once."""

from __future__ import annotations

from datetime import MAXYEAR, date

from dropin.buddies.model import Request
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
from dropin.buddies.reading.requests import waiting_requests
from dropin.centre.store import centre
from dropin.people.model import Person
from dropin.people.store import person, trainings_of
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
        held={each.person_id: trainings_of(file, each.person_id) for each in known},
        shadowed=shadowed(file),
        helped_with=helped_with(file),
        house=customs(file),
        writing=centre(file).customs,
    )


def _people(file: CentreFile, ids: set[int]) -> dict[int, Person]:
    found = (person(file, person_id) for person_id in sorted(ids))
    return {each.id: each for each in found if each is not None}
