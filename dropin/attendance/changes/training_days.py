"""Which activities train those who come, and noting it for a date's people in one step."""

from __future__ import annotations

from collections.abc import Set

from dropin.attendance.changes.telling import date_words, gone
from dropin.attendance.reading.filed import chain_of
from dropin.attendance.reading.training_days import training_day, training_links
from dropin.attendance.training_days import training_names
from dropin.errors import KnownError
from dropin.people.operations import grant_training
from dropin.programme.model import Occurrence
from dropin.programme.store import activity
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


def set_trained_by(file: CentreFile, activity_id: int, training_ids: Set[int]) -> None:
    """Those who come to an activity are trained in exactly this; nothing: it trains nobody.

    Dates of an activity that it continues follow; what is noted already stays. Raises KnownError
    once the activity was removed.
    """
    found = activity(file, activity_id)
    if found is None:
        raise gone()
    own = chain_of(file, activity_id)
    links = {key: number for key, number in training_links(file).items() if key[0] in own}
    with file.change(say("What {title} trains people in", title=found.title)) as change:
        for (_, training_id), number in links.items():
            if training_id not in training_ids:
                change.delete("training_day", number)
        for training_id in sorted(training_ids - {each for _, each in links}):
            change.insert("training_day", activity_id=activity_id, training_id=training_id)


def note_training_day(file: CentreFile, occurrence: Occurrence) -> tuple[int, ...]:
    """Note for everybody who came to a date what it trains them in, as one step.

    Whoever is noted for that day already stays as they are. Returns the people something was
    noted for. Raises KnownError where nobody came, and for an activity that trains nobody.
    """
    date = date_words(file, occurrence.title, occurrence.day)
    found = training_day(file, occurrence)
    if found is None or not found.came:
        raise KnownError(
            say("Nobody was trained at {date}. Nothing was changed.", date=date),
            say("Mark who came first, and see that the activity is a training day."),
        )
    if not found.open_people:
        return ()
    label = say_count(
        "Note {trainings} for 1 person who came to {date}",
        "Note {trainings} for {count} people who came to {date}",
        len(found.open_people),
        trainings=training_names(found),
        date=date,
    )
    with file.change(label):
        for each in found.trainings:
            grant_training(file, each.id, found.came, occurrence.day, file.who)
    return found.open_people
