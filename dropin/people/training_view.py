"""What somebody is trained in, beside the person: until when it counts, and its renewal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.icons import paint_icon
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.lines import Line, LineLook, PaintLead
from dropin.kit.section import Section
from dropin.people.operations import note_training
from dropin.people.store import person, trainings, trainings_of
from dropin.people.training import (
    AHEAD,
    LAPSED,
    RENEW,
    VALID,
    State,
    Training,
    TrainingHeld,
    day_words,
    held_anew,
    lapse_day,
    state_on,
    state_words,
)
from dropin.people.training_form_view import TrainingForm
from dropin.storage.file import CentreFile
from dropin.words import say

_MARKS = {
    VALID: ("check", "good"),
    RENEW: ("warning", "careful"),
    LAPSED: ("warning", "needed"),
    AHEAD: ("calendar", "muted"),
}


class PersonTraining(Section):
    """One line a training, with a mark and in words; pressing it puts right what was noted."""

    said = Signal(str)

    def __init__(self, file: CentreFile, person_id: int, today: date) -> None:
        super().__init__(say("Training"))
        self._file, self._person_id, self._today = file, person_id, today
        self._parts: dict[int, _TrainingPart] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.HAIR)
        self.none = Label("", role="muted")
        self.note_button = Button(say("Note a training…"))
        self.form = TrainingForm(file, person_id, today)
        self.column.addLayout(self._list)
        for part in (self.none, self.note_button, self.form):
            self.column.addWidget(part)
        self.note_button.clicked.connect(lambda: self.form.note())
        self.form.said.connect(self.said)
        self.form.left.connect(lambda: self.note_button.setFocus(Qt.FocusReason.OtherFocusReason))
        for part in (self.note_button, self.form):
            part.setEnabled(file.read_only is None)
        self.refresh()

    def refresh(self) -> None:
        in_focus = [number for number, part in self._parts.items() if part.has_keyboard()]
        empty(self._list)
        self._parts = {}
        if person(self._file, self._person_id) is None:
            return  # just removed; the panel goes too
        listed, own = trainings(self._file), trainings_of(self._file, self._person_id)
        for each in listed:
            held = [one for one in own if one.training_id == each.id]
            state = state_on(each, held, self._today)
            if state is not None:
                self._add_part(each, held, state)
        self.none.setText(_none_words(listed))
        self.none.setVisible(not own)
        self.note_button.setVisible(bool(listed))
        self.form.follow()
        for number in in_focus:
            if number in self._parts:
                self._parts[number].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self, training: Training, _checked: bool = False) -> None:
        """They were trained again today."""
        draft = held_anew(training, self._person_id, self._today, self._file.who)
        note_training(self._file, draft)
        self.said.emit(self._renewed_words(training))

    def _add_part(self, training: Training, held: Sequence[TrainingHeld], state: State) -> None:
        words = state_words(state, self._today, centre(self._file).customs)
        part = _TrainingPart(training.name, str(words), state.kind)
        part.line.clicked.connect(partial(self._correct, held))
        part.renew_button.clicked.connect(partial(self.renew, training))
        part.setEnabled(self._file.read_only is None)
        self._parts[training.id] = part
        self._list.addWidget(part)

    def _correct(self, held: Sequence[TrainingHeld], _checked: bool = False) -> None:
        *earlier, last = held
        self.form.correct(last, earlier[::-1])

    def _renewed_words(self, training: Training) -> str:
        who = person(self._file, self._person_id)
        name, until = who.name if who else "", lapse_day(self._today, training.months)
        if until is None:
            return say("{training} of {name} is renewed.", training=training.name, name=name)
        return say(
            "{training} of {name} is valid until {day}.",
            training=training.name,
            name=name,
            day=day_words(until, centre(self._file).customs),
        )


class _TrainingPart(QWidget):
    """One training with its state in words, and the button to renew it where it is time."""

    def __init__(self, name: str, words: str, kind: str) -> None:
        super().__init__()
        look = LineLook(pad=theme.HAIR)
        self.line = Line(name, words, look, mark=state_mark(kind), mark_side=18)
        spoken = say("{training}: renewed today", training=name)
        self.renew_button = Button(say("Renewed today"), "link", accessible_name=spoken)
        self.renew_button.setVisible(kind in (RENEW, LAPSED))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        beneath = QHBoxLayout()
        beneath.addSpacing(theme.WIDE)
        beneath.addWidget(self.renew_button)
        beneath.addStretch(1)
        column.addLayout(beneath)

    def has_keyboard(self) -> bool:
        return self.line.hasFocus() or self.renew_button.hasFocus()


def state_mark(kind: str) -> PaintLead:
    """The sign of one of the states of a training."""
    icon, role = _MARKS[kind]

    def paint(painter: QPainter, box: QRectF) -> None:
        paint_icon(painter, box, icon, theme.current().role(role))

    return paint


def _none_words(listed: Sequence[Training]) -> str:
    if listed:
        return say("Nothing is noted yet.")
    return say("Which trainings there are is written under Settings, Training.")
