"""One person on one date: whether they came, a free place, what they need, what they pay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.attendance.actions_view import RollActions
from dropin.attendance.date_sheet import DateSheet
from dropin.attendance.model import (
    CAME,
    EXCUSED,
    HOLDS_A_PLACE,
    LAPSED,
    MISSED,
    NO,
    OFFERED,
    TAKEN_BACK,
    WAITING,
    YES,
    Offer,
    SignUp,
)
from dropin.attendance.operations import change_party, withdraw
from dropin.attendance.panels.fee_view import FeePart
from dropin.attendance.roll import RollRow
from dropin.attendance.roll_view import moment_words, sign_up_words
from dropin.attendance.store import offers_of
from dropin.centre.store import time_zone
from dropin.dates import Customs
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import CheckField, LineField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.typed_fields import NumberField
from dropin.storage.file import CentreFile
from dropin.words import say

_ASKS = HOLDS_A_PLACE | {WAITING}
_PARTY = ("guests", "carers", "transport", "childcare", "access")
_MOST_BROUGHT = 50
_MOST_HISTORY = 8


class OnDatePanel(DraftPanel):
    """Follows one row of the list. ``said`` tells; ``person_wanted`` opens the person,
    ``receipt_wanted`` a receipt to print."""

    said = Signal(str)
    receipt_wanted = Signal(int)
    person_wanted = Signal(int)

    def __init__(
        self,
        file: CentreFile,
        now: Callable[[], datetime],
        customs: Customs,
        actions: RollActions,
        row: RollRow,
    ) -> None:
        self._file, self._now, self._customs, self._actions = file, now, customs, actions
        self._zone: tzinfo = time_zone(file)
        self.row = row
        self.marks = {presence: Button(words) for presence, words in _presences().items()}
        self.problem = Sign("warning", "needed")
        self.form = _party_form() if row.sign_up is not None else None
        self.fee = FeePart(file, now)
        self._line = QVBoxLayout()
        self._history = QVBoxLayout()
        super().__init__(row.person.name, self._content())
        self.problem.hide()
        self._add_buttons()
        self.fee.said.connect(self.said)
        self.fee.receipt_wanted.connect(self.receipt_wanted)
        self._show(first=True)
        self.watch()

    def follow(self, sheet: DateSheet) -> None:
        """Show the same person as the list has them now; close once they are off it."""
        found = next((row for row in sheet.rows if row.person.id == self.row.person.id), None)
        if found is None:
            self.forget()
            return
        self.row = found
        self._show()

    def save(self) -> None:
        """Write whom they bring and what they need."""
        signed = self.row.sign_up
        if self.form is None or signed is None or not self.form.ready():
            return
        values = self.form.values()
        try:
            change_party(
                self._file,
                signed.id,
                now=self._now(),
                guests=values["guests"] or 0,
                carers=values["carers"] or 0,
                transport=values["transport"],
                childcare=values["childcare"] or 0,
                access=values["access"],
            )
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.forget()
        self.said.emit(say("Saved what {name} needs.", name=self.row.person.name))

    def sign_off(self) -> None:
        """They give their place up, or leave the line."""
        if self.row.sign_up is not None:
            withdraw(self._file, self.row.sign_up.id, self._now())
            self.forget()
            self.said.emit(say("{name} is signed off.", name=self.row.person.name))

    # How it is built.

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        phone = self.row.person.phone
        column.addWidget(
            Button(
                phone or say("About {name}", name=self.row.person.name),
                "link",
                icon="phone" if phone else "people",
                accessible_name=say("About {name}", name=self.row.person.name),
                pressed=self._want_person,
            )
        )
        column.addWidget(self._mark_row())
        column.addWidget(self.problem)
        for layout in (self._line, self._history):
            layout.setSpacing(theme.HAIR)
        column.addLayout(self._line)
        column.addWidget(self.fee)
        if self.form is not None:
            self.form.setEnabled(self._file.read_only is None)
            column.addWidget(self.form)
        column.addLayout(self._history)
        return content

    def _add_buttons(self) -> None:
        signed = self.row.sign_up
        if self.form is None or signed is None or self._file.read_only is not None:
            return
        self.add_button(Button(say("Save"), "primary", pressed=self.save))
        if signed.state in _ASKS:
            whole_course = signed.key.original_day is None
            words = say("Sign off the whole course") if whole_course else say("Sign off")
            self.add_button(Button(words, "quiet", pressed=self.sign_off), at_end=True)
        self.form.submitted.connect(self.save)
        self.form.changed.connect(self.touch)

    def _show(self, *, first: bool = False) -> None:
        self._show_marks()
        self._show_line()
        self.fee.show_fee(self.row.fee)
        self._show_history()
        if self.form is not None and self.row.sign_up is not None:
            values = _party_values(self.row.sign_up)
            if first:
                self.form.set_values(values)
            else:
                self.form.follow(values)

    def _show_line(self) -> None:
        """How they stand in line, the answer keys, and who was asked when."""
        empty(self._line)
        signed = self.row.sign_up
        if signed is None:
            return
        words = sign_up_words(self.row, self._customs, self._zone)
        role = "careful" if signed.state == OFFERED else "muted"
        self._line.addWidget(Label(words[:1].upper() + words[1:], role=role))
        if self._file.read_only is None and self.row.attendance is None:
            self._line.addWidget(self._answers(signed))
        for offer in offers_of(self._file, signed.id):
            self._line.addWidget(Label(self._offer_words(offer), "small", "muted"))

    def _answers(self, signed: SignUp) -> Flow:
        answers = Flow(theme.HAIR)
        act = self._actions
        if signed.state == WAITING:
            press = partial(act.offer, self.row)
            answers.add(Button(say("Offer the place"), pressed=press))
        elif signed.state == OFFERED:
            yes, no = partial(act.answer, self.row, True), partial(act.answer, self.row, False)
            answers.add(Button(say("Yes, comes"), pressed=yes))
            answers.add(Button(say("No"), pressed=no))
        return answers

    def _show_history(self) -> None:
        empty(self._history)
        self._history.addWidget(Label(say("History"), "section"))
        told = self._told()
        for sentence in told or [say("Nothing was changed since.")]:
            self._history.addWidget(Label(sentence, "small", "muted"))

    def _told(self) -> list[str]:
        """What was done to the sign-up and the mark, the latest first."""
        row, file = self.row, self._file
        entries = list(file.history("sign_up", row.sign_up.id)) if row.sign_up else []
        if row.attendance is not None:
            entries += file.history("attendance", row.attendance.id)
        entries.sort(key=lambda each: each.moment, reverse=True)
        told = [
            say(
                "{when}: {label} ({who})",
                when=moment_words(each.moment, self._customs, self._zone),
                label=each.label,
                who=each.who,
            )
            for each in entries[:_MOST_HISTORY]
        ]
        return list(dict.fromkeys(told))

    def _want_person(self) -> None:
        self.person_wanted.emit(self.row.person.id)

    def _mark_row(self) -> Flow:
        """Came, excused, missed; the one that is down, pressed again, takes it back."""
        row = Flow(theme.HAIR)
        for presence, button in self.marks.items():
            button.setCheckable(True)
            button.setEnabled(self._file.read_only is None)
            button.clicked.connect(partial(self._mark, presence))
            row.add(button)
        return row

    def _mark(self, presence: str, _checked: bool = False) -> None:
        try:
            self._actions.mark(self.row, "" if presence == self.row.presence else presence)
        finally:
            self._show_marks()

    def _show_marks(self) -> None:
        for presence, button in self.marks.items():
            button.setChecked(presence == self.row.presence)

    def _offer_words(self, offer: Offer) -> str:
        asked = moment_words(offer.offered_at, self._customs, self._zone)
        until = moment_words(offer.answer_by, self._customs, self._zone)
        answer = {
            YES: say("said yes"),
            NO: say("said no"),
            LAPSED: say("did not answer in time"),
            TAKEN_BACK: say("taken back"),
        }.get(offer.answer, say("open until {when}", when=until))
        return say("Asked {when}: {answer}", when=asked, answer=answer)


def _presences() -> dict[str, str]:
    return {CAME: say("Came"), EXCUSED: say("Excused"), MISSED: say("Missed")}


def _party_form() -> Form:
    form = Form()
    form.add_section(say("For this outing"))
    form.add("guests", say("Brings guests"), NumberField(0, _MOST_BROUGHT))
    form.add("carers", say("Carers who come along"), NumberField(0, _MOST_BROUGHT))
    form.add("transport", "", CheckField(say("Needs a lift")))
    form.add("childcare", say("Children to look after meanwhile"), NumberField(0, _MOST_BROUGHT))
    form.add("access", say("Access, in their own words"), LineField())
    return form


def _party_values(signed: SignUp) -> dict[str, Any]:
    values = {name: getattr(signed, name) for name in _PARTY}
    return {**values, **{name: values[name] or None for name in ("guests", "carers", "childcare")}}
