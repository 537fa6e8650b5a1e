"""An activity whose dates train those who come: who came, and for whom it is not noted yet."""

from __future__ import annotations

from collections.abc import Mapping, Set

from dropin.people.training import Training
from dropin.records import record
from dropin.words import Message, say, say_count


@record
class TrainingDay:
    """One date of such an activity: what it trains in, who came, and who is noted for what."""

    trainings: tuple[Training, ...]
    came: tuple[int, ...]
    noted: Mapping[int, Set[int]]

    @property
    def open_people(self) -> tuple[int, ...]:
        """Who came and is not noted for all of it."""
        return tuple(each for each in self.came if any(each not in own for own in self._own))

    def noted_for(self, person_id: int) -> tuple[Training, ...]:
        """What is noted for somebody on this day."""
        return tuple(each for each in self.trainings if person_id in self.noted[each.id])

    @property
    def is_untouched(self) -> bool:
        """Whether people came and nobody of them is noted for any of it."""
        return bool(self.came) and not any(own & set(self.came) for own in self._own)

    @property
    def _own(self) -> tuple[Set[int], ...]:
        return tuple(self.noted[each.id] for each in self.trainings)


def training_names(day: TrainingDay) -> str:
    """``First aid, CPR and Phone``."""
    *first, last = [each.name for each in day.trainings]
    if not first:
        return last
    return say("{names} and {last}", names=", ".join(first), last=last)


def note_words(day: TrainingDay) -> Message:
    """What the button says that notes the rest: ``Note First aid for the 7 who came``."""
    names, count = training_names(day), len(day.open_people)
    if len(day.came) > count:
        return Message("Note {trainings} for {count} more", trainings=names, count=count)
    if count == 1:
        return Message("Note {trainings} for the one who came", trainings=names)
    return Message("Note {trainings} for the {count} who came", trainings=names, count=count)


def noted_words(before: TrainingDay, count: int) -> str:
    """What was done, with how many of those who came were noted for all of it ``before``."""
    told = say_count(
        "Noted {trainings} for 1 person.",
        "Noted {trainings} for {count} people.",
        count,
        trainings=training_names(before),
    )
    already = len(before.came) - len(before.open_people)
    if not already:
        return told
    return f"{told} {say('Noted before: {count}.', count=already)}"
