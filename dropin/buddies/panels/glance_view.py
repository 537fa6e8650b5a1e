"""What waits for somebody: a call, a nudge, a review, a word; who waits, and who carries too much
or too little."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from dropin.buddies.carrying import NOTHING, TOO_MUCH, Carried
from dropin.buddies.due import Due
from dropin.buddies.listing import RequestRow, load_words, request_rows, waited_words
from dropin.buddies.model import Concern
from dropin.buddies.panels.looks_view import due_look, mark
from dropin.buddies.panels.tab_view import Tab
from dropin.buddies.store import names_of, topics
from dropin.buddies.telling import day_told
from dropin.buddies.waiting import Overview, names_in, overview, words_of
from dropin.centre.store import centre
from dropin.dates import clock
from dropin.kit.buttons import Button
from dropin.kit.columns import TextColumn, TwoColumns
from dropin.kit.lines import Line, LineLook
from dropin.kit.page_frame import PageFrame
from dropin.kit.parts import give_keyboard, keyboard_in
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

PAIRS, WAITING, BUDDIES = "pairs", "waiting", "buddies"
_MOST = 6
"""So many lines of one kind; of more the list tells."""
_SENTENCE, _NAMED = LineLook(bold=False), LineLook()


class GlanceTab(Tab):
    """Answers in one look; each line opens at the side. ``holds_anything`` is False in a centre
    that has neither buddies nor requests."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], frame: PageFrame) -> None:
        super().__init__(file, now, frame)
        self.lines: list[Line] = []
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self.refresh()

    def refresh(self) -> None:
        held = keyboard_in(self)
        place = self._scroll.verticalScrollBar().value()
        self.customs = centre(self.file).customs
        seen = overview(self.file, self.today())
        going = seen.going
        self.holds_anything = bool(going.terms or going.pairs or seen.waiting)
        self._names = names_in(self.file, seen)
        missing = [each.person_id for each in seen.trainings if each.person_id not in self._names]
        self._names |= names_of(self.file, missing)
        self.lines = []
        columns = TwoColumns(self._to_do(seen), self._who(seen))
        self._scroll.setWidget(columns)
        self._scroll.verticalScrollBar().setValue(place)
        give_keyboard(self, held)

    def take_keyboard(self) -> None:
        if self.lines:
            self.lines[0].setFocus(Qt.FocusReason.TabFocusReason)

    # What needs somebody to do something.

    def _to_do(self, seen: Overview) -> TextColumn:
        column = TextColumn()
        if seen.concerns:
            column.add_heading(say("Would like a call"))
            for concern in seen.concerns:
                self._add(column, self._call(concern))
        self._add_dues(
            column, say("Who needs a nudge"), seen, seen.nudges, say("Nobody, just now."), PAIRS
        )
        self._add_dues(
            column, say("Whose review is due"), seen, seen.reviews, say("No review is due."), PAIRS
        )
        quiet = say("Every pair was heard of lately.")
        self._add_dues(column, say("Who has gone quiet"), seen, seen.quiet, quiet, PAIRS)
        if seen.check_ins:
            self._add_dues(column, say("Whom to ask how it goes"), seen, seen.check_ins, "", PAIRS)
        column.finish()
        return column

    def _add_dues(
        self,
        column: TextColumn,
        heading: str,
        seen: Overview,
        found: Sequence[Due],
        nothing: str,
        tab: str,
    ) -> None:
        column.add_heading(heading)
        if not found:
            column.add_sentence(nothing, role="muted")
        for each in found[:_MOST]:
            self._add(column, self._due(seen, each))
        self._add_more(column, len(found), tab)

    def _due(self, seen: Overview, each: Due) -> Line:
        words = str(words_of(seen, each, self._names, self.customs))
        line = Line(words, "", _SENTENCE, mark=mark(due_look(each.kind)))
        if each.pair_id is not None:
            line.clicked.connect(partial(self._ask_pair, each.pair_id))
        elif each.person_id is not None:
            line.clicked.connect(partial(self._ask_buddy, each.person_id))
        return line

    def _call(self, concern: Concern) -> Line:
        here = concern.marked_at.astimezone(self.now().tzinfo)
        when = say(
            "since {day}, {clock}",
            day=day_told(here.date(), self.customs),
            clock=clock(here.time(), self.customs),
        )
        name = self._names.get(concern.person_id, "")
        line = Line(name, when, _NAMED, mark=mark(("phone", "needed")))
        line.clicked.connect(lambda: self.call_wanted.emit(concern.id))
        return line

    # Who waits, and who carries how much.

    def _who(self, seen: Overview) -> TextColumn:
        column = TextColumn()
        column.add_heading(say("Who is waiting"))
        rows = request_rows(seen.waiting, self._names, topics(self.file), self.today())
        if not rows:
            column.add_sentence(say("Nobody waits for a buddy."), role="muted")
        for row in rows[:_MOST]:
            self._add(column, self._asking(row))
        self._add_more(column, len(rows), WAITING)
        self._add_loads(column, seen.carried)
        for heading, found in (
            (say("Trainings to renew"), seen.trainings),
            (say("Talks with buddies"), seen.talks),
        ):
            if found:
                self._add_dues(column, heading, seen, found, "", BUDDIES)
        column.finish()
        return column

    def _asking(self, row: RequestRow) -> Line:
        told = [waited_words(row.weeks), row.hopes]
        if row.request.starts_on > self.today():
            told[0] = say("from {day} on", day=day_told(row.request.starts_on, self.customs))
        line = Line(row.name, " · ".join(filter(None, told)), _NAMED)
        line.clicked.connect(lambda: self.request_wanted.emit(row.request.id))
        return line

    def _add_loads(self, column: TextColumn, carried: Iterable[Carried]) -> None:
        column.add_heading(say("Who carries too much or too little"))
        odd = [each for each in carried if each.kind in (TOO_MUCH, NOTHING)]
        if not odd:
            column.add_sentence(say("Nobody: every buddy has what they can carry."), role="muted")
        for each in odd[:_MOST]:
            name = self._names.get(each.person_id, "")
            look = ("warning", "needed") if each.kind == TOO_MUCH else ("heart", "accent")
            line = Line(name, load_words(each), _NAMED, mark=mark(look))
            line.clicked.connect(partial(self._ask_buddy, each.person_id))
            self._add(column, line)
        self._add_more(column, len(odd), BUDDIES)

    def _add(self, column: TextColumn, line: Line) -> None:
        self.lines.append(line)
        column.add(line)

    def _add_more(self, column: TextColumn, count: int, tab: str) -> None:
        more = count - _MOST
        if more > 0:
            words = say_count("and {count} more", "and {count} more", more)
            column.add(Button(words, "link", pressed=partial(self.tab_wanted.emit, tab)))

    def _ask_pair(self, pair_id: int, _checked: bool = False) -> None:
        self.pair_wanted.emit(pair_id)

    def _ask_buddy(self, person_id: int, _checked: bool = False) -> None:
        self.buddy_wanted.emit(person_id)
