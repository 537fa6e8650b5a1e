"""How the centre runs the programme: its topics, what every buddy needs, its customs."""

from __future__ import annotations

from dataclasses import replace

from dropin.attendance.changes.telling import gone
from dropin.buddies.model import HELP, INTEREST, KINDS, WEIGHTS, BuddyCustoms, Topic
from dropin.buddies.reading.buddies import needed_trainings, topics
from dropin.errors import BugError, KnownError
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value
from dropin.words import say

_USUAL_TOPICS = (
    (HELP, ("Company", "Shopping", "Cooking", "Transit", "Computer", "Budgeting", "Paperwork")),
    (INTEREST, ("Walking", "Music", "Gardening", "Art", "Games", "Sport", "Dogs", "Cats")),
)


def add_usual_topics(file: CentreFile) -> None:
    """Give a centre without lists some to begin with; what is there by name stays as it is."""
    taken = {(each.kind, each.name.casefold()) for each in topics(file)}
    with file.change(say("Add the usual topics")) as change:
        for kind, names in _USUAL_TOPICS:
            for name in map(say, names):
                if (kind, name.casefold()) not in taken:
                    position = _next_position(file, kind)
                    change.insert("buddy_topic", kind=kind, name=name, position=position)


def save_topic(file: CentreFile, draft: Topic) -> int:
    """Add (id 0, at the end of its list) or rename a topic; returns its id.

    Raises KnownError where the name is missing or taken, or the topic is gone.
    """
    if draft.kind not in KINDS:
        raise BugError(f"no kind of topic: {draft.kind}")
    draft = replace(draft, name=" ".join(draft.name.split()))
    if not draft.name:
        raise KnownError(say("A topic needs a name."), say("“Shopping”, for instance."))
    others = [each for each in topics(file) if each.kind == draft.kind and each.id != draft.id]
    if any(each.name.casefold() == draft.name.casefold() for each in others):
        raise KnownError(
            say("“{name}” is on the list already.", name=draft.name), say("Choose another name.")
        )
    if not draft.id:
        with file.change(say("Add the topic {name}", name=draft.name)) as change:
            position = _next_position(file, draft.kind)
            return change.insert("buddy_topic", kind=draft.kind, name=draft.name, position=position)
    _known_topic(file, draft.id)
    with file.change(say("Rename the topic {name}", name=draft.name)) as change:
        change.update("buddy_topic", draft.id, name=draft.name)
    return draft.id


def remove_topic(file: CentreFile, topic_id: int) -> None:
    """Take a topic off the list, and from whoever helps with it, likes or avoids it."""
    known = _known_topic(file, topic_id)
    with file.change(say("Remove the topic {name}", name=known.name)) as change:
        change.delete("buddy_topic", topic_id)


def set_needed_trainings(file: CentreFile, training_ids: frozenset[int]) -> None:
    """What every buddy must hold: exactly these. Pairs that are together stay so."""
    held = {each.id for each in needed_trainings(file)}
    with file.change(say("What every buddy needs")) as change:
        for training_id in sorted(held - training_ids):
            change.execute("DELETE FROM buddy_training WHERE training_id = ?", (training_id,))
        for training_id in sorted(training_ids - held):
            change.insert("buddy_training", training_id=training_id)


def save_customs(file: CentreFile, draft: BuddyCustoms) -> None:
    """Write how this centre runs the programme. KnownError for numbers that are none."""
    numbers = {
        "answer_days": draft.answer_days,
        "meet_days": draft.meet_days,
        "quiet_days": draft.quiet_days,
        "review_weeks": draft.review_weeks,
        "support_weeks": draft.support_weeks,
    }
    words = {
        "help_counts": draft.help_counts,
        "times_count": draft.times_count,
        "interests_count": draft.interests_count,
        "language_counts": draft.language_counts,
        "reach_counts": draft.reach_counts,
        "load_counts": draft.load_counts,
    }
    if not set(words.values()) <= set(WEIGHTS):
        raise BugError(f"no such weights: {words}")
    in_range = all(1 <= each <= 366 for each in numbers.values())
    if not (in_range and 15 <= draft.meeting_minutes <= 480 and 0 <= draft.shadow_first <= 99):
        raise KnownError(
            say("One of these numbers cannot be. Nothing was changed."),
            say("Write 1 to 366 days or weeks, and 15 to 480 minutes for a meeting."),
        )
    columns: dict[str, Value] = {
        **numbers,
        **words,
        "meeting_minutes": draft.meeting_minutes,
        "shadow_first": draft.shadow_first,
    }
    with file.change(say("Change how the buddy programme works")) as change:
        if file.value("SELECT 1 FROM buddy_customs"):
            change.update("buddy_customs", 1, **columns)
        else:
            change.insert("buddy_customs", id=1, **columns)


def _next_position(file: CentreFile, kind: str) -> int:
    sql = "SELECT coalesce(max(position), -1) + 1 FROM buddy_topic WHERE kind = ?"
    return int(str(file.value(sql, (kind,))))


def _known_topic(file: CentreFile, topic_id: int) -> Topic:
    for each in topics(file):
        if each.id == topic_id:
            return each
    raise gone()
