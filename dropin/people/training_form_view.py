"""Notes that somebody was trained, or corrects what was noted, beside the person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import ask_to_save
from dropin.kit.fields import ChoiceField, LineField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.typed_fields import DateField
from dropin.people.operations import correct_training, note_training, remove_training_held
from dropin.people.store import person, training, training_held, trainings
from dropin.people.training import TrainingHeld, day_words, lapse_day
from dropin.storage.file import CentreFile
from dropin.words import say

_FIELDS = ("training_id", "held_on", "lapses_on", "confirmed_by")


class TrainingForm(QWidget):
    """Hidden until ``note`` or ``correct`` opens it; ``said`` tells what was done.

    The day it lapses follows the training and the day it was held, until a person writes another.
    ``_draft`` is the certificate in the form, id 0 a new one.
    """

    said = Signal(str)
    left = Signal()

    def __init__(self, file: CentreFile, person_id: int, today: date) -> None:
        super().__init__()
        self._file, self._person_id, self._today = file, person_id, today
        self._draft = TrainingHeld(0, person_id, 0, today)
        self.title = Label("", bold=True)
        self.form = self._build_form()
        self.save_button = Button(say("Note it"), "primary", pressed=self.save)
        self.remove_button = Button(say("Remove"), "quiet", pressed=self.remove)
        self._earlier = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.TIGHT, 0, 0)
        column.setSpacing(theme.TIGHT)
        foot = Flow(theme.HAIR)
        foot.add(self.save_button)
        foot.add(Button(say("Cancel"), "quiet", pressed=self.leave))
        foot.add(self.remove_button, at_end=True)
        for part in (self.title, self.form, foot):
            column.addWidget(part)
        column.addLayout(self._earlier)
        self.form.submitted.connect(self.save)
        self.form.changed.connect(self._follow_typing)
        self.hide()

    def note(self) -> None:
        """Ask what they were trained in, and when."""
        if not self._may_open_another():
            return
        first = trainings(self._file)[0]
        lapses_on = lapse_day(self._today, first.months)
        draft = TrainingHeld(0, self._person_id, first.id, self._today, lapses_on, self._file.who)
        self._open(draft, say("They were trained"), say("Note it"))

    def correct(self, held: TrainingHeld, earlier: Sequence[TrainingHeld] = ()) -> None:
        """Show one certificate to be put right, and the way to ``earlier`` ones."""
        if not self._may_open_another():
            return
        known = training(self._file, held.training_id)
        self._open(held, known.name if known else "", say("Save"))
        customs = centre(self._file).customs
        for each in earlier:
            words = say("Held before: {day}", day=day_words(each.held_on, customs))
            self._earlier.addWidget(Button(words, "link", pressed=partial(self.correct, each)))

    def follow(self) -> None:
        """Close where the certificate in the form is no longer there."""
        if self._draft.id and training_held(self._file, self._draft.id) is None:
            self.leave()

    def save_typed(self) -> bool:
        """Write what a person typed, if anything; whether nothing is wrong with it."""
        if not self.form.touched:
            return True
        self.save()
        return self.isHidden()

    def save(self) -> None:
        """Write it, or say what is wrong under a field."""
        if not self.form.ready():
            return
        draft = replace(self._draft, **self.form.values())
        try:
            if draft.id:
                correct_training(self._file, draft)
            else:
                note_training(self._file, draft)
        except KnownError as error:
            self.form.show_errors({"held_on": str(error)})
            return
        self.leave()
        words = "Saved {training} of {name}." if draft.id else "Noted {training} for {name}."
        self.said.emit(say(words, **self._names(draft)))

    def remove(self) -> None:
        """Take back the certificate in the form."""
        draft = self._draft
        self.leave()
        remove_training_held(self._file, draft.id)
        self.said.emit(say("Took back {training} of {name}.", **self._names(draft)))

    def leave(self) -> None:
        """Close, and let go of what was typed."""
        self.form.settle()
        self.hide()
        self.left.emit()

    def _may_open_another(self) -> bool:
        """Whether nothing typed would be lost, or the person lets it go."""
        if not self.form.touched:
            return True
        answer = ask_to_save(self, say("Save what you typed first?"))
        return self.save_typed() if answer == "save" else answer == "leave"

    def _build_form(self) -> Form:
        customs = centre(self._file).customs
        form = Form()
        form.add("training_id", say("Training"), ChoiceField[int]([]))
        form.add("held_on", say("Held on"), DateField(self._today, customs, required=True))
        form.add(
            "lapses_on",
            say("Lapses on"),
            DateField(self._today, customs),
            say("From this day on it no longer counts. Empty: it does not lapse."),
        )
        form.add("confirmed_by", say("Confirmed by"), LineField())
        return form

    def _open(self, draft: TrainingHeld, title: str, save_words: str) -> None:
        empty(self._earlier)
        self._draft = draft
        self._suggested = self._months_later(draft.training_id, draft.held_on)
        field = self.form.field("training_id")
        assert isinstance(field, ChoiceField)
        field.set_choices([(each.name, each.id) for each in trainings(self._file)])
        self.form.set_values({name: getattr(draft, name) for name in _FIELDS})
        self.title.setText(title)
        self.save_button.setText(save_words)
        self.remove_button.setVisible(draft.id != 0)
        self.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_typing(self) -> None:
        """Keep the day it lapses beside the day it was held, unless a person chose it."""
        held_on, lapses_on = self.form.field("held_on"), self.form.field("lapses_on")
        if held_on.problem() or lapses_on.problem() or lapses_on.value() != self._suggested:
            return
        chosen = self.form.field("training_id").value()
        self._suggested = self._months_later(chosen, held_on.value())
        lapses_on.set_value(self._suggested)

    def _months_later(self, training_id: int, held_on: date) -> date | None:
        known = training(self._file, training_id)
        return None if known is None else lapse_day(held_on, known.months)

    def _names(self, held: TrainingHeld) -> dict[str, str]:
        known, who = training(self._file, held.training_id), person(self._file, held.person_id)
        return {"training": known.name if known else "", "name": who.name if who else ""}
