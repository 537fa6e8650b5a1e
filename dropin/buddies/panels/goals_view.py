"""What the member would like to come of it, in their own words; theirs to see and change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.buddies.model import Goal, Pair
from dropin.buddies.operations import remove_goal, save_goal
from dropin.buddies.panels.pair_part_view import PairPart
from dropin.buddies.store import goals_of
from dropin.buddies.telling import day_told
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.parts import actions, give_keyboard, keyboard_in, link
from dropin.storage.file import CentreFile
from dropin.words import say


class GoalsPart(PairPart):
    """In sight once both agreed."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__(say("Goals"), file, now)
        self._changing = 0
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.TIGHT)
        self.column.addLayout(self._list)
        self.form = Form()
        hint = say("In their own words, theirs to see and change.")
        self.form.add("words", say("A goal"), LineField(say("Take the bus alone")), hint)
        self.save_button = Button(say("Set this goal"), pressed=self.save)
        self._foot = actions(self.save_button)
        self.column.addWidget(self.form)
        self.column.addWidget(self._foot)
        self.form.submitted.connect(self.save)

    def show_pair(self, pair: Pair, names: Mapping[int, str]) -> None:
        super().show_pair(pair, names)
        found = goals_of(self.file, pair.id)
        can_change = pair.is_open and self.editable
        self.setVisible(pair.both_agreed and (pair.is_open or bool(found)))
        for part in (self.form, self._foot):
            part.setVisible(pair.is_open)
            part.setEnabled(self.editable)
        held = keyboard_in(self)
        empty(self._list)
        for each in found:
            self._list.addWidget(self._line(each, can_change))
        if not found:
            self._list.addWidget(Label(say("None set yet."), role="muted"))
        give_keyboard(self, held)

    def save(self) -> None:
        """Set the goal in the form, or write it as it was changed."""
        if not self.form.ready():
            return
        words = self.form.values()["words"]
        known = next(
            (each for each in goals_of(self.file, self.known.id) if each.id == self._changing),
            Goal(0, self.known.id, "", self.today()),
        )
        if self.attempt(
            lambda: save_goal(self.file, replace(known, words=words)), say("Set a goal.")
        ):
            self._hold(0, "")

    def _line(self, goal: Goal, can_change: bool) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        reached = goal.reached_on is not None
        column.addWidget(Label(goal.words, role="good" if reached else "text"))
        if reached:
            day = day_told(goal.reached_on, self.customs)
            column.addWidget(Label(say("Reached on {day}", day=day), "small", "muted"))
        if can_change:
            reach = say("Not reached after all") if reached else say("Reached")
            column.addWidget(
                actions(
                    link(reach, goal.words, partial(self._reach, goal)),
                    link(say("Change"), goal.words, partial(self._hold, goal.id, goal.words)),
                    link(say("Let go"), goal.words, partial(self._remove, goal)),
                )
            )
        return line

    def _reach(self, goal: Goal) -> None:
        day = None if goal.reached_on is not None else self.today()
        told = say("Reached: {goal}", goal=goal.words) if day else say("Not reached yet.")
        self.attempt(lambda: save_goal(self.file, replace(goal, reached_on=day)), told)

    def _remove(self, goal: Goal) -> None:
        self.attempt(partial(remove_goal, self.file, goal.id), say("Let a goal go."))

    def _hold(self, goal_id: int, words: str) -> None:
        """Put a goal into the form; 0 for a new one."""
        self._changing = goal_id
        self.form.set_values({"words": words})
        self.save_button.setText(say("Save the change") if goal_id else say("Set this goal"))
        self.save_button.updateGeometry()
        if goal_id:
            self.form.field("words").setFocus(Qt.FocusReason.OtherFocusReason)
