"""The side panel in which a ballot is prepared: the question, the options, who votes, how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.money import money
from dropin.centre.store import centre
from dropin.choosing.listing import last_day
from dropin.choosing.model import LEADER, MONEY, NO_MEASURE, ROOM, SHARES, TICKS, Ballot
from dropin.choosing.operations import remove_ballot, save_ballot
from dropin.choosing.panels.options_view import OptionsPart
from dropin.choosing.panels.parts_view import HoursField
from dropin.choosing.store import ballot, has_votes, seats
from dropin.dates import Customs
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import CheckField, ChoiceField, LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.parts import actions
from dropin.kit.typed_fields import DateField, MoneyField, NumberField
from dropin.people.model import ROLES
from dropin.people.naming import role_name
from dropin.storage.file import CentreFile
from dropin.words import say

_USUAL_DAYS = 14


class BallotPanel(DraftPanel):
    """Prepares (``ballot_id`` 0) or changes a ballot. ``said`` tells what was done.

    Once somebody has voted, only its last day can still be moved.
    """

    said = Signal(str)
    saved = Signal(int)
    print_wanted = Signal(str, dict)

    def __init__(
        self, file: CentreFile, ballot_id: int, now: Callable[[], datetime], customs: Customs
    ) -> None:
        self._file, self._now, self._customs = file, now, customs
        today = now().date()
        end = today + timedelta(days=_USUAL_DAYS)
        self._draft = ballot(file, ballot_id) or Ballot(0, "", today, end)
        self.voted_on = bool(self._draft.id) and has_votes(file, self._draft.id)
        self.form = Form()
        self.rule_form = Form()
        self.voters_form = Form()
        self.rule_words = Label(size="small", role="muted")
        self.problem = Sign("warning", "needed")
        self.problem.hide()
        written = partial(money, currency=centre(file).currency)
        self.options = OptionsPart(file, written, today)
        super().__init__(self._draft.question or say("New ballot"), self._content())
        self._fill()
        if file.read_only is None:
            self._add_buttons()
        else:
            self._allow_only(())
        if self.voted_on:
            self._allow_only(("closes_on",))

    def refresh(self) -> None:
        """Nothing but what is typed shows here; a ballot that is gone closes its panel."""
        if self._draft.id and ballot(self._file, self._draft.id) is None:
            self.forget()

    def save(self) -> None:
        """Write the draft; what is wrong with it is said where it can be put right."""
        forms = (self.form, self.rule_form)
        if not all(form.ready() for form in forms) or not self.options.ready():
            return
        draft = self._edited()
        try:
            ballot_id = save_ballot(self._file, draft, self._now().date())
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        new = not self._draft.id
        self.forget()
        question = draft.question
        self.said.emit(
            say("Prepared “{question}”.", question=question)
            if new
            else say("Saved “{question}”.", question=question)
        )
        self.saved.emit(ballot_id)

    def remove(self) -> None:
        """Take the ballot away; not once somebody has voted."""
        try:
            remove_ballot(self._file, self._draft.id)
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.forget()
        self.said.emit(say("Removed “{question}”.", question=self._draft.question))

    # How it is built.

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        self._fill_form()
        self._fill_rule_form()
        self.voters_form.add_section(say("Who may vote"))
        for role in ROLES:
            name = role_name(role)
            self.voters_form.add(role, "", CheckField(f"{name[:1].upper()}{name[1:]}"))
        self.voters_form.add_part(
            Label(say("None ticked: everybody in the file."), "small", "muted")
        )
        for part in (self.problem, self.form, self.options, self.rule_form, self.voters_form):
            column.addWidget(part)
        return content

    def _fill_form(self) -> None:
        today, customs = self._now().date(), self._customs
        form = self.form
        form.add("question", say("Question"), LineField(say("What shall be new from January?")))
        form.add("opens_on", say("First day of voting"), DateField(today, customs, required=True))
        form.add("closes_on", say("Last day of voting"), DateField(today, customs, required=True))
        known = [
            (say("{seat} on the board", seat=each.name), each.id) for each in seats(self._file)
        ]
        none: Sequence[tuple[str, int | None]] = [(say("What to do together"), None)]
        seat = form.add("seat_id", say("What it is about"), ChoiceField([*none, *known]))
        form.set_row_visible("seat_id", bool(known))
        seat.changed.connect(self._show_fitting)

    def _fill_rule_form(self) -> None:
        form = self.rule_form
        form.add_section(say("How it is counted"))
        rule = form.add(
            "rule",
            say("Rule"),
            ChoiceField([(say("Most ticks"), TICKS), (say("Fair shares"), SHARES)]),
        )
        form.add_part(self.rule_words)
        measures = [
            (say("Nothing"), NO_MEASURE),
            (say("Money"), MONEY),
            (say("Hours of the room"), ROOM),
            (say("Hours of a leader"), LEADER),
        ]
        measure = form.add("measure", say("What is limited"), ChoiceField(measures))
        form.add("cents", say("How much there is"), MoneyField())
        form.add("minutes", say("How many hours there are"), HoursField())
        form.add("places", say("How many are chosen at most"), NumberField(1, 999))
        rule.changed.connect(self._show_fitting)
        measure.changed.connect(self._show_fitting)

    def _add_buttons(self) -> None:
        words = say("Save") if self._draft.id else say("Prepare it")
        self.offer_to_save(words, self.form, self.rule_form, self.voters_form)
        if self._draft.id and not self.voted_on:
            self.add_button(Button(say("Remove"), "quiet", pressed=self.remove), at_end=True)
        if self._draft.id:
            column = self.content.layout()
            assert isinstance(column, QVBoxLayout)
            papers = Button(say("Print ballot papers…"), pressed=self._print)
            column.insertWidget(1, actions(papers))
        self.options.changed.connect(self.touch)

    def _fill(self) -> None:
        draft = self._draft
        self.form.set_values(
            {
                "question": draft.question,
                "opens_on": draft.opens_on,
                "closes_on": last_day(draft),
                "seat_id": draft.seat_id,
            }
        )
        in_money = draft.measure == MONEY
        self.rule_form.set_values(
            {
                "rule": draft.rule,
                "measure": draft.measure,
                "cents": draft.budget if in_money else None,
                "minutes": None if in_money else draft.budget,
                "places": draft.places,
            }
        )
        self.voters_form.set_values({role: role in draft.electorate for role in ROLES})
        self.options.show_options(draft.options)
        self._show_fitting()

    def _show_fitting(self) -> None:
        """Only the rows that what is chosen asks for."""
        election = self.form.field("seat_id").value() is not None
        shares = self.rule_form.field("rule").value() == SHARES
        measure = self.rule_form.field("measure").value()
        self.rule_form.setVisible(not election)
        self.options.show_election(election)
        self.rule_words.setText(_rule_words(SHARES if shares else TICKS))
        self.rule_form.set_row_visible("cents", measure == MONEY)
        self.rule_form.set_row_visible("minutes", measure in (ROOM, LEADER))

    def _allow_only(self, names: Sequence[str]) -> None:
        """People have voted (or the file can't be changed): the paper stays as it is."""
        for name in ("question", "opens_on", "closes_on", "seat_id"):
            self.form.field(name).setEnabled(name in names)
        for part in (self.rule_form, self.voters_form, self.options):
            part.setEnabled(False)

    # What comes of it.

    def _edited(self) -> Ballot:
        values, rule = self.form.values(), self.rule_form.values()
        election = values["seat_id"] is not None
        measure = NO_MEASURE if election else rule["measure"]
        budget = rule["cents"] if measure == MONEY else rule["minutes"]
        voters = self.voters_form.values()
        return Ballot(
            self._draft.id,
            values["question"],
            values["opens_on"],
            values["closes_on"] + timedelta(days=1),
            rule=TICKS if election else rule["rule"],
            closed_on=self._draft.closed_on,
            electorate=tuple(role for role in ROLES if voters[role]),
            measure=measure,
            budget=budget if measure else None,
            places=1 if election else rule["places"],
            seat_id=values["seat_id"],
            options=self.options.options(),
        )

    def _print(self) -> None:
        self.print_wanted.emit("ballot", {"ballot_id": self._draft.id})


def _rule_words(rule: str) -> str:
    if rule == SHARES:
        return say(
            "Everybody has an equal share of what there is; those who ticked the same pay for it "
            "together, so a third of the votes gets about a third."
        )
    return say("What most people ticked is chosen first, as far as there is room.")
