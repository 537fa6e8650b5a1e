"""Who stands down, and everything of theirs: what needs cover or is covered, pairs, offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.dates import Customs, clock, day_short
from dropin.kit import theme
from dropin.kit.choice_lines import ChoiceLines, LineChoice
from dropin.kit.icons import paint_icon
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.lines import Line, LineLook, PaintLead
from dropin.records import record
from dropin.relief.model import Call, Need, Relief, last_answers
from dropin.relief.needs_cover import Covered
from dropin.relief.store import PairAlone
from dropin.relief.telling import away_words, duty_words, soon_words, what_words, when_words
from dropin.roster.model import Shift, Slot
from dropin.words import say, say_count


@record
class Shown:
    """All that the list shows. ``offered`` are slots of those who are back, by relief."""

    reliefs: tuple[Relief, ...]
    needs: tuple[Need, ...]
    covered: tuple[Covered, ...]
    offered: tuple[tuple[Relief, tuple[tuple[Shift, Slot], ...]], ...]
    calls: tuple[Call, ...]
    name_of: Callable[[int], str]


class CoverList(QWidget):
    """``chosen`` gives the need or the covered thing pressed, ``relief_wanted`` a relief's number,
    ``pair_wanted`` that of a pair of buddies, ``given_back`` a person's and a slot's."""

    chosen = Signal(object)
    relief_wanted = Signal(int)
    pair_wanted = Signal(int)
    given_back = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.reliefs: list[Line] = []
        self.offers: list[Line] = []
        self.pairs: list[Line] = []
        self.needs = ChoiceLines(say("Needs cover"))
        self.covered = ChoiceLines(say("Covered"))
        self.all_covered = _sentence(say("Everything is covered. Thank you."))
        self._reliefs, self._offers = QVBoxLayout(), QVBoxLayout()
        self._pairs = QVBoxLayout()
        self._pairs_heading = _heading(say("Their pairs could use a temporary buddy"))
        self._headings = [
            _heading(each)
            for each in (say("Standing down"), say("Needs cover"), say("Covered"), "")
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.TIGHT, 0, theme.TIGHT, theme.WIDE)
        column.setSpacing(0)
        standing, needing, covered, offered = self._headings
        column.addWidget(standing)
        column.addLayout(self._reliefs)
        column.addWidget(needing)
        column.addWidget(self.all_covered)
        column.addWidget(self.needs)
        column.addWidget(self._pairs_heading)
        column.addLayout(self._pairs)
        column.addWidget(covered)
        column.addWidget(self.covered)
        column.addWidget(offered)
        column.addLayout(self._offers)
        column.addStretch(1)
        offered.setText(say("Back again: once theirs, still open"))
        self.needs.chosen.connect(self.chosen)
        self.covered.chosen.connect(self.chosen)

    def show_cover(self, shown: Shown, now: datetime, customs: Customs) -> None:
        """Show it all anew; ``now`` is on the centre's wall."""
        standing, needing, covered, offered = self._headings
        self._show_reliefs(shown, customs)
        self.needs.show_choices([_need_line(each, shown, now, customs) for each in shown.needs])
        self.covered.show_choices(
            [_covered_line(each, shown, now, customs) for each in shown.covered]
        )
        self._show_offers(shown, customs)
        count = len(shown.needs)
        needing.setText(say_count("1 thing needs cover", "{count} things need cover", count))
        standing.setVisible(bool(shown.reliefs))
        needing.setVisible(bool(shown.needs))
        self.all_covered.setVisible(bool(shown.reliefs) and not shown.needs)
        covered.setVisible(bool(shown.covered))
        offered.setVisible(bool(shown.offered))

    def show_pairs(self, found: Sequence[PairAlone], name_of: Callable[[int], str]) -> None:
        """The pairs whose buddy stands down and in which nobody stands in."""
        held = next((place for place, line in enumerate(self.pairs) if line.hasFocus()), None)
        empty(self._pairs)
        self.pairs = []
        for each in found:
            pair = each.pair
            buddy = say("without {name} meanwhile", name=name_of(pair.buddy_id or 0))
            line = Line(name_of(pair.member_id or 0), buddy, mark=_sign("heart", "needed"))
            line.clicked.connect(partial(self.pair_wanted.emit, pair.id))
            self._add(self._pairs, line)
            self.pairs.append(line)
        self._pairs_heading.setVisible(bool(found))
        if held is not None and self.pairs:
            self.pairs[min(held, len(self.pairs) - 1)].setFocus()

    def show_chosen(self, thing: Need | Covered | None) -> None:
        """Mark what the page shows whom to ring for; the keyboard goes along."""
        at_needs = any(line.hasFocus() for line in self.needs.lines.values())
        self.needs.set_value(thing)
        self.covered.set_value(thing)
        if at_needs:
            self.needs.take_keyboard()

    def _show_reliefs(self, shown: Shown, customs: Customs) -> None:
        held = next((place for place, line in enumerate(self.reliefs) if line.hasFocus()), None)
        empty(self._reliefs)
        self.reliefs = []
        for relief in shown.reliefs:
            line = Line(shown.name_of(relief.person_id), str(away_words(relief, customs)))
            line.clicked.connect(partial(self.relief_wanted.emit, relief.id))
            self._add(self._reliefs, line)
            self.reliefs.append(line)
        if held is not None and self.reliefs:
            self.reliefs[min(held, len(self.reliefs) - 1)].setFocus()

    def _show_offers(self, shown: Shown, customs: Customs) -> None:
        empty(self._offers)
        self.offers = []
        for relief, slots in shown.offered:
            name = shown.name_of(relief.person_id)
            for shift, slot in slots:
                day, at = day_short(shift.day, customs), clock(shift.starts_at, customs)
                what = duty_words(shift.name, slot.role)
                line = Line(
                    f"{day} {at} · {what}", say("Press to give it back to {name}", name=name)
                )
                line.clicked.connect(partial(self.given_back.emit, relief.person_id, slot.id))
                self._add(self._offers, line)
                self.offers.append(line)

    def _add(self, column: QVBoxLayout, line: Line) -> None:
        column.addWidget(line)
        if self.isVisible():
            line.show()  # at once, so that it can take the keyboard


def _need_line(need: Need, shown: Shown, now: datetime, customs: Customs) -> LineChoice:
    asked = len(last_answers(shown.calls, need.what))
    parts = [
        str(soon_words(need, now)),
        _whose(need, shown),
        say_count("1 asked", "{count} asked", asked) if asked else "",
    ]
    detail = " · ".join(filter(None, parts))
    return LineChoice(need, _title(need, now, customs), detail, mark=_sign("warning", "needed"))


def _covered_line(each: Covered, shown: Shown, now: datetime, customs: Customs) -> LineChoice:
    who = shown.name_of(each.by_id or 0)
    title, look = _title(each.need, now, customs), LineLook(bold=False)
    return LineChoice(each, title, who, look, _sign("check", "good"))


def _title(need: Need, now: datetime, customs: Customs) -> str:
    """``Tonight 18:00 · Phone line``."""
    when = str(when_words(need, now, customs))
    return f"{when[:1].upper()}{when[1:]} · {what_words(need)}"


def _whose(need: Need, shown: Shown) -> str:
    """Said only while several stand down."""
    return shown.name_of(need.person_id) if len(shown.reliefs) > 1 else ""


def _sign(icon: str, role: str) -> PaintLead:
    def paint(painter: QPainter, box: QRectF) -> None:
        paint_icon(painter, box.adjusted(-1, -1, 1, 1), icon, theme.current().role(role))

    return paint


def _heading(text: str) -> Label:
    heading = Label(text, "section")
    heading.setContentsMargins(theme.TIGHT, theme.SPACE, 0, theme.HAIR)
    return heading


def _sentence(text: str) -> Label:
    sentence = Label(text, role="good")
    sentence.setContentsMargins(theme.TIGHT, theme.SPACE, 0, theme.TIGHT)
    return sentence
