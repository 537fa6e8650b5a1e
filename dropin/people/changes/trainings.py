"""The centre's list of trainings, and what is noted of who was trained when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.people.changes.persons import known_person
from dropin.people.reading.trainings import (
    held_columns,
    is_needed_by_buddies,
    next_position,
    shifts_needing,
    times_held,
    training,
    training_columns,
    training_held,
    trainings,
    trainings_of,
    who_was_trained,
)
from dropin.people.training import Training, TrainingHeld, day_words, held_anew
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_USUAL_TRAININGS = (  # with the months after which they are usually taken anew
    ("Facilitation", None),
    ("Telephone support", 24),
    ("Listening and boundaries", 24),
    ("First aid", 24),
    ("CPR", 12),
    ("Conflict resolution", 24),
    ("Suicide awareness", 36),
)


def add_usual_trainings(file: CentreFile) -> None:
    """Give a centre without a list one to begin with; what is on it by name stays as it is."""
    taken = {each.name.casefold() for each in trainings(file)}
    with file.change(say("Add the usual trainings")) as change:
        position = next_position(file)
        for name, months in _USUAL_TRAININGS:
            if say(name).casefold() not in taken:
                columns = training_columns(Training(0, say(name), months))
                change.insert("training", **columns, position=position)
                position += 1


def save_training(file: CentreFile, draft: Training) -> int:
    """Add (id 0, at the end of the list) or change a training; returns its id.

    What is noted already keeps the day on which it lapses. KnownError where the name is missing
    or taken, or the one to change is gone.
    """
    draft = replace(draft, name=_free_name(file, draft))
    if not draft.id:
        with file.change(say("Add the training {name}", name=draft.name)) as change:
            return change.insert(
                "training", **training_columns(draft), position=next_position(file)
            )
    with file.change(say("Change the training {name}", name=draft.name)) as change:
        change.update("training", draft.id, **training_columns(draft))
    return draft.id


def move_training(file: CentreFile, training_id: int, place: int) -> None:
    """Let a training stand at a place of the list, counted from 0; the others make room."""
    moved = _known_training(file, training_id)
    others = [each for each in trainings(file) if each.id != training_id]
    ordered = [*others[:place], moved, *others[place:]]
    with file.change(say("Move the training {name}", name=moved.name)) as change:
        for position, each in enumerate(ordered):
            change.update("training", each.id, position=position)


def remove_training(file: CentreFile, training_id: int, today: date) -> None:
    """Take a training off the list, with all that is noted of who holds it; Undo brings it back.

    KnownError where buddies, or shifts of today or later, need it: without it anybody could be
    one, or be put on them.
    """
    known = _known_training(file, training_id)
    if is_needed_by_buddies(file, training_id):
        raise KnownError(
            say("Every buddy needs {name}. Nothing was changed.", name=known.name),
            say("Take it off what buddies need first."),
        )
    needed = shifts_needing(file, training_id, today)
    if needed:
        raise KnownError(
            say(
                "{name} is needed for {shifts}. Nothing was changed.",
                name=known.name,
                shifts=", ".join(needed),
            ),
            say("Take it off what these shifts need first."),
        )
    with file.change(_removal(known, times_held(file, training_id))) as change:
        change.delete("training", training_id)


def note_training(file: CentreFile, draft: TrainingHeld) -> int:
    """Note that somebody was trained (the draft's id is ignored); returns the id of the note.

    ``training.held_anew`` makes a draft that lapses as the list says. KnownError where the same
    training is noted for that day already, or would lapse before it was held.
    """
    who, known = _checked(file, replace(draft, id=0))
    with file.change(say("Note {training} for {name}", training=known, name=who)) as change:
        return change.insert("training_held", **held_columns(draft))


def correct_training(file: CentreFile, draft: TrainingHeld) -> None:
    """Write what was really held, when, until when and who confirmed it. KnownError as noting."""
    _known_held(file, draft.id)
    who, known = _checked(file, draft)
    with file.change(say("Correct {training} of {name}", training=known, name=who)) as change:
        change.update("training_held", draft.id, **held_columns(draft))


def remove_training_held(file: CentreFile, held_id: int) -> None:
    """Take back that somebody was trained on a day."""
    held = _known_held(file, held_id)
    label = say(
        "Take back {training} of {name}",
        training=_known_training(file, held.training_id).name,
        name=known_person(file, held.person_id).name,
    )
    with file.change(label) as change:
        change.delete("training_held", held_id)


def grant_training(
    file: CentreFile,
    training_id: int,
    person_ids: Iterable[int],
    held_on: date,
    confirmed_by: str = "",
) -> tuple[int, ...]:
    """Note in one step that several people were trained on a day, lapsing as the list says.

    Of whom it is noted for that day already stays as they are. Returns the people it was noted
    for.
    """
    known = _known_training(file, training_id)
    noted = who_was_trained(file, training_id, held_on)
    granted = tuple(each for each in dict.fromkeys(person_ids) if each not in noted)
    if not granted:
        return ()
    label = say_count(
        "Note {training} for 1 person",
        "Note {training} for {count} people",
        len(granted),
        training=known.name,
    )
    with file.change(label) as change:
        for person_id in granted:
            known_person(file, person_id)
            draft = held_anew(known, person_id, held_on, confirmed_by)
            change.insert("training_held", **held_columns(draft))
    return granted


def _free_name(file: CentreFile, draft: Training) -> str:
    name = " ".join(draft.name.split())
    if not name:
        raise KnownError(say("A training needs a name."), say("Write it as its certificate does."))
    if draft.id:
        _known_training(file, draft.id)
    for each in trainings(file):
        if each.id != draft.id and each.name.casefold() == name.casefold():
            raise KnownError(
                say("“{name}” is on the list already.", name=each.name),
                say("Choose another name, or use the one that is there."),
            )
    return name


def _known_training(file: CentreFile, training_id: int) -> Training:
    found = training(file, training_id)
    if found is None:
        raise KnownError(
            say("This training is no longer on the list. Nothing was changed."),
            say("Add it anew, or undo its removal."),
        )
    return found


def _known_held(file: CentreFile, held_id: int) -> TrainingHeld:
    found = training_held(file, held_id)
    if found is None:
        raise KnownError(
            say("This entry is no longer there. Nothing was changed."),
            say("Look at the list again, or redo what was undone."),
        )
    return found


def _checked(file: CentreFile, draft: TrainingHeld) -> tuple[str, str]:
    """The names of the person and the training. Raises KnownError for what can't be noted so."""
    who = known_person(file, draft.person_id).name
    known = _known_training(file, draft.training_id).name
    if draft.lapses_on is not None and draft.lapses_on <= draft.held_on:
        raise KnownError(
            say("It would lapse before it was held. Nothing was changed."),
            say("Check the two days."),
        )
    for each in trainings_of(file, draft.person_id):
        same = (each.training_id, each.held_on) == (draft.training_id, draft.held_on)
        if same and each.id != draft.id:
            raise KnownError(
                say(
                    "{training} of {name} is noted for {day} already.",
                    training=known,
                    name=who,
                    day=day_words(draft.held_on, centre(file).customs),
                ),
                say("Choose another day, or correct the one that is there."),
            )
    return who, known


def _removal(known: Training, times: int) -> str:
    if not times:
        return say("Remove the training {name}", name=known.name)
    return say_count(
        "Remove the training {name} (noted once)",
        "Remove the training {name} (noted {count} times)",
        times,
        name=known.name,
    )
