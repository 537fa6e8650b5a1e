"""One leader's honorarium of a month: its lines, what was really done, adjustments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.model import Centre
from dropin.centre.money import money
from dropin.centre.store import centre
from dropin.dates import day_short
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField, LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label, Rule
from dropin.kit.layouts import empty
from dropin.kit.lines import Line as PressedLine
from dropin.kit.lines import LineLook
from dropin.kit.parts import actions, give_keyboard, keyboard_in, link, row
from dropin.kit.typed_fields import DateField, MoneyField
from dropin.roster.honoraria import Line, Statement
from dropin.roster.model import Adjustment
from dropin.roster.now import role_words, span_words
from dropin.roster.operations import note_done, remove_adjustment, save_adjustment
from dropin.roster.panels.fields_view import HoursField
from dropin.roster.planning.model import PRIMARY
from dropin.storage.file import CentreFile
from dropin.words import say


class StatementPart(QWidget):
    """Press a line to say what was really done. ``said`` tells what was changed."""

    said = Signal(str)

    def __init__(self, file: CentreFile, today: date) -> None:
        super().__init__()
        self._file, self._today = file, today
        self._statement = Statement(0)
        self._line: Line | None = None
        self._first = today
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.HAIR)
        self.adjust_button = Button(say("Add or take off…"), pressed=self.open_adjustment)
        self.adjustment = self._adjustment_form()
        self.done = Form()
        self.done.add(
            "minutes",
            say("Really done"),
            HoursField(),
            say("Empty: as long as the shift."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, 0, 0, theme.SPACE)
        column.setSpacing(theme.TIGHT)
        told = say("Press a shift to note what was really done.")
        column.addWidget(Label(told, "small", "muted"))
        column.addLayout(self._lines)
        self._done = self._editor(self.done, self.save_done)
        self._adjusting = self._editor(self.adjustment, self.save_adjustment)
        for part in (self.adjust_button, self._adjusting):
            column.addWidget(part)
        self._lines.addWidget(self._done)
        self.setEnabled(file.read_only is None)

    def show_statement(self, statement: Statement, first: date, end: date) -> None:
        """Show what somebody did from ``first`` up to but not including ``end``."""
        held = keyboard_in(self)
        if statement.person_id != self._statement.person_id or first != self._first:
            self.close_forms()
        self._statement, self._first, self._end = statement, first, end
        self._centre = centre(self._file)
        self._lines.removeWidget(self._done)
        empty(self._lines)
        for line in statement.lines:
            self._lines.addWidget(self._line_row(line))
            if self._line is not None and line.slot_id == self._line.slot_id:
                self._lines.addWidget(self._done)
        for each in statement.adjustments:
            self._lines.addWidget(self._adjustment_row(each))
        self._lines.addWidget(Rule())
        give_keyboard(self, held)

    def open_done(self, line: Line) -> None:
        """Say how long somebody was really there."""
        self.close_forms()
        self._line = line
        place = [each.slot_id for each in self._statement.lines].index(line.slot_id)
        self._lines.insertWidget(place + 1, self._done)
        self.done.set_values({"minutes": line.minutes if line.is_noted else None})
        self._done.show()
        self.done.field("minutes").setFocus(Qt.FocusReason.OtherFocusReason)

    def save_done(self) -> None:
        if self._line is None or not self.done.ready():
            return
        note_done(self._file, self._line.slot_id, self.done.values()["minutes"])
        self.close_forms()
        self.said.emit(say("Noted what was really done."))

    def open_adjustment(self) -> None:
        """Open the form, on the last day of the month or today."""
        self.close_forms()
        day = min(self._today, self._end - timedelta(days=1))
        day = max(day, self._first)
        self.adjustment.set_values({"sign": 1, "cents": None, "note": "", "day": day})
        self.adjust_button.hide()
        self._adjusting.show()
        self.adjustment.field("cents").setFocus(Qt.FocusReason.OtherFocusReason)

    def save_adjustment(self) -> None:
        if not self.adjustment.ready():
            return
        values = self.adjustment.values()
        cents = values["sign"] * values["cents"]
        draft = Adjustment(0, self._statement.person_id, values["day"], cents, values["note"])
        try:
            save_adjustment(self._file, draft)
        except KnownError as error:
            self.adjustment.show_errors({"note": str(error)})
            return
        self.close_forms()
        self.said.emit(say("Added to the honorarium.") if cents > 0 else say("Taken off."))

    def remove(self, each: Adjustment) -> None:
        """It never was."""
        remove_adjustment(self._file, each.id)
        self.said.emit(say("Removed “{note}”.", note=each.note))

    def close_forms(self) -> bool:
        """Let whatever form is open go."""
        self._line = None
        for form in (self.done, self.adjustment):
            form.settle()
        self._done.hide()
        self._adjusting.hide()
        self.adjust_button.show()
        return True

    def _line_row(self, line: Line) -> QWidget:
        written: Centre = self._centre
        parts = (
            day_short(line.day, written.customs),
            f"{line.shift.name} {span_words(line.shift, written.customs)}",
            "" if line.role == PRIMARY else role_words(line.role),
        )
        words = " · ".join(filter(None, parts))
        amount = say("no rate") if line.rate is None else money(line.cents, written.currency)
        hours = f"{line.minutes // 60}:{line.minutes % 60:02}"
        told = (
            say("{hours} h as noted", hours=hours)
            if line.is_noted
            else say("{hours} h", hours=hours)
        )
        pressed = PressedLine(words, f"{told} · {amount}", LineLook(bold=False, pad=theme.HAIR))
        pressed.clicked.connect(lambda _=False: self.open_done(line))
        return pressed

    def _adjustment_row(self, each: Adjustment) -> QWidget:
        day = day_short(each.day, self._centre.customs)
        amount = money(each.cents, self._centre.currency)
        return row(
            f"{day} · {each.note}\n{amount}",
            link(say("Remove"), each.note, partial(self.remove, each)),
        )

    def _adjustment_form(self) -> Form:
        form = Form()
        choices = [(say("Add"), 1), (say("Take off"), -1)]
        form.add("sign", say("Add or take off"), ChoiceField(choices))
        form.add("cents", say("Amount"), MoneyField(required=True))
        form.add("note", say("What for"), LineField(say("Bus fare")))
        day = DateField(self._today, centre(self._file).customs, required=True)
        form.add("day", say("Day"), day, say("It counts in the month of this day."))
        return form

    def _editor(self, form: Form, save: Callable[[], object]) -> QWidget:
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(form)
        column.addWidget(
            actions(
                Button(say("Save"), "primary", pressed=save),
                Button(say("Cancel"), "quiet", pressed=self.close_forms),
            )
        )
        form.submitted.connect(save)
        editor.hide()
        return editor
