"""How the centre signs up, and the members' agreement of fair attendance: a section of Settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.attendance.model import Agreement, AttendanceCustoms
from dropin.attendance.operations import end_agreement, save_agreement, save_customs
from dropin.attendance.store import agreements, customs
from dropin.centre.store import centre
from dropin.dates import day_long
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField, TextField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.list_editor import Listed, ListEditor
from dropin.kit.typed_fields import DateField, NumberField
from dropin.programme.store import activities
from dropin.storage.file import CentreFile
from dropin.words import say

_CUSTOMS = ("offer_hours", "fair_turn_days", "newcomer_days")
_MOST_HOURS, _MOST_DAYS = 24 * 14, 730


class AttendanceSection(QWidget):
    """``said`` tells what was done. ``_draft`` is the agreement in the form, id 0 a new one."""

    said = Signal(str)

    def __init__(self, file: CentreFile, today: date) -> None:
        super().__init__()
        self._file, self._today = file, today
        self._draft = _blank(today)
        self.form = _customs_form()
        self.agreement = _agreement_form(file, today)
        self.list = ListEditor(
            self.agreement,
            say("Put this agreement in force"),
            say("Nothing is agreed. Nobody’s absences are counted."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        foot = Flow()
        foot.add(Button(say("Save"), "primary", pressed=self.save))
        for part in (
            Label(say("Signing up"), "section"),
            self.form,
            foot,
            *self._about(),
            self.list,
        ):
            column.addWidget(part)
        self.form.submitted.connect(self.save)
        self.list.added.connect(self.put_in_force)
        self.setEnabled(not file.read_only)
        self.agreement.set_values(_values(self._draft))
        self.refresh()

    def refresh(self) -> None:
        """Read what is saved now; what is typed stays, and is told about."""
        saved = customs(self._file)
        self.form.follow({name: getattr(saved, name) for name in _CUSTOMS})
        held = agreements(self._file)
        self.list.show_listed([self._listed(each) for each in held if self._is_open(each)])
        if self._draft.id and all(each.id != self._draft.id for each in held):
            self._fill(_blank(self._today))  # it was taken back meanwhile

    def save(self) -> None:
        """Write how the centre signs up."""
        if self.form.ready():
            save_customs(self._file, AttendanceCustoms(**self.form.values()))
            self.form.settle()
            self.said.emit(say("Saved how signing up works."))

    def put_in_force(self) -> None:
        """Write the agreement in the form, new or changed."""
        if not self.agreement.ready():
            return
        try:
            save_agreement(self._file, replace(self._draft, **self.agreement.values()))
        except KnownError as error:
            self.agreement.show_errors({"words": str(error)})
            return
        self._fill(_blank(self._today))
        self.said.emit(say("The agreement is written down."))

    def _about(self) -> tuple[Label, Label]:
        title = Label(say("Fair attendance, as {members} agreed it"), "section")
        title.setContentsMargins(0, theme.SPACE, 0, 0)
        told = say(
            "Off unless {members} want it. Only dates somebody was signed up for count, and only "
            "if they neither came nor said so. Reaching the number blocks nobody: it proposes a "
            "friendly talk."
        )
        return title, Label(told, role="muted")

    def _listed(self, agreement: Agreement) -> Listed:
        return Listed(
            self._words(agreement), partial(self._end, agreement), partial(self._fill, agreement)
        )

    def _words(self, agreement: Agreement) -> str:
        """``Choir: 3 missed within 60 days, since Tuesday 1 September 2026``."""
        titles = {each.id: each.title for each in activities(self._file)}
        return say(
            "{what}: {missed} missed within {days} days, since {day}",
            what=titles.get(agreement.activity_id or 0, say("Every activity")),
            missed=agreement.missed,
            days=agreement.within_days,
            day=day_long(agreement.starts_on, centre(self._file).customs),
        )

    def _fill(self, agreement: Agreement) -> None:
        self._draft = agreement
        self.agreement.set_values(_values(agreement))
        self.list.set_changing(agreement.id != 0)

    def _end(self, agreement: Agreement) -> None:
        end_agreement(
            self._file, agreement.id, max(self._today, agreement.starts_on + timedelta(days=1))
        )
        self.said.emit(say("The agreement has ended. Nothing is counted any more."))

    def _is_open(self, agreement: Agreement) -> bool:
        return agreement.ends_on is None or agreement.ends_on > self._today


def _customs_form() -> Form:
    form = Form()
    hours, days = say("hours"), say("days")
    form.add(
        "offer_hours",
        say("An offered place is kept for"),
        NumberField(1, _MOST_HOURS, unit=hours, required=True),
    )
    form.add(
        "fair_turn_days",
        say("Who missed out goes first, looking back"),
        NumberField(1, _MOST_DAYS, unit=days, required=True),
    )
    form.add(
        "newcomer_days",
        say("Somebody is new for"),
        NumberField(1, _MOST_DAYS, unit=days, required=True),
    )
    return form


def _agreement_form(file: CentreFile, today: date) -> Form:
    form = Form()
    choices: list[tuple[str, int | None]] = [(say("Every activity"), None)]
    choices += [(each.title, each.id) for each in activities(file)]
    form.add("activity_id", say("For"), ChoiceField(choices))
    form.add("missed", say("This many missed"), NumberField(1, 99, required=True))
    form.add(
        "within_days",
        say("Within"),
        NumberField(1, _MOST_DAYS, unit=say("days"), required=True),
        say("Older ones lapse."),
    )
    form.add("words", say("What was agreed, in {members}' own words"), TextField())
    form.add("follows", say("What follows, in their own words"), TextField())
    day = DateField(today, centre(file).customs, required=True)
    form.add("starts_on", say("From"), day, say("What was missed before does not count."))
    return form


def _blank(today: date) -> Agreement:
    return Agreement(0, None, 3, 60, "", "", today)


def _values(agreement: Agreement) -> dict[str, object]:
    names = ("activity_id", "missed", "within_days", "words", "follows", "starts_on")
    return {name: getattr(agreement, name) for name in names}
