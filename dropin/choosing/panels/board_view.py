"""The tab of the board: its meetings, who sits on it, and how much members chose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.choosing.figures import Figures, figures
from dropin.choosing.listing import SeatRow, seat_row
from dropin.choosing.model import Decision, Meeting
from dropin.choosing.panels.decision_view import outcome_words
from dropin.choosing.panels.figures_view import FiguresPart
from dropin.choosing.panels.meeting_view import MeetingPanel
from dropin.choosing.panels.quorum_view import QuorumPanel
from dropin.choosing.panels.seat_view import SeatPanel
from dropin.choosing.panels.tab_view import Tab
from dropin.choosing.store import decisions, meetings, quorum, seats, terms
from dropin.dates import clock, day_long, day_short
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.columns import TextColumn, TwoColumns
from dropin.kit.draft_panel import may_replace
from dropin.kit.icons import paint_icon
from dropin.kit.lines import Line, LineLook
from dropin.kit.page_frame import PageFrame
from dropin.kit.parts import give_keyboard, keyboard_in
from dropin.kit.side_panel import scrolling
from dropin.people.store import person
from dropin.programme.store import activities
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_MOST_MEETINGS, _MOST_DECISIONS = 8, 6
_DAYS_OF_DECISIONS = 365


class BoardTab(Tab):
    """Meetings and decisions at the left, seats and figures at the right."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], frame: PageFrame) -> None:
        super().__init__(file, now, frame)
        self.seat_button = Button(say("New seat"), pressed=self.add_seat)
        self.seat_button.setEnabled(file.read_only is None)
        self.offer(
            Button(say("New meeting"), "primary", pressed=self.add_meeting), self.seat_button
        )
        self._area = scrolling(QWidget())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self.refresh()

    def refresh(self) -> None:
        held = keyboard_in(self._area)
        bar = self._area.verticalScrollBar().value()
        self._area.setWidget(TwoColumns(self._meetings_column(), self._board_column()))
        self._area.verticalScrollBar().setValue(bar)
        give_keyboard(self._area, held)
        panel = self.frame.side
        if isinstance(panel, MeetingPanel | SeatPanel):
            panel.refresh()

    def take_keyboard(self) -> None:
        first = next(iter(self._area.findChildren(Line)), None)
        (first or self.primary or self).setFocus()

    def add_meeting(self) -> None:
        """An empty meeting at the side."""
        self.open_meeting(0)

    def add_seat(self) -> None:
        """An empty seat at the side."""
        self.open_seat(0)

    def open_meeting(self, meeting_id: int) -> None:
        """One meeting at the side, its agenda with it."""
        if may_replace(self.frame):
            panel = MeetingPanel(self.file, meeting_id, self.now, self.customs)
            panel.said.connect(self.said)
            panel.told.connect(self.told)
            panel.saved.connect(self._open_new)
            panel.print_wanted.connect(self.print_wanted)
            panel.idea_wanted.connect(self.idea_wanted)
            panel.ballot_wanted.connect(self.ballot_wanted)
            panel.activity_wanted.connect(self.activity_wanted)
            panel.begin_wanted.connect(self.begin_wanted)
            self.frame.open_side(panel)

    def open_seat(self, seat_id: int) -> None:
        """One seat at the side, with who held it."""
        if may_replace(self.frame):
            panel = SeatPanel(self.file, seat_id, self.now, self.customs)
            panel.said.connect(self.said)
            self.frame.open_side(panel)

    def open_quorum(self) -> None:
        """How many must be there."""
        if may_replace(self.frame):
            panel = QuorumPanel(self.file)
            panel.said.connect(self.said)
            self.frame.open_side(panel)

    def _open_new(self, meeting_id: int) -> None:
        """A meeting just begun goes on to its agenda."""
        self.open_meeting(meeting_id)

    def _meetings_column(self) -> TextColumn:
        column, today = TextColumn(), self.today()
        found = meetings(self.file)
        ahead = [each for each in reversed(found) if each.held_on >= today]
        past = [each for each in found if each.held_on < today][:_MOST_MEETINGS]
        column.add_heading(say("Next meeting"))
        for each in ahead:
            column.add(self._meeting_line(each))
        if not ahead:
            column.add_sentence(
                say("None is planned. A new meeting gathers its agenda by itself."), role="muted"
            )
        if past:
            column.add_heading(say("Meetings before"))
            for each in past:
                column.add(self._meeting_line(each))
        self._add_decisions(column)
        column.finish()
        return column

    def _meeting_line(self, meeting: Meeting) -> Line:
        at = "" if meeting.at is None else clock(meeting.at, self.customs)
        points = say_count("{count} point", "{count} points", len(meeting.items))
        there = (
            say_count("{count} was there", "{count} were there", len(meeting.present))
            if meeting.present
            else ""
        )
        detail = " · ".join(filter(None, [at, meeting.place, points, there]))
        line = Line(day_long(meeting.held_on, self.customs), detail)
        line.clicked.connect(lambda: self.open_meeting(meeting.id))
        return line

    def _add_decisions(self, column: TextColumn) -> None:
        found = decisions(self.file)[::-1][:_MOST_DECISIONS]
        if not found:
            return
        column.add_heading(say("Decided lately"))
        for each in found:
            column.add(self._decision_line(each))

    def _decision_line(self, decision: Decision) -> Line:
        """Pressed, it leads to what was decided about."""
        day = day_short(decision.decided_on, self.customs)
        detail = " · ".join(filter(None, [outcome_words(decision.outcome), decision.reason]))
        line = Line(say("{day}: {title}", day=day, title=decision.title), detail)
        line.clicked.connect(lambda: self._look_at(decision))
        return line

    def _look_at(self, decision: Decision) -> None:
        if decision.ballot_id is not None:
            self.ballot_wanted.emit(decision.ballot_id, 0)
        elif decision.idea_id is not None:
            self.idea_wanted.emit(decision.idea_id)
        elif decision.activity_id is not None:
            self.activity_wanted.emit(decision.activity_id)

    def _board_column(self) -> TextColumn:
        column, today = TextColumn(), self.today()
        column.add_heading(say("Seats"))
        every, held = seats(self.file), terms(self.file)
        for seat in every:
            column.add(self._seat_line(seat_row(seat, held, today)))
        if not every:
            column.add_sentence(
                say("No seats yet. A seat has a name and a voice: {members}, leaders, families."),
                role="muted",
            )
        column.add(self._quorum_line())
        column.add_heading(say("Who chose"))
        column.add(FiguresPart(self._figures(today)))
        column.finish()
        return column

    def _figures(self, today: date) -> Figures:
        first, end = today - timedelta(days=_DAYS_OF_DECISIONS), today + timedelta(days=1)
        return figures(activities(self.file), decisions(self.file), (), first, end)

    def _quorum_line(self) -> Line:
        needed = quorum(self.file)
        words = say_count(
            "{count} of the board must be there to decide.",
            "{count} of the board must be there to decide.",
            needed,
        )
        line = Line(say("Quorum"), words, LineLook(bold=False))
        line.clicked.connect(self.open_quorum)
        line.setEnabled(self.file.read_only is None)
        return line

    def _seat_line(self, row: SeatRow) -> Line:
        holder = person(self.file, row.holder_id) if row.holder_id is not None else None
        who = holder.name if holder is not None else say("free")
        parts = [row.seat.constituency]
        if row.last_day is not None:
            day = day_long(row.last_day, self.customs)
            parts.append(
                say("ends soon, on {day}", day=day)
                if row.ends_soon
                else say("until {day}", day=day)
            )
        mark = _careful if row.ends_soon or holder is None else _held
        line = Line(
            f"{row.seat.name}: {who}", " · ".join(filter(None, parts)), mark=mark, mark_side=18
        )
        line.clicked.connect(lambda: self.open_seat(row.seat.id))
        return line


def _careful(painter: QPainter, box: QRectF) -> None:
    paint_icon(painter, box, "warning", theme.current().careful)


def _held(painter: QPainter, box: QRectF) -> None:
    paint_icon(painter, box, "check", theme.current().good)
