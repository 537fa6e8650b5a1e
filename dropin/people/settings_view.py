"""The centre's own list of trainings: a section of Settings."""

from __future__ import annotations

from datetime import date
from functools import partial

from dropin.centre.store import centre
from dropin.kit.buttons import Button
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.list_section import ListSection, Record
from dropin.kit.typed_fields import NumberField
from dropin.people.operations import (
    add_usual_trainings,
    move_training,
    remove_training,
    save_training,
)
from dropin.people.store import times_held, trainings
from dropin.people.training import Training
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_MOST_MONTHS, _MOST_DAYS = 600, 730
_USUAL_DAYS = 60


class TrainingSection(ListSection):
    """Courses and certificates, how long each counts, and when to remind of it."""

    def __init__(self, file: CentreFile, today: date) -> None:
        self.file, self._today = file, today
        self.usual_button = Button(
            say("Begin with the usual trainings"), pressed=self.add_usual_trainings
        )
        super().__init__(
            _form(),
            {"name": "", "months": None, "renewal_days": _USUAL_DAYS},
            say("Add this training"),
            say("No training is on the list yet."),
            lambda: centre(file).customs,
            editable=file.read_only is None,
        )
        self.fill(0, self.blank)
        told = say(
            "What shifts on call ask for, and what a training day gives. Who holds which stands "
            "beside each person."
        )
        self.column.insertWidget(0, Label(told, role="muted"))
        self.column.addWidget(self.usual_button)

    def refresh(self) -> None:
        super().refresh()
        self.usual_button.setVisible(not trainings(self.file))

    def records(self) -> list[Record]:
        return [self._line(place, each) for place, each in enumerate(trainings(self.file))]

    def write(self, number: int) -> str:
        training = Training(number, **self.form.values())
        save_training(self.file, training)
        return say("Saved {name}", name=training.name)

    def add_usual_trainings(self) -> None:
        """A list to begin with, in one step."""
        add_usual_trainings(self.file)
        self.said.emit(say("The usual trainings are on the list."))

    def _line(self, place: int, training: Training) -> Record:
        values = {name: getattr(training, name) for name in self.blank}
        earlier = partial(move_training, self.file, training.id, place - 1) if place else None
        remove = partial(remove_training, self.file, training.id, self._today)
        removed = _removed_words(training, times_held(self.file, training.id))
        return Record(training.id, _words(training), values, remove, removed, earlier)


def _form() -> Form:
    form = Form()
    form.add("name", say("Name"), LineField(say("First aid")))
    form.add(
        "months",
        say("Counts for"),
        NumberField(1, _MOST_MONTHS, unit=say("months")),
        say("Empty: it does not lapse."),
    )
    form.add(
        "renewal_days",
        say("Remind before it lapses"),
        NumberField(0, _MOST_DAYS, unit=say("days"), required=True),
        say("0: no reminder."),
    )
    return form


def _words(training: Training) -> str:
    """``First aid · 24 months``."""
    if training.months is None:
        return say("{name} · does not lapse", name=training.name)
    return say_count(
        "{name} · 1 month", "{name} · {count} months", training.months, name=training.name
    )


def _removed_words(training: Training, times: int) -> str:
    if not times:
        return say("Removed {name}", name=training.name)
    return say_count(
        "Removed {name}, which was noted once",
        "Removed {name}, which was noted {count} times",
        times,
        name=training.name,
    )
