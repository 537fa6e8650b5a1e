"""The points of a meeting's agenda: gathered, put in order, decided one after another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.choosing.model import TOPIC, YES, AgendaItem, Decision, Meeting
from dropin.choosing.operations import decide, gather_agenda, move_item, remove_item, save_item
from dropin.choosing.panels.decision_view import decision_form, outcome_words
from dropin.choosing.store import decisions, idea
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import LineField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label, Rule, Sign
from dropin.kit.layouts import empty
from dropin.kit.parts import Part, actions, give_keyboard, keyboard_in, link
from dropin.programme.model import BOARD
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class AgendaPart(Part):
    """The points in their order, each with why it is there, what was decided, and what can be
    done about it; the signals ask for what a point is about."""

    idea_wanted = Signal(int)
    ballot_wanted = Signal(int, int)
    activity_wanted = Signal(int)
    begin_wanted = Signal(int)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__(say("Agenda"))
        self._file, self._now = file, now
        self._meeting: Meeting | None = None
        self._deciding: int | None = None
        self.nothing = Label(
            say("No points yet. Gathering finds ideas with support, ballots and activities."),
            role="muted",
        )
        self.gather_button = Button(say("Gather the agenda"), pressed=self.gather)
        self._points = QVBoxLayout()
        self._points.setSpacing(theme.TIGHT)
        self.form = Form()
        self.form.add("title", say("Another point"), LineField(say("Keys: who has which")))
        self.form.submitted.connect(self.add)
        self.decision = decision_form(BOARD)
        self.decision.submitted.connect(self.decide)
        self.decide_button = Button(say("Write it down"), "primary", pressed=self.decide)
        self._deciding_part = QWidget()
        deciding = QVBoxLayout(self._deciding_part)
        deciding.setContentsMargins(0, 0, 0, 0)
        deciding.addWidget(self.decision)
        deciding.addWidget(
            actions(self.decide_button, Button(say("Not now"), "quiet", pressed=self._stop))
        )
        self.column.addWidget(self.nothing)
        self.column.addWidget(actions(self.gather_button))
        self.column.addLayout(self._points)
        self.column.addWidget(self.form)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the points as they stand; a decision being written stays open."""
        self._meeting = meeting
        decided, held = self._decided(), keyboard_in(self)
        self._points.removeWidget(self._deciding_part)
        self._deciding_part.setParent(self)
        self._deciding_part.hide()
        empty(self._points)
        self.nothing.setVisible(not meeting.items)
        for place, each in enumerate(meeting.items):
            self._points.addWidget(Rule())
            self._add_point(place, each, decided.get(each.id))
        give_keyboard(self, held)

    def gather(self) -> None:
        """Let the program look for what the meeting should talk about."""
        if self._meeting is None:
            return
        found = gather_agenda(self._file, self._meeting.id, self._now().date())
        if found:
            self.said.emit(say_count("{count} point came new.", "{count} points came new.", found))
        else:
            self.told.emit(say("Nothing new: everything found is on the agenda already."))

    def add(self) -> None:
        """A point of one's own, at the end."""
        if self._meeting is None:
            return
        title = self.form.values()["title"]
        try:
            self.form.set_values({"title": ""})
            save_item(self._file, self._meeting.id, AgendaItem(0, TOPIC, title))
        except KnownError as error:
            self.form.show_errors({"title": str(error)})
            return
        self.said.emit(say("“{title}” is on the agenda.", title=title))
        self.form.field("title").setFocus()

    def begin_deciding(self, item_id: int) -> None:
        """Open the small form under a point, with what was decided before, if anything."""
        assert self._meeting is not None  # the points come from it
        self._deciding = item_id
        before = self._decided().get(item_id)
        self.decision.set_values(
            {
                "outcome": before.outcome if before is not None else YES,
                "reason": before.reason if before is not None else "",
            }
        )
        self.show_meeting(self._meeting)
        self.decision.field("outcome").setFocus()

    def decide(self) -> None:
        """Write what was decided about the point, and why; an idea has its reply with that."""
        if self._meeting is None:
            return
        known = next((each for each in self._meeting.items if each.id == self._deciding), None)
        if known is None:
            self._stop()
            return
        draft = self._drafted(known, self._meeting)
        self._deciding = None
        try:
            self.decision.settle()
            decide(self._file, draft)
        except KnownError as error:
            self._deciding = known.id
            self.decision.show_errors({"reason": str(error)})
            return
        self.said.emit(say("Decided: {title}.", title=known.title))

    def _drafted(self, item: AgendaItem, meeting: Meeting) -> Decision:
        before = self._decided().get(item.id)
        values = self.decision.values()
        return Decision(
            before.id if before is not None else 0,
            item.title,
            values["outcome"],
            values["reason"],
            values["decided_by"],
            meeting.held_on,
            item_id=item.id,
            idea_id=item.idea_id,
            ballot_id=item.ballot_id,
            activity_id=item.activity_id,
        )

    def _decided(self) -> dict[int | None, Decision]:
        """By the point's id, what was decided about it at this meeting."""
        if self._meeting is None:
            return {}
        found = decisions(self._file, meeting_id=self._meeting.id)
        return {each.item_id: each for each in found}

    def _stop(self) -> None:
        self._deciding = None
        self.decision.settle()
        if self._meeting is not None:
            self.show_meeting(self._meeting)

    def _add_point(self, place: int, item: AgendaItem, decision: Decision | None) -> None:
        """Its number and title, why it is there, what was decided, and what can be done."""
        number = say("{number}. {title}", number=place + 1, title=item.title)
        self._points.addWidget(Label(number, bold=True))
        if item.why:
            self._points.addWidget(Label(item.why, "small", "muted"))
        if decision is not None:
            words = f"{outcome_words(decision.outcome)}. {decision.reason}".strip()
            self._points.addWidget(Sign("check", "good", words))
        if item.id == self._deciding:
            self._points.addWidget(self._deciding_part)
            self._deciding_part.show()
            return
        row = actions(link(say("Decide"), item.title, partial(self.begin_deciding, item.id)))
        self._add_ways(row, item, decision)
        last = len(self._meeting.items) - 1 if self._meeting is not None else 0
        if place:
            row.add(_arrow("chevron_up", say("Up"), item, partial(self._move, item.id, place - 1)))
        if place < last:
            row.add(
                _arrow("chevron_down", say("Down"), item, partial(self._move, item.id, place + 1))
            )
        row.add(link(say("Remove"), item.title, partial(self._remove, item)))
        self._points.addWidget(row)
        if self.isVisible():
            row.show()  # at once, so that it can take the keyboard

    def _add_ways(self, row: Flow, item: AgendaItem, decision: Decision | None) -> None:
        """To what the point is about, and from a chosen idea on to its activity."""
        if item.idea_id is not None:
            known = idea(self._file, item.idea_id)
            yes = decision is not None and decision.outcome == YES
            if yes and known is not None and known.activity_id is None:
                act = partial(self.begin_wanted.emit, item.idea_id)
                row.add(link(say("Make it an activity"), item.title, act))
            look = partial(self.idea_wanted.emit, item.idea_id)
        elif item.ballot_id is not None:
            look = partial(self.ballot_wanted.emit, item.ballot_id, 0)
        elif item.activity_id is not None:
            look = partial(self.activity_wanted.emit, item.activity_id)
        else:
            return
        row.add(link(say("Look at it"), item.title, look))

    def _move(self, item_id: int, place: int) -> None:
        if self._meeting is not None:
            move_item(self._file, self._meeting.id, item_id, place)

    def _remove(self, item: AgendaItem) -> None:
        remove_item(self._file, item.id)
        self.said.emit(say("“{title}” is off the agenda.", title=item.title))


def _arrow(icon: str, words: str, item: AgendaItem, act: Callable[[], object]) -> Button:
    name = say("{action}: {what}", action=words, what=item.title)
    return Button("", "quiet", icon=icon, accessible_name=name, pressed=act)
