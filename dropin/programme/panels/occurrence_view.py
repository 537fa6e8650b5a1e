"""The side panel of one date of an activity: what differs on it, cancelling, restoring."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.dates import MINUTES_A_DAY, Customs, clock_after, day_long, minutes_of
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import LineField, TextField
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.typed_fields import DateField, TimeField
from dropin.programme.calendar.entries import Entry
from dropin.programme.changes.edits import DateEdit
from dropin.programme.model import Occurrence
from dropin.programme.panels.choices_view import person_field, place_field
from dropin.programme.panels.date_actions_view import DateActions
from dropin.programme.plain_words.typed_times import when_words
from dropin.storage.file import CentreFile
from dropin.words import say


class OccurrencePanel(DraftPanel):
    """One date. ``series_asked`` carries the activity's id when a person wants all of it."""

    series_asked = Signal(int)

    def __init__(
        self, file: CentreFile, entry: Entry, actions: DateActions, customs: Customs, today: date
    ) -> None:
        self._file, self._entry, self._actions = file, entry, actions
        self._customs, self._today = customs, today
        self.form = Form()
        self.problem = Sign("warning", "needed")
        self.cancel_form = Form()
        self.add_form = Form()
        self.another_button = Button(say("One more date…"), "quiet", pressed=self.ask_another_day)
        self.cancel_button = Button(say("Cancel this date…"), "quiet", pressed=self.ask_reason)
        super().__init__(entry.title, self._content())
        self.problem.hide()
        self.cancel_form.hide()
        self.add_form.hide()
        self.form.set_values(_values(entry.occurrence))
        if file.read_only:
            self.form.setEnabled(False)
        else:
            self._add_buttons()

    def ask_reason(self) -> None:
        """Show the field for the public reason, and go to it."""
        if self.cancel_form.isHidden():
            self.cancel_form.show()
            self.cancel_button.hide()
            self.cancel_form.field("reason").setFocus()

    def save(self) -> None:
        """Write what was changed, asking how far it reaches where the activity recurs."""
        if not self.form.ready():
            return
        try:
            edit = _edit(self._entry.occurrence, self.form.values())
            done = self._actions.change(self._entry.occurrence, edit)
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        if done:
            self.forget()

    def cancel_date(self) -> None:
        """It does not happen; the reason stands on the wall."""
        reason = self.cancel_form.field("reason").value()
        self._actions.cancel(self._entry.occurrence, reason)
        self.forget()

    def take_out(self) -> None:
        """It was never meant to be; nothing of it stands on the wall."""
        self._actions.take_out(self._entry.occurrence)
        self.forget()

    def ask_another_day(self) -> None:
        """Show the field for one more date, and go to it."""
        self.add_form.show()
        self.another_button.hide()
        self.add_form.field("day").setFocus()

    def add_day(self) -> None:
        """The same once more, on the day written."""
        if self.add_form.ready():
            self._actions.add(self._entry.occurrence, self.add_form.values()["day"])
            self.forget()

    def restore(self) -> None:
        self._actions.restore(self._entry.occurrence)
        self.forget()

    def back_to_usual(self) -> None:
        self._actions.back_to_usual(self._entry.occurrence)
        self.forget()

    # How it is built.

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        parts = (self.problem, self._cancelling(), self._adding(), self._filled_form())
        for part in (*self._told(), *parts):
            column.addWidget(part)
        return content

    def _told(self) -> list[QWidget]:
        """What stands: when it is always, whether cancelled or moved, what it clashes with."""
        entry, occurrence = self._entry, self._entry.occurrence
        told: list[QWidget] = []
        if entry.cancelled:
            note = f": {occurrence.note}" if occurrence.note else ""
            told.append(Sign("close", "needed", say("Cancelled") + note))
        day = day_long(occurrence.day, self._customs)
        told.append(Label(f"{day}, {entry.span}" if entry.span else day))
        if entry.was:
            told.append(Sign("repeat", "careful", say("Moved from {before}", before=entry.was)))
        always = when_words(occurrence.activity_time, self._customs)
        told.append(Label(always, "small", "muted"))
        if entry.clash:
            told.append(Sign("warning", "careful", entry.clash))
        return told

    def _cancelling(self) -> Form:
        """The public reason, once it is asked for."""
        reason = LineField(say("the room is being painted"))
        self.cancel_form.add("reason", say("Why, for everybody to read"), reason)
        confirm = Button(say("Cancel this date"), "primary", pressed=self.cancel_date)
        self.cancel_form.add_part(confirm)
        self.take_out_button = Button(
            say("Take it out, as if it had never been down"), "link", pressed=self.take_out
        )
        self.cancel_form.add_part(self.take_out_button)
        self.cancel_form.submitted.connect(self.cancel_date)
        self.confirm_button = confirm
        return self.cancel_form

    def _adding(self) -> Form:
        """One more date of the same, once it is asked for."""
        day = DateField(self._today, self._customs, required=True)
        self.add_form.add("day", say("Also on"), day)
        self.add_form.add_part(Button(say("Add this date"), "primary", pressed=self.add_day))
        self.add_form.submitted.connect(self.add_day)
        return self.add_form

    def _filled_form(self) -> Form:
        form, file = self.form, self._file
        form.add("day", say("Day"), DateField(self._today, self._customs, required=True))
        form.add("at", say("Starts"), TimeField(self._customs))
        form.add("end", say("Ends"), TimeField(self._customs))
        form.add("place_id", say("Where"), place_field(file, say("Not said")))
        form.add("leader_id", say("Who leads"), person_field(file))
        form.add("title", say("Title on this date"), LineField())
        form.add("topic", say("What about"), LineField())
        form.add("note", say("Notice, for everybody to read"), TextField(least_lines=1))
        return form

    def _add_buttons(self) -> None:
        entry = self._entry
        if entry.cancelled:
            self.restore_button = Button(
                say("Bring this date back"), "primary", pressed=self.restore
            )
            self.add_button(self.restore_button)
        self.save_button = Button(
            say("Save"), "plain" if entry.cancelled else "primary", pressed=self.save
        )
        self.add_button(self.save_button)
        if not entry.cancelled:
            self.add_button(self.cancel_button)
        self.add_button(self.another_button)
        if entry.occurrence.changed and not entry.cancelled:
            self.add_button(Button(say("As always"), "quiet", pressed=self.back_to_usual))
        activity_id = entry.occurrence.activity.id
        words = say("Edit the activity")
        self.series_button = Button(
            words, "quiet", pressed=lambda: self.series_asked.emit(activity_id)
        )
        self.add_button(self.series_button, at_end=True)
        self.form.submitted.connect(self.save)
        self.form.changed.connect(self.touch)
        self.watch()


def _values(occurrence: Occurrence) -> dict[str, Any]:
    end = None
    if occurrence.at is not None and occurrence.minutes is not None:
        end = clock_after(occurrence.at, occurrence.minutes)
    names = ("day", "at", "place_id", "leader_id", "title", "topic", "note")
    return {**{name: getattr(occurrence, name) for name in names}, "end": end}


def _edit(occurrence: Occurrence, values: dict[str, Any]) -> DateEdit:
    """Only what differs from what stands."""
    at, end = values.pop("at"), values.pop("end")
    before = _values(occurrence)
    edit: DateEdit = {}
    for name, value in values.items():
        if value != before[name]:
            edit[name] = value  # type: ignore[literal-required]  # the names of the form's fields
    if at != occurrence.at:
        edit["at"] = at
    if (at, end) != (occurrence.at, before["end"]):
        minutes = None if at is None or end is None else _length(at, end)
        if minutes != occurrence.minutes:
            edit["minutes"] = minutes
    return edit


def _length(at: time, end: time) -> int:
    """Minutes from ``at`` to ``end``, past midnight where the end is not later."""
    minutes = minutes_of(end) - minutes_of(at)
    return minutes if minutes > 0 else minutes + MINUTES_A_DAY
