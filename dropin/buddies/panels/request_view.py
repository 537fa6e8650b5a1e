"""The side panel of one request: what they hope for, and who could be their buddy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.buddies.choices import choices_for
from dropin.buddies.life import PAIRED, WAITING, WITHDRAWN, request_state
from dropin.buddies.listing import goes_first, topic_words, waited_words
from dropin.buddies.model import HELP, INTEREST, RATHER_NOT, YES, Request
from dropin.buddies.operations import propose, withdraw_request
from dropin.buddies.panels.avoided_view import AvoidedPart
from dropin.buddies.panels.choices_view import ChoicesPart
from dropin.buddies.panels.fields_view import buddy_field
from dropin.buddies.store import names_of, pairs_of_request, request, topics
from dropin.buddies.telling import day_told, reach_name
from dropin.buddies.times_words import write_times
from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty, stacked
from dropin.kit.parts import Part, actions
from dropin.kit.side_panel import SidePanel
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say

_MOST = 5


class RequestPanel(SidePanel):
    """``said`` tells what was done; the others ask for the form, a pair, a person."""

    said = Signal(str)
    change_wanted = Signal(int)
    pair_wanted = Signal(int)
    person_wanted = Signal(int)

    def __init__(self, file: CentreFile, request_id: int, now: Callable[[], datetime]) -> None:
        self._file, self._id, self._now = file, request_id, now
        self.state = Sign("heart", "accent")
        self.problem = Sign("warning", "needed")
        self.words = Label(size="body")
        self._facts = QVBoxLayout()
        self._facts.setSpacing(theme.TIGHT)
        self.choices = ChoicesPart(say("Who could be their buddy"), say("Propose"))
        self.other = _SomebodyElse(file)
        self.pair_button = Button(say("Open the pair"), pressed=self._open_pair)
        known = request(file, request_id)
        self.avoided = AvoidedPart(file, known.person_id if known is not None else 0)
        self.withdraw_button = Button(say("Withdraw"), "quiet", pressed=self.withdraw)
        self._pair_id = 0
        super().__init__("", self._content())
        self.problem.hide()
        self.choices.chosen.connect(self.propose)
        self.other.wanted.connect(self.propose)
        self.avoided.said.connect(self.said)
        self._add_foot()
        self.refresh()

    def refresh(self) -> None:
        """Read the request again, and who could be theirs."""
        known = request(self._file, self._id)
        who = person(self._file, known.person_id) if known is not None else None
        if known is None or who is None:
            self.close_panel()
            return
        pairs = pairs_of_request(self._file, self._id)
        state = request_state(known, pairs)
        self.title.setText(say("{name} would like a buddy", name=who.name))
        self.setAccessibleName(self.title.text())
        self._show_state(known, state)
        self.words.setText(f"“{known.words}”" if known.words else "")
        self.words.setVisible(bool(known.words))
        self._show_facts(known, who.access_needs)
        open_ones = [each for each in pairs if each.is_open]
        self._pair_id = open_ones[-1].id if open_ones else 0
        self.pair_button.setVisible(bool(self._pair_id))
        self.choices.setVisible(state == WAITING)
        self.other.setVisible(state == WAITING)
        self.withdraw_button.setVisible(state in (WAITING, PAIRED) and not _met(self._file, known))
        if state == WAITING:
            self._show_choices(known)
        self.avoided.refresh()

    def propose(self, buddy_id: int, allowed_by: str = "") -> None:
        """Propose one of the buddies; nobody was asked yet."""
        try:
            pair_id = propose(
                self._file, self._id, buddy_id, self._now().date(), allowed_by=allowed_by
            )
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        names = names_of(self._file, [buddy_id])
        self.said.emit(say("Proposed {name}. Now each is asked.", name=names.get(buddy_id, "")))
        self.pair_wanted.emit(pair_id)

    def withdraw(self) -> None:
        """They would no longer like one; nobody asks why."""
        try:
            withdraw_request(self._file, self._id, self._now().date())
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.said.emit(say("Withdrawn. Nobody asks why."))

    # How it is built.

    def _content(self) -> QWidget:
        facts = QWidget()
        facts.setLayout(self._facts)
        self._facts.setContentsMargins(0, 0, 0, 0)
        return stacked(
            self.problem,
            self.state,
            actions(self.pair_button),
            self.words,
            facts,
            self.choices,
            self.other,
            self.avoided,
        )

    def _add_foot(self) -> None:
        if self._file.read_only is None:
            self.add_button(Button(say("Change…"), pressed=self._change))
            self.add_button(self.withdraw_button, at_end=True)

    # What it shows.

    def _show_state(self, known: Request, state: str) -> None:
        customs = centre(self._file).customs
        today = self._now().date()
        if state == WITHDRAWN:
            day = day_told(known.withdrawn_on, customs)
            self.state.show_as("close", "muted")
            self.state.set_text(say("Withdrawn on {day}.", day=day))
        elif state == PAIRED:
            self.state.show_as("heart", "good")
            self.state.set_text(say("Somebody is proposed, or theirs."))
        elif state == WAITING:
            weeks = (today - known.made_on).days // 7
            told = waited_words(weeks)
            if known.starts_on > today:
                told = say("would like one from {day} on", day=day_told(known.starts_on, customs))
            first = f" {say('Goes first.')}" if goes_first(known) else ""
            self.state.show_as("clock", "careful" if weeks >= 4 else "accent")
            self.state.set_text(f"{told[:1].upper()}{told[1:]}.{first}")
        else:
            self.state.show_as("check", "good")
            self.state.set_text(say("Found one, and met."))

    def _show_facts(self, known: Request, access: str) -> None:
        empty(self._facts)
        for name, words in self._told(known, access):
            if words:
                self._facts.addWidget(Label(name, "small", "muted"))
                self._facts.addWidget(Label(words))
                self._facts.addSpacing(theme.HAIR)

    def _told(self, known: Request, access: str) -> Iterator[tuple[str, str]]:
        listed, customs = topics(self._file), centre(self._file).customs
        likings = known.likings
        yield say("Hopes for help with"), topic_words(listed, likings, HELP, YES)
        yield say("Likes"), topic_words(listed, likings, INTEREST, YES)
        yield say("Would rather avoid"), topic_words(listed, likings, INTEREST, RATHER_NOT)
        yield say("Free"), write_times(known.times, customs) or say("any time")
        yield say("Languages"), ", ".join(known.languages)
        yield say("It helps if the buddy comes"), ", ".join(map(reach_name, known.reach))
        yield say("Access"), known.access_needs or access

    def _show_choices(self, known: Request) -> None:
        found = choices_for(self._file, known.id, self._now().date(), _MOST)
        if found is not None:
            posed, listed = found
            names = {each.id: each.name for each in posed.buddies}
            self.choices.show_list(listed, names, editable=self._file.read_only is None)

    def _change(self) -> None:
        self.change_wanted.emit(self._id)

    def _open_pair(self) -> None:
        self.pair_wanted.emit(self._pair_id)


class _SomebodyElse(Part):
    """Any buddy by name, also one who is full, where somebody allows it with their name."""

    wanted = Signal(int, str)

    def __init__(self, file: CentreFile) -> None:
        super().__init__()
        self.open_button = Button(say("Somebody else…"), "link", pressed=self._switch)
        self.form = Form()
        self.form.add("buddy", say("Another buddy"), buddy_field(file))
        self.form.add(
            "allowed_by",
            say("Allowed by"),
            LineField(),
            say("Only where they would have one pair more than they can carry: who allows it."),
        )
        self._act = actions(Button(say("Propose them"), pressed=self._propose))
        self.column.addWidget(actions(self.open_button))
        for part in (self.form, self._act):
            self.column.addWidget(part)
            part.hide()
        self.setEnabled(file.read_only is None)
        self.form.submitted.connect(self._propose)

    def _switch(self) -> None:
        shown = self.form.isHidden()
        self.form.setVisible(shown)
        self._act.setVisible(shown)
        if shown:
            self.form.field("buddy").setFocus()

    def _propose(self) -> None:
        if not self.form.ready():
            return
        values = self.form.values()
        if values["buddy"] is None:
            self.form.show_errors({"buddy": say("Choose somebody from the list.")})
            return
        self.form.settle()
        self.wanted.emit(values["buddy"], values["allowed_by"])


def _met(file: CentreFile, known: Request) -> bool:
    return any(each.met_on is not None for each in pairs_of_request(file, known.id))
