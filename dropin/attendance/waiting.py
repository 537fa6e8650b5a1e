"""What waits for a person in attendance: told alike on the Attendance page and on Today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from dropin.attendance.desk import is_over
from dropin.attendance.model import Key, key_of
from dropin.attendance.sign_ups import next_in_line, room
from dropin.attendance.store import (
    Orphan,
    anybody_signed_up,
    days_with_a_line,
    lapsed_offers,
    orphaned,
    proposed_conversations,
    sign_ups_of,
    training_day,
    training_days_to_note,
)
from dropin.dates import Customs, day_short
from dropin.programme.model import CANCELLED, Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import Message

ORPHANS, LAPSED, SUGGESTIONS = "orphans", "lapse", "suggestions"
DAYS_AHEAD = 92
"""How far ahead sign-ups to dates that are no longer on are looked for."""
_DAYS_TO_NOTE = 28
"""How long after a training day its people can still be noted without being asked."""
_DAYS_OF_LINES = 7
"""How far ahead a free place is worth telling while somebody waits for it."""


@record
class Waiting:
    """Something that waits for a person: what, and which panel of the page has its answer.

    ``day`` is when it happens, where it is about one date; with its ``key`` the answer stands on
    that date itself.
    """

    text: Message
    panel: str
    day: date | None = None
    urgent: bool = True
    key: Key | None = None


def waiting_for_somebody(file: CentreFile, now: datetime, customs: Customs) -> tuple[Waiting, ...]:
    """Whom to tell, what ran out, which free place somebody waits for, who was trained, whom to
    talk with. ``now`` is on the centre's wall."""
    today = now.date()
    return (
        *_to_tell(orphans_ahead(file, today), customs),
        *_lapsed(file, now),
        *_places(file, today, customs),
        *_training_days(file, now, customs),
        *_talks(file, today),
    )


def orphans_ahead(file: CentreFile, today: date) -> tuple[Orphan, ...]:
    """Everybody signed up for a date that is cancelled or gone, by date and activity."""
    end = today + timedelta(days=DAYS_AHEAD)
    if not anybody_signed_up(file, today):
        return ()
    return orphaned(file, programme_between(file, today, end), today, end)


def orphan_words(orphan: Orphan, customs: Customs) -> Message:
    """``Choir on Tue 8 Dec is cancelled``, or is no longer on."""
    template = (
        "{title} on {day} is no longer on"
        if orphan.cancelled is None
        else "{title} on {day} is cancelled"
    )
    return Message(template, title=orphan.activity, day=_day_of(orphan, customs))


def _to_tell(orphans: tuple[Orphan, ...], customs: Customs) -> Iterator[Waiting]:
    for key, people in groupby(orphans, key=lambda each: each.sign_up.key):
        found = tuple(people)
        text = Message(
            "{what}: {count} to tell.", what=orphan_words(found[0], customs), count=len(found)
        )
        yield Waiting(text, ORPHANS, key.original_day)


def _lapsed(file: CentreFile, now: datetime) -> Iterator[Waiting]:
    count = len(lapsed_offers(file, now))
    if count == 1:
        yield Waiting(Message("One offered place was not answered in time."), LAPSED)
    elif count:
        text = Message("{count} offered places were not answered in time.", count=count)
        yield Waiting(text, LAPSED)


def _places(file: CentreFile, today: date, customs: Customs) -> Iterator[Waiting]:
    """Free places somebody waits for, in the days ahead."""
    end = today + timedelta(days=_DAYS_OF_LINES)
    days = days_with_a_line(file, today, end)
    if not days:
        return
    for occurrence in occurrences(programme_between(file, today, end), today, end):
        if occurrence.original_day in days and occurrence.status != CANCELLED:
            yield from _place(file, occurrence, customs)


def _place(file: CentreFile, occurrence: Occurrence, customs: Customs) -> Iterator[Waiting]:
    signed = sign_ups_of(file, occurrence)
    first = next_in_line(room(occurrence.activity.capacity, signed), signed)
    if first:
        waiting = sum(each.state == "waiting" for each in signed)
        text = Message(
            "A place in {title} on {day} is free. Waiting: {count}.",
            title=occurrence.title,
            day=day_short(occurrence.day, customs),
            count=waiting,
        )
        yield Waiting(text, "", occurrence.day)


def _training_days(file: CentreFile, now: datetime, customs: Customs) -> Iterator[Waiting]:
    """Training days of the last weeks that people came to and nothing is noted of."""
    for occurrence in training_days_to_note(file, now.date() - timedelta(days=_DAYS_TO_NOTE)):
        found = training_day(file, occurrence)
        if found is not None and found.is_untouched and is_over(occurrence, now):
            yield _to_note(occurrence, len(found.came), customs)


def _to_note(occurrence: Occurrence, came: int, customs: Customs) -> Waiting:
    text = Message(
        "{title} of {day}: {count} came, nothing noted yet.",
        title=occurrence.title,
        day=day_short(occurrence.day, customs),
        count=came,
    )
    return Waiting(text, "", occurrence.day, key=key_of(occurrence))


def _talks(file: CentreFile, today: date) -> Iterator[Waiting]:
    count = len({each.person_id for each in proposed_conversations(file, today)})
    if count:
        text = Message("The agreement proposes a friendly talk with {count}.", count=count)
        yield Waiting(text, SUGGESTIONS, urgent=False)


def _day_of(orphan: Orphan, customs: Customs) -> str:
    day = orphan.sign_up.key.original_day
    assert day is not None  # sign-ups to the whole course have no date to be told about
    return day_short(day, customs)
