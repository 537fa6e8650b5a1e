"""What the edits share: who it is about, which day it is here, and how a date is named."""

from __future__ import annotations

from datetime import date, datetime

from dropin.centre.store import centre, time_zone
from dropin.dates import clock, day_short
from dropin.errors import KnownError
from dropin.people.model import Person
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say


def known_person(file: CentreFile, person_id: int) -> Person:
    """The person. Raises KnownError once they were removed."""
    found = person(file, person_id)
    if found is None:
        raise KnownError(
            say("This person is no longer in the file. Nothing was changed."),
            say("Look at the list of people again, or undo their removal."),
        )
    return found


def gone() -> KnownError:
    """What is said where undo, or another change, took away what was to be changed."""
    return KnownError(
        say("This entry is no longer there. Nothing was changed."),
        say("Look at the list again, or redo what was undone."),
    )


def here(file: CentreFile, now: datetime) -> datetime:
    """The moment on the centre's wall."""
    return now.astimezone(time_zone(file))


def day_words(file: CentreFile, day: date) -> str:
    return day_short(day, centre(file).customs)


def moment_words(file: CentreFile, moment: datetime) -> str:
    """“Tue 24 Nov, 14:00”, on the centre's wall."""
    customs, there = centre(file).customs, here(file, moment)
    return f"{day_short(there.date(), customs)}, {clock(there.time(), customs)}"


def date_words(file: CentreFile, title: str, day: date | None) -> str:
    """“Choir on Tue 24 Nov”, or “Choir” where it is the whole course."""
    if day is None:
        return title
    return say("{title} on {day}", title=title, day=day_words(file, day))
