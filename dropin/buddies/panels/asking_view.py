"""Each of the two is asked, separately. A no needs no reason, and shows to nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.buddies.model import NO, SIDES, YES, Pair
from dropin.buddies.operations import ask, note_answer
from dropin.buddies.panels.pair_part_view import PairPart
from dropin.buddies.telling import day_told
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.parts import actions, give_keyboard, keyboard_in
from dropin.kit.typed_fields import DateField
from dropin.storage.file import CentreFile
from dropin.words import say


class AskingPart(PairPart):
    """In sight until both agreed. What is noted is of the day in the form, today unless another
    is written."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__(say("Ask each of them"), file, now)
        told = say("Separately. A no needs no reason; neither hears what the other said.")
        self.column.addWidget(Label(told, "small", "muted"))
        self.form = Form()
        day = DateField(self.today(), self.customs, required=True)
        self.form.add("day", say("It was on"), day)
        self.form.set_values({"day": self.today()})
        self.form.setEnabled(self.editable)
        self.column.addWidget(self.form)
        self._sides = QVBoxLayout()
        self._sides.setSpacing(theme.SPACE)
        self.column.addLayout(self._sides)

    def show_pair(self, pair: Pair, names: Mapping[int, str]) -> None:
        super().show_pair(pair, names)
        self.setVisible(pair.is_open and not pair.both_agreed)
        held = keyboard_in(self)
        empty(self._sides)
        for side in SIDES:
            self._sides.addWidget(self._side(pair, side))
        give_keyboard(self, held)

    def _side(self, pair: Pair, side: str) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        name, asked = self.name_on(side), pair.answer(side)
        if asked is None:
            column.addWidget(Label(say("{name}: not asked yet", name=name), bold=True))
            buttons = [self._button(say("{name} was asked", name=name), partial(self._ask, side))]
        elif not asked.answer:
            day = day_told(asked.asked_on, self.customs)
            column.addWidget(Label(say("{name}: asked on {day}", name=name, day=day), bold=True))
            buttons = [
                self._button(say("{name} says yes", name=name), partial(self._answer, side, YES)),
                self._button(say("{name} says no", name=name), partial(self._answer, side, NO)),
            ]
        else:
            day = day_told(asked.answered_on, self.customs)
            told = say("{name}: yes, on {day}", name=name, day=day)
            column.addWidget(Label(told, role="good", bold=True))
            return block
        column.addWidget(actions(*buttons))
        return block

    def _button(self, words: str, act: Callable[[], object]) -> Button:
        button = Button(words, pressed=act)
        button.setEnabled(self.editable)
        return button

    def _ask(self, side: str) -> None:
        if self.form.ready():
            day, name = self.form.values()["day"], self.name_on(side)
            act = partial(ask, self.file, self.known.id, side, day)
            self.attempt(act, say("Noted: {name} was asked.", name=name))

    def _answer(self, side: str, answer: str) -> None:
        if not self.form.ready():
            return
        day, name = self.form.values()["day"], self.name_on(side)
        told = say("Noted: {name} said yes.", name=name)
        if answer == NO:
            told = say("Noted. Both hear that nothing came of it, and no more.")
        self.attempt(partial(note_answer, self.file, self.known.id, side, answer, day), told)
