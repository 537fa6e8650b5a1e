"""Where somebody stands under the members' agreement, and what a person may do about it.

Nothing here follows by itself: each button is somebody's decision, and a pause has a name on it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.attendance.fair_attendance import Standing, standing_words
from dropin.attendance.model import Pause
from dropin.attendance.operations import (
    LET_BE,
    LIFTED,
    STANDS,
    TALKED,
    answer_appeal,
    appeal_pause,
    confirm_pause,
    hold_conversation,
)
from dropin.centre.store import centre
from dropin.dates import day_long, day_short
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import LineField, TextField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.typed_fields import DateField
from dropin.people.store import person
from dropin.programme.store import activity
from dropin.storage.file import CentreFile
from dropin.words import say


class _Part(QWidget):
    """Words, buttons, and perhaps a small form; ``said`` tells what was done."""

    said = Signal(str)

    def __init__(self, file: CentreFile, person_id: int, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._file, self._person_id, self._now = file, person_id, now
        self._customs = centre(file).customs
        self.words = Label()
        self.action_row = Flow(theme.HAIR)
        self.problem = Sign("warning", "needed", size="small")
        self.problem.hide()
        self.form = Form()
        self.form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        for part in (self.words, self.action_row, self.form, self.problem):
            column.addWidget(part)
        self.setEnabled(file.read_only is None)

    def _name(self) -> str:
        who = person(self._file, self._person_id)
        return who.name if who is not None else ""


class StandingPart(_Part):
    """One agreement: how many missed dates count, and the friendly talk it may propose."""

    def __init__(self, file: CentreFile, person_id: int, now: Callable[[], datetime]) -> None:
        super().__init__(file, person_id, now)
        self._standing: Standing | None = None
        self.own_words = Label("", "small", "muted")
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.own_words)
        for words, act in (
            (say("We talked"), self.talked),
            (say("Let it be"), self.let_be),
            (say("A pause…"), self.ask_pause),
        ):
            self.action_row.add(Button(words, pressed=act))
        today = now().date()
        self.form.add("until", say("Until"), DateField(today, self._customs, required=True))
        self.form.add("by", say("Confirmed by"), LineField())
        self.form.add_part(Button(say("Confirm the pause"), "primary", pressed=self.pause))
        self.form.submitted.connect(self.pause)

    def show_agreed(self, standing: Standing) -> None:
        """Show where they stand now; the talk is proposed only where the number is reached."""
        self._standing = standing
        words = [str(standing_words(standing))]
        if standing.first_lapses_on is not None:
            day = day_short(standing.first_lapses_on, self._customs)
            words.append(say("The oldest lapses on {day}.", day=day))
        self.words.setText(" ".join(words))
        agreed = (standing.agreement.words, standing.agreement.follows)
        self.own_words.setText(" ".join(filter(None, agreed)))
        self.own_words.setVisible(any(agreed))
        self.action_row.setVisible(standing.reached)

    def talked(self) -> None:
        self._hold(TALKED, say("Noted that you talked with {name}.", name=self._name()))

    def let_be(self) -> None:
        self._hold(LET_BE, say("It is let be."))

    def ask_pause(self) -> None:
        """Who confirms it, and until when: asked before anything is written."""
        self.form.show()
        self.form.field("until").setFocus()

    def pause(self) -> None:
        """A pause from the agreement's activity, or from all; it ends by itself."""
        if self._standing is None or not self.form.ready():
            return
        values, agreement = self.form.values(), self._standing.agreement
        today = self._now().date()
        draft = Pause(
            0, self._person_id, agreement.activity_id, today, values["until"], values["by"]
        )
        try:
            confirm_pause(self._file, draft, agreement.id)
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        day = day_long(values["until"], self._customs)
        self.said.emit(say("{name} pauses until {day}.", name=self._name(), day=day))

    def _hold(self, outcome: str, told: str) -> None:
        if self._standing is not None:
            today = self._now().date()
            agreement = self._standing.agreement
            hold_conversation(self._file, self._person_id, agreement.id, today, outcome)
            self.said.emit(told)


class PausePart(_Part):
    """A pause that holds, in whose name, until when; the appeal and its answer."""

    def __init__(self, file: CentreFile, person_id: int, now: Callable[[], datetime]) -> None:
        super().__init__(file, person_id, now)
        self._pause: Pause | None = None
        self.appeal_button = Button(say("Appeal…"), pressed=self.ask_appeal)
        self.stands_button = Button(say("It stands"), pressed=self.stand)
        self.lift_button = Button(say("Lift it"), pressed=self.lift)
        for button in (self.appeal_button, self.stands_button, self.lift_button):
            self.action_row.add(button)
        self.form.add("appeal", say("In their own words"), TextField())
        self.form.add_part(Button(say("Note the appeal"), "primary", pressed=self.appeal))
        self.form.submitted.connect(self.appeal)

    def show_agreed(self, pause: Pause) -> None:
        """Show the pause as it stands, and what can be done about it."""
        self._pause = pause
        held = None if pause.activity_id is None else activity(self._file, pause.activity_id)
        what = held.title if held is not None else say("every activity")
        words = say(
            "Takes a break from signing up for {what} until {day}. Confirmed by {who}.",
            what=what,
            day=day_long(pause.ends_on, self._customs),
            who=pause.confirmed_by,
        )
        appealed = pause.appealed_on is not None
        self.words.setText(f"{words} {self._appeal_words(pause)}".strip())
        self.appeal_button.setVisible(not appealed)
        for button in (self.stands_button, self.lift_button):
            button.setVisible(appealed and not pause.appeal_result)
        if appealed:
            self.form.hide()
        self.action_row.updateGeometry()

    def ask_appeal(self) -> None:
        self.form.show()
        self.form.field("appeal").setFocus()

    def appeal(self) -> None:
        if self._pause is not None:
            words = self.form.values()["appeal"]
            appeal_pause(self._file, self._pause.id, words, self._now().date())
            self.said.emit(say("Noted the appeal of {name}.", name=self._name()))

    def stand(self) -> None:
        self._answer(STANDS, say("The pause stands."))

    def lift(self) -> None:
        self._answer(LIFTED, say("The pause is lifted."))

    def _answer(self, result: str, told: str) -> None:
        if self._pause is not None:
            answer_appeal(self._file, self._pause.id, result)
            self.said.emit(told)

    def _appeal_words(self, pause: Pause) -> str:
        if pause.appealed_on is None:
            return ""
        day = day_short(pause.appealed_on, self._customs)
        told = say("Appealed on {day}: “{words}”", day=day, words=pause.appeal)
        if pause.appeal_result == STANDS:
            return f"{told} {say('It was looked at again, and stands.')}"
        return told
