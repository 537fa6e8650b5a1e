"""“Call me”: somebody asks the coordinator to call. Who and when, and nothing else, on purpose."""

from __future__ import annotations

from datetime import date, datetime

from dropin.attendance.changes.telling import gone, known_person
from dropin.buddies.changes.known import known_pair
from dropin.buddies.reading.pairs import concern, open_concerns
from dropin.dates import write_moment
from dropin.errors import KnownError
from dropin.storage.file import CentreFile
from dropin.words import say


def mark_concern(
    file: CentreFile, person_id: int, now: datetime, pair_id: int | None = None
) -> int:
    """Somebody would like the coordinator to call; returns the mark's id.

    Asked twice is asked once. With a pair it is one of the two who asks, else KnownError.
    """
    known_person(file, person_id)
    if pair_id is not None:
        known = known_pair(file, pair_id)
        if person_id not in (known.member_id, known.buddy_id):
            raise KnownError(
                say("Only the two of a pair mark this. Nothing was changed."),
                say("Choose one of them."),
            )
    for each in open_concerns(file):
        if (each.person_id, each.pair_id) == (person_id, pair_id):
            return each.id
    # Without a name: everybody sees what undo would take back.
    with file.change(say("Ask for a call")) as change:
        return change.insert(
            "concern", person_id=person_id, pair_id=pair_id, marked_at=write_moment(now)
        )


def note_called(file: CentreFile, concern_id: int, day: date) -> None:
    """The coordinator called them."""
    known = concern(file, concern_id)
    if known is None:
        raise gone()
    with file.change(say("Note a call")) as change:
        change.update("concern", concern_id, called_on=day.isoformat())
