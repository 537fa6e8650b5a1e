"""Whom to ring for one thing: the first number big and ready, and a key for each answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.dates import Customs, day_long
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.columns import TextColumn
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.kit.lines import Line, LineLook
from dropin.kit.painting import rounded_box
from dropin.kit.suggest_field import SuggestField
from dropin.people.model import Person
from dropin.relief.candidates import CallList, Candidate
from dropin.relief.model import CO_LEADS, LATER, LEADS, NO, NO_ANSWER, YES, Need
from dropin.relief.needs_cover import Covered
from dropin.relief.telling import call_words, soon_words, span_words, what_words
from dropin.words import say

Who = Callable[[int], Person | None]
"""Somebody by number."""

KEYS = {YES: "Y", NO: "N", NO_ANSWER: "A", LATER: "L"}
_OTHER_WIDTH = 240  # pixels at 100 % text
_LABELS = {
    YES: "Yes, covers it (Y)",
    NO: "No (N)",
    NO_ANSWER: "No answer (A)",
    LATER: "Later (L)",
}


def name_of(who: Person | None) -> str:
    return who.name if who is not None else ""


def _nobody(person_id: int) -> None:
    """Before there is anything to show."""


class RingCard(QWidget):
    """One person to ring: name, number, why them, and the four answers."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.heading = Label("", "small", "muted")
        self.name = Label("", "title")
        self.number = Label("", "wall")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.why = Label("", role="muted")
        self.said = Label("", role="careful")
        self.buttons = {
            outcome: Button(
                say(_LABELS[outcome]),
                "primary" if outcome == YES else "plain",
                pressed=partial(self.answered.emit, outcome),
            )
            for outcome in KEYS
        }
        answers = Flow(theme.TIGHT)
        for button in self.buttons.values():
            answers.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, theme.WIDE, theme.ROOMY, theme.WIDE)
        column.setSpacing(theme.HAIR)
        for part in (self.heading, self.name, self.number, self.why, self.said):
            column.addWidget(part)
        column.addSpacing(theme.TIGHT)
        column.addWidget(answers)

    def show_candidate(self, who: Person, each: Candidate, *, first: bool, told: str) -> None:
        self.heading.setText(say("Ring first") if first else say("Ring"))
        self.name.setText(who.name)
        self.number.setText(who.phone or say("no number"))
        self.why.setText(" · ".join(map(str, each.reasons)))
        self.said.setText(told)
        self.said.setVisible(bool(told))
        self.setAccessibleName(
            say("Ring {name}, {number}", name=who.name, number=self.number.text())
        )
        self.setAccessibleDescription(self.why.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        rounded_box(QPainter(self), box, colours.surface, colours.line, theme.CARD_RADIUS)


class CallView(QWidget):
    """``answered`` gives the person and one of OUTCOMES; ``taken_back`` who covers it so far.

    ``left_at_one`` and ``cancelled`` are the two ways of a date without somebody.
    """

    answered = Signal(int, str)
    taken_back = Signal(int)
    left_at_one = Signal()
    cancelled = Signal()

    def __init__(self, known: Callable[[], Sequence[tuple[str, int]]]) -> None:
        """``known`` are all people by name, for somebody who is not on the list."""
        super().__init__()
        self._who: Who = _nobody
        self._found: CallList | None = None
        self._ringing: int | None = None
        self._zone: tzinfo | None = None
        self._customs = Customs()
        self.title = Label("", "title")
        self.when = Label()
        self.card = RingCard()
        self.nobody = Label("", role="needed")
        self.others = TextColumn()
        self.other: SuggestField[int] = SuggestField(
            known,
            say("Write a name that stands in the list of people."),
            say("Or somebody else: type a name"),
        )
        self.other.name_aloud(say("Ring somebody who is not on the list"))
        self.one_button = Button(say("One leader is enough"), pressed=self.left_at_one.emit)
        self.cancel_button = Button(say("Cancel this date"), pressed=self.cancelled.emit)
        self.back_button = Button(say("They cannot after all"), pressed=self._take_back)
        self._covered: Covered | None = None
        self._calls_seen = 0
        self._build()

    def _build(self) -> None:
        self.other.setMinimumWidth(theme.scaled(_OTHER_WIDTH))
        ways = Flow(theme.TIGHT)
        for way in (self.other, self.one_button, self.cancel_button, self.back_button):
            ways.add(way)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.SPACE, theme.SPACE, theme.WIDE, theme.WIDE)
        self._column.setSpacing(theme.TIGHT)
        for part in (self.title, self.when, self.nobody, self.card, ways, self.others):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.card.answered.connect(self.answer)
        self.other.changed.connect(self._ring_other)
        self.other.line.returnPressed.connect(self._ring_other)

    def show_calls(self, found: CallList, who: Who, now: datetime, customs: Customs) -> None:
        """Whom to ring for one thing; who is rung already stays, if it is the same thing."""
        same = self._found is not None and self._found.need.what == found.need.what
        self._found, self._who, self._covered = found, who, None
        self._zone, self._customs = now.tzinfo, customs
        listed = {each.person_id for each in (*found.to_ask, *found.said_no, *found.cannot)}
        answered = same and self._was_answered()
        if not same or answered or self._ringing not in listed:
            self._ringing = found.to_ask[0].person_id if found.to_ask else None
        self._calls_seen = self._answers()
        self._show_thing(found.need, now)
        self._show_who()

    def show_covered(self, covered: Covered, who: Who, now: datetime, customs: Customs) -> None:
        """What is covered, and by whom; they may not be able to after all."""
        self._covered, self._found, self._who = covered, None, who
        self._customs = customs
        self._show_thing(covered.need, now)
        name = name_of(who(covered.by_id or 0))
        self.nobody.setText(say("{name} covers it.", name=name))
        self.nobody.set_role("good")
        self.nobody.show()
        for part in (self.card, self.others, self.other, self.one_button, self.cancel_button):
            part.hide()
        self.back_button.show()

    def set_editable(self, editable: bool) -> None:
        """Whether anything can be noted: not in a file that is only read."""
        buttons = (self.one_button, self.cancel_button, self.back_button)
        for part in (self.card, self.other, *buttons):
            part.setEnabled(editable)

    def _show_thing(self, need: Need, now: datetime) -> None:
        self.title.setText(str(what_words(need)))
        whose = self._who(need.person_id)
        parts = (
            day_long(need.day, self._customs),
            span_words(need, self._customs),
            str(soon_words(need, now)),
            say("in place of {name}", name=whose.name) if whose is not None else "",
        )
        self.when.setText(" · ".join(filter(None, parts)))

    def _show_who(self) -> None:
        found = self._found
        assert found is not None
        each = self._ringing_candidate()
        who = self._who(self._ringing or 0)
        self.card.setVisible(each is not None and who is not None)
        if each is not None and who is not None:
            first = bool(found.to_ask) and found.to_ask[0].person_id == who.id
            self.card.show_candidate(who, each, first=first, told=self._told(each))
        self.nobody.set_role("needed")
        self.nobody.setVisible(not found.to_ask)
        self.nobody.setText(say("Nobody on the list can be asked any more. Below it says why."))
        self.back_button.hide()
        self.other.show()
        self.other.set_value(None)
        beside = found.need.beside_id is not None
        self.one_button.setVisible(found.need.what.kind == CO_LEADS and beside)
        self.cancel_button.setVisible(found.need.what.kind == LEADS)
        self._show_others(found)

    def _show_others(self, found: CallList) -> None:
        before, self.others = self.others, TextColumn()
        self._column.replaceWidget(before, self.others)
        before.hide()
        before.deleteLater()
        later = [each for each in found.to_ask if each.person_id != self._ringing]
        if later:
            self.others.add_heading(say("Then"))
        for each in later:
            self._add_line(each, found.to_ask.index(each) + 1)
        if found.said_no:
            self.others.add_heading(say("Said no"))
        for each in found.said_no:
            self._add_line(each)
        if found.cannot:
            self.others.add_heading(say("Cannot"))
        for each in found.cannot:
            reasons = ", ".join(map(str, each.reasons))
            name = name_of(self._who(each.person_id))
            self.others.add_sentence(f"{name}: {reasons}", role="muted")

    def _add_line(self, each: Candidate, place: int = 0) -> None:
        who = self._who(each.person_id)
        if who is None:
            return  # just removed
        parts = (who.phone, self._told(each), *map(str, each.reasons))
        lead = f"{place}." if place else ""
        look = LineLook(lead=lead, lead_width=20)
        line = Line(who.name, " · ".join(filter(None, parts)), look)
        line.clicked.connect(partial(self._ring, each.person_id))
        self.others.add(line)

    def _ring(self, person_id: int) -> None:
        self._ringing = person_id
        self._show_who()
        self.card.buttons[YES].setFocus()

    def _ring_other(self) -> None:
        if not self.other.problem() and self.other.value() is not None:
            self._ring(self.other.value() or 0)

    def _ringing_candidate(self) -> Candidate | None:
        found = self._found
        if found is None or self._ringing is None:
            return None
        everybody = (*found.to_ask, *found.said_no, *found.cannot)
        known = next((each for each in everybody if each.person_id == self._ringing), None)
        return known or Candidate(self._ringing, ())

    def _answers(self) -> int:
        """The last answer of whoever is being rung; 0 before any."""
        each = self._ringing_candidate()
        return each.answer.id if each is not None and each.answer is not None else 0

    def _was_answered(self) -> bool:
        return self._answers() != self._calls_seen

    def _told(self, each: Candidate) -> str:
        if each.answer is None or self._zone is None:
            return ""
        return str(call_words(each.answer, self._zone, self._customs))

    def answer(self, outcome: str) -> None:
        """Whoever is being rung said so."""
        if self._ringing is not None and self.card.isVisible() and self.card.isEnabled():
            self.answered.emit(self._ringing, outcome)

    def _take_back(self) -> None:
        if self._covered is not None and self._covered.by_id is not None:
            self.taken_back.emit(self._covered.by_id)
