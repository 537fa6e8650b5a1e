"""How the programme stands on a day, and the pairs of somebody who is away."""

from __future__ import annotations

from datetime import date, timedelta

from dropin.buddies.covering import needing_cover
from dropin.buddies.due import Going
from dropin.buddies.model import Pair
from dropin.buddies.reading.buddies import customs, needed_trainings, support_meetings, terms
from dropin.buddies.reading.pairs import open_pairs
from dropin.people.store import trainings_of
from dropin.roster.store import absences
from dropin.storage.file import CentreFile


def going(file: CentreFile, day: date) -> Going:
    """Everything that what is due on the day is told from."""
    known = terms(file)
    pairs = open_pairs(file)
    buddy_ids = {each.person_id for each in known if each.hold_on(day)}
    buddy_ids |= {each.buddy_id for each in pairs if each.buddy_id is not None}
    return Going(
        day=day,
        pairs=pairs,
        terms=known,
        absences=absences(file, day, day + timedelta(days=1)),
        trainings=needed_trainings(file),
        held={person_id: trainings_of(file, person_id) for person_id in sorted(buddy_ids)},
        support=support_meetings(file),
        house=customs(file),
    )


def pairs_needing_cover(
    file: CentreFile, person_id: int, first: date, end: date | None
) -> tuple[Pair, ...]:
    """The pairs of a buddy who is away in these days that nobody stands in for yet."""
    return needing_cover(open_pairs(file), person_id, first, end)
