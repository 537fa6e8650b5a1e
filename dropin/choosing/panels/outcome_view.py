"""What follows from a closed ballot: a decision, activities, or somebody in a board seat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from dropin.choosing.model import YES, Ballot, Decision
from dropin.choosing.operations import decide, fill_seat
from dropin.choosing.panels.decision_view import decision_form, outcome_words
from dropin.choosing.results import Result, ResultLine, level_for_seat
from dropin.choosing.store import decisions, idea, votes_of
from dropin.dates import Customs, day_short
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField, LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.parts import Part, actions
from dropin.kit.typed_fields import DateField
from dropin.programme.model import MEMBERS
from dropin.storage.file import CentreFile
from dropin.words import say

_YEARS_IN_A_SEAT = 2


class OutcomePart(Part):
    """``activity_wanted`` asks for an activity, ``begin_wanted`` for an idea to become one."""

    activity_wanted = Signal(int)
    begin_wanted = Signal(int)

    def __init__(
        self, file: CentreFile, ballot_id: int, now: Callable[[], datetime], customs: Customs
    ) -> None:
        super().__init__(say("What follows"))
        self._file, self._id, self._now, self._customs = file, ballot_id, now, customs
        self._result: Result | None = None
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.TIGHT)
        self.problem = Sign("warning", "needed")
        self.problem.hide()
        self.decide_form = decision_form(MEMBERS)
        self.decide_form.submitted.connect(self.record)
        self.decide_button = Button(say("Record as decision"), pressed=self.record)
        self.seat_form = self._seat_form(now().date())
        self.seat_button = Button(say("Fill the seat"), "primary", pressed=self.fill)
        self.column.addLayout(self._told)
        for part in (self.problem, self.decide_form, self.seat_form):
            self.column.addWidget(part)
        self.column.addWidget(actions(self.decide_button, self.seat_button))
        if file.read_only:
            self.setEnabled(False)

    def show_result(self, counted: Result) -> None:
        """Show what was decided, and what there is still to do."""
        self._result = counted
        empty(self._told)
        decided = decisions(self._file, ballot_id=self._id)
        for each in decided:
            self._told.addWidget(Label(self._decision_words(each, counted.ballot)))
        settled = any(each.idea_id is None for each in decided)  # the whole ballot, not one idea
        election = counted.ballot.seat_id is not None
        if not election:
            for line in counted.lines:
                if line.chosen and line.option.idea_id is not None:
                    self._add_step(line, line.option.idea_id)
        open_seat = election and not settled and bool(counted.votes)
        self.decide_form.setVisible(not election and not settled)
        self.decide_button.setVisible(not election and not settled)
        self.seat_form.setVisible(open_seat)
        self.seat_button.setVisible(open_seat)
        if open_seat:
            self._offer_level(counted)

    def record(self) -> None:
        """Write what the ballot decided, with why."""
        if self._result is None:
            return
        values = self.decide_form.values()
        draft = Decision(
            0,
            self._result.ballot.question,
            values["outcome"],
            values["reason"],
            values["decided_by"],
            self._now().date(),
            ballot_id=self._id,
        )
        try:
            self.decide_form.settle()
            decide(self._file, draft)
        except KnownError as error:
            self.decide_form.show_errors({"reason": str(error)})
            return
        self.said.emit(say("Decided: {title}.", title=draft.title))

    def fill(self) -> None:
        """Give the seat to who has most ticks; where several have, to whom the lot fell."""
        if not self.seat_form.ready():
            return
        values = self.seat_form.values()
        try:
            self.seat_form.settle()
            fill_seat(
                self._file,
                self._id,
                values["starts_on"],
                values["last_day"] + timedelta(days=1),
                self._now().date(),
                option_id=values["option_id"],
                reason=values["reason"],
            )
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.problem.set_text("")
        self.said.emit(say("The seat is filled."))

    def _seat_form(self, today: date) -> Form:
        form = Form()
        form.add("option_id", say("Elected"), ChoiceField[int | None]([("", None)]))
        form.add("reason", say("How it was settled"), LineField(say("by lot")))
        form.add("starts_on", say("From"), DateField(today, self._customs, required=True))
        form.add("last_day", say("Last day"), DateField(today, self._customs, required=True))
        form.set_values({"starts_on": today, "last_day": _years_on(today, _YEARS_IN_A_SEAT)})
        form.submitted.connect(self.fill)
        return form

    def _offer_level(self, counted: Result) -> None:
        level = level_for_seat(counted.ballot, votes_of(self._file, self._id, self._now().date()))
        field = self.seat_form.field("option_id")
        assert isinstance(field, ChoiceField)
        field.set_choices([(each.title, each.id) for each in level])
        self.seat_form.set_row_visible("reason", len(level) > 1)

    def _add_step(self, line: ResultLine, idea_id: int) -> None:
        """From a chosen option to its activity: open it, or begin it."""
        known = idea(self._file, idea_id)
        if known is None:
            return
        title = line.option.title
        if known.activity_id is not None:
            act = partial(self.activity_wanted.emit, known.activity_id)
            words = say("Open the activity {title}", title=title)
        else:
            act = partial(self.begin_wanted.emit, idea_id)
            words = say("Make {title} an activity", title=title)
        self._told.addWidget(actions(Button(words, pressed=act)))

    def _decision_words(self, decision: Decision, ballot: Ballot) -> str:
        """With what it is about, unless that is the question above it all. Who is elected says
        the title, and how stands beside the count."""
        day = day_short(decision.decided_on, self._customs)
        if ballot.seat_id is not None and decision.outcome == YES:
            return say("{title}. Decided on {day}.", title=decision.title, day=day)
        about = "" if decision.title == ballot.question else f"{decision.title}. "
        outcome = outcome_words(decision.outcome)
        told = say("Decided on {day}: {outcome}.", outcome=outcome, day=day)
        return f"{about}{told} {decision.reason}".strip()


def _years_on(day: date, years: int) -> date:
    """The day before the same day so many years on."""
    return date(day.year + years, day.month, min(day.day, 28)) - timedelta(days=1)
