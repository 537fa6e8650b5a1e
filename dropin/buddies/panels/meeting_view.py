"""The first meeting: planned, moved, and whether it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from dropin.buddies.model import Pair
from dropin.buddies.operations import cancel_first_meeting, note_met, plan_first_meeting
from dropin.buddies.panels.pair_part_view import PairPart
from dropin.kit.buttons import Button
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.parts import actions
from dropin.kit.typed_fields import DateField, TimeField
from dropin.storage.file import CentreFile
from dropin.words import say


class MeetingPart(PairPart):
    """In sight from both agreeing until the two have met."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__(say("First meeting"), file, now)
        self.form = Form()
        customs = self.customs
        self.form.add("day", say("Day"), DateField(self.today(), customs, required=True))
        self.form.add("at", say("Time"), TimeField(customs))
        self.form.add("place", say("Where"), LineField(say("the tea corner")))
        self.plan_button = Button(say("Plan it"), pressed=self.plan)
        self.met_button = Button(say("They met on this day"), pressed=self.met)
        self.cancel_button = Button(say("Plan it no more"), "quiet", pressed=self.cancel)
        self._filled = False
        self.column.addWidget(self.form)
        self.column.addWidget(actions(self.plan_button, self.met_button, self.cancel_button))
        self.form.submitted.connect(self.plan)
        for part in (self.form, self.plan_button, self.met_button, self.cancel_button):
            part.setEnabled(self.editable)

    def show_pair(self, pair: Pair, names: Mapping[int, str]) -> None:
        super().show_pair(pair, names)
        self.setVisible(pair.is_open and pair.both_agreed and pair.met_on is None)
        values = {
            "day": pair.meeting_on or self.today(),
            "at": pair.meeting_at,
            "place": pair.meeting_place,
        }
        if self._filled:
            self.form.follow(values)
        else:
            self.form.set_values(values)
        self._filled = True
        planned = pair.meeting_on is not None
        self.plan_button.setText(say("Move it") if planned else say("Plan it"))
        self.plan_button.updateGeometry()
        self.cancel_button.setVisible(planned)

    def plan(self) -> None:
        """Plan it, or move it."""
        if not self.form.ready():
            return
        values = self.form.values()
        self.form.settle()
        act = partial(
            plan_first_meeting,
            self.file,
            self.known.id,
            values["day"],
            values["at"],
            values["place"],
        )
        self.attempt(act, say("Planned the first meeting."))

    def met(self) -> None:
        """They met, on the day in the form."""
        if self.form.ready():
            day = self.form.values()["day"]
            self.form.settle()
            told = say("They met. The next review is planned.")
            self.attempt(partial(note_met, self.file, self.known.id, day), told)

    def cancel(self) -> None:
        """No first meeting is planned; both still agree."""
        act = partial(cancel_first_meeting, self.file, self.known.id)
        self.attempt(act, say("No first meeting is planned. Both still agree."))
