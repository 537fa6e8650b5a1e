"""The field for when something happens: plain words in, their reading and next dates under it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.dates import Customs, day_short
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import Field, FramedLine
from dropin.kit.flow import Flow
from dropin.kit.labels import Label, Sign
from dropin.programme.model import DATED, ActivityTime, Term
from dropin.programme.plain_words.describing import describe
from dropin.programme.plain_words.reader import read_when
from dropin.programme.plain_words.reading import Choice, WhenReading
from dropin.programme.plain_words.typed_times import coming, typed_times, when_words
from dropin.records import record
from dropin.words import say

_DATES_SHOWN = 4


@record
class WhenContext:
    """What the words are read against."""

    customs: Customs
    today: date
    terms: Sequence[Term] = ()


class WhenField(Field[tuple[ActivityTime, ...]]):
    """One time (or several typed in one go). Words nobody touched keep their time as it is.

    ``below`` stands under the line: the reading, or the question with its choices as buttons.
    """

    def __init__(self, context: WhenContext, base: ActivityTime) -> None:
        self._context, self._base = context, base
        self.line = FramedLine()
        super().__init__(self.line)
        self.line.setPlaceholderText(say("2nd and 4th Tuesday, 14:00–15:30"))
        self._touched = False
        self.reading_label = Label(size="small", role="muted")
        self.question = Sign("warning", "careful", size="small")
        self.choices = Flow(theme.HAIR)
        self.choice_buttons: list[Button] = []
        self.below = QWidget()
        column = QVBoxLayout(self.below)
        column.setContentsMargins(0, theme.HAIR, 0, 0)
        column.setSpacing(theme.HAIR)
        for part in (self.reading_label, self.question, self.choices):
            column.addWidget(part)
        self.line.textEdited.connect(self._typed)
        self._show_base()

    def value(self) -> tuple[ActivityTime, ...]:
        words = self._words()
        if not self._touched:
            return (self._base,)
        return typed_times(self._reading(words), words, self._base, self._context.today)

    def set_value(self, value: tuple[ActivityTime, ...]) -> None:
        self._base = value[0]
        self._touched = False
        self._show_base()

    def type_words(self, words: str) -> None:
        """As if a person had typed ``words``."""
        self.line.setText(words)
        self._typed()

    def problem(self) -> str:
        if not self._touched:
            return "" if self._base.words or self._says_when() else say("Say when it is.")
        reading = self._reading(self._words())
        return str(reading.problem) if reading.problem is not None else ""

    def _words(self) -> str:
        return self.line.text().strip()

    def _says_when(self) -> bool:
        base = self._base
        return bool(base.rule or base.added or base.starts_on or base.time_words)

    def _reading(self, words: str) -> WhenReading:
        terms = tuple({term.name: None for term in self._context.terms})
        return read_when(
            words, customs=self._context.customs, today=self._context.today, terms=terms
        )

    def _typed(self) -> None:
        self._touched = True
        self._explain(self._reading(self._words()))
        self.changed.emit()

    def _show_base(self) -> None:
        base = self._base
        if base.dating == DATED and not self._says_when():
            self._say("")
            return
        self.line.setText(when_words(base, self._context.customs))
        self.line.setCursorPosition(0)
        if base.dating == DATED:
            self._say(self._dates_words((base,)))
        else:
            self._explain(self._reading(base.words))

    def _explain(self, reading: WhenReading) -> None:
        """Show what was understood; where there is doubt, ask instead of guessing."""
        if reading.problem is not None:
            self._say(str(reading.problem) if self._words() else "")
            return
        words = self._words()
        times = typed_times(reading, words, self._base, self._context.today)
        told = [
            describe(each, customs=self._context.customs) for each in reading.times if each.dated
        ]
        guess = "; ".join(told)
        if guess.casefold() == words.casefold():
            guess = ""
        if reading.questions:
            self._say(guess and say("Perhaps: {reading}", reading=guess))
            asked = reading.questions[0]
            self._ask(str(asked.text), asked.choices)
            return
        dates = self._dates_words(times)
        if reading.undated:
            guess = say("Stays as words beside the calendar.")
        self._say("\n".join(part for part in (guess, dates) if part))

    def _dates_words(self, times: Sequence[ActivityTime]) -> str:
        days = coming(times, self._context.terms, self._context.today, _DATES_SHOWN)
        if not days:
            dated = any(each.dating == DATED for each in times)
            return say("No more dates from today on.") if dated else ""
        shown = ", ".join(day_short(day, self._context.customs) for day in days)
        return say("Next: {dates}", dates=shown)

    def _say(self, sentence: str) -> None:
        self.reading_label.setText(sentence)
        self.reading_label.setVisible(bool(sentence))
        self._ask("", ())

    def _ask(self, question: str, choices: Sequence[Choice]) -> None:
        self.question.set_text(question)
        had_focus = any(button.hasFocus() for button in self.choice_buttons)
        for button in self.choice_buttons:
            self.choices.take(button)
            button.deleteLater()
        self.choice_buttons = [
            Button(str(choice.label), pressed=partial(self.type_words, choice.words))
            for choice in choices
        ]
        for button in self.choice_buttons:
            self.choices.add(button)
        self.choices.setVisible(bool(choices))
        if had_focus:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
