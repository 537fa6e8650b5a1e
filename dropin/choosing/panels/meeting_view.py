"""The side panel of a meeting: when, who is there, its agenda, and notes for the minutes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dropin.choosing.model import Meeting
from dropin.choosing.operations import remove_meeting, save_meeting
from dropin.choosing.panels.agenda_view import AgendaPart
from dropin.choosing.panels.presence_view import PresencePart
from dropin.choosing.store import meeting
from dropin.dates import Customs, day_long
from dropin.errors import KnownError
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import LineField, TextField
from dropin.kit.form import Form
from dropin.kit.layouts import stacked
from dropin.kit.parts import actions
from dropin.kit.typed_fields import DateField, TimeField
from dropin.storage.file import CentreFile
from dropin.words import say

_FIELDS = ("held_on", "at", "place")


class MeetingPanel(DraftPanel):
    """Plans (``meeting_id`` 0) or holds a meeting. Who is there, and the points of the agenda,
    are kept at once; day, place and notes with Save.

    ``saved`` tells that a new one was begun; the others ask for what a point is about.
    """

    said = Signal(str)
    told = Signal(str)
    saved = Signal(int)
    print_wanted = Signal(str, dict)
    idea_wanted = Signal(int)
    ballot_wanted = Signal(int, int)
    activity_wanted = Signal(int)
    begin_wanted = Signal(int)

    def __init__(
        self, file: CentreFile, meeting_id: int, now: Callable[[], datetime], customs: Customs
    ) -> None:
        self._file, self._now, self._customs = file, now, customs
        self._draft = meeting(file, meeting_id) or Meeting(0, now().date())
        self.form = Form()
        self.notes = Form()
        self.presence = PresencePart(file, now)
        self.agenda = AgendaPart(file, now)
        super().__init__(self._heading(), self._content())
        self.form.set_values({name: getattr(self._draft, name) for name in _FIELDS})
        self.notes.set_values({"notes": self._draft.notes})
        if file.read_only is None:
            self._add_buttons()
        else:
            self.content.setEnabled(False)
        self.refresh()

    def refresh(self) -> None:
        """Show what the file says now; what is typed stays."""
        if not self._draft.id:
            return
        known = meeting(self._file, self._draft.id)
        if known is None:
            self.forget()
            return
        self._draft = known
        self.title.setText(self._heading())
        self.form.follow({name: getattr(known, name) for name in _FIELDS})
        self.notes.follow({"notes": known.notes})
        self.presence.show_meeting(known)
        self.agenda.show_meeting(known)

    def save(self) -> None:
        """Write when and where it is, and its notes."""
        if not self.form.ready():
            return
        draft = replace(self._draft, **self.form.values(), **self.notes.values())
        try:
            meeting_id = save_meeting(self._file, draft)
        except KnownError as error:
            self.form.show_errors({"held_on": str(error)})
            return
        new, day = not self._draft.id, day_long(draft.held_on, self._customs)
        self.forget()
        self.said.emit(say("Saved the meeting of {day}.", day=day))
        if new:
            self.saved.emit(meeting_id)

    def remove(self) -> None:
        """Take the meeting away with its agenda; what was decided stays."""
        day = day_long(self._draft.held_on, self._customs)
        remove_meeting(self._file, self._draft.id)
        self.forget()
        self.said.emit(say("Removed the meeting of {day}.", day=day))

    def _heading(self) -> str:
        if not self._draft.id:
            return say("New meeting")
        return say("Meeting, {day}", day=day_long(self._draft.held_on, self._customs))

    def _content(self) -> QWidget:
        today, customs = self._now().date(), self._customs
        self.form.add("held_on", say("Day"), DateField(today, customs, required=True))
        self.form.add("at", say("Time"), TimeField(customs))
        self.form.add("place", say("Where"), LineField())
        self.notes.add("notes", say("Notes for the minutes"), TextField(least_lines=3))
        if not self._draft.id:
            return stacked(self.form)
        prints = actions(
            Button(say("Print the agenda…"), pressed=self._print_agenda),
            Button(say("Print the minutes…"), pressed=self._print_minutes),
        )
        return stacked(prints, self.agenda, self.presence, self.notes, self.form)

    def _add_buttons(self) -> None:
        words = say("Save") if self._draft.id else say("Begin the agenda")
        self.offer_to_save(words, self.form, self.notes)
        if self._draft.id:
            self.add_button(Button(say("Remove"), "quiet", pressed=self.remove), at_end=True)
        for part in (self.presence, self.agenda):
            part.said.connect(self.said)
            part.told.connect(self.told)
        self.agenda.idea_wanted.connect(self.idea_wanted)
        self.agenda.ballot_wanted.connect(self.ballot_wanted)
        self.agenda.activity_wanted.connect(self.activity_wanted)
        self.agenda.begin_wanted.connect(self.begin_wanted)

    def _print_agenda(self) -> None:
        self.print_wanted.emit("agenda", {"meeting_id": self._draft.id})

    def _print_minutes(self) -> None:
        self.print_wanted.emit("minutes", {"meeting_id": self._draft.id})
