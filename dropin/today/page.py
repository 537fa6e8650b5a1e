"""The Today page: what is on, what comes, and what waits for a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import Customs, clock_span, day_long
from dropin.kit import theme
from dropin.kit.columns import TextColumn, TwoColumns
from dropin.kit.icons import category_mark, paint_icon
from dropin.kit.lines import Line, LineLook
from dropin.kit.page_frame import PageFrame
from dropin.programme.agenda import leaders_of
from dropin.programme.model import CANCELLED, Occurrence
from dropin.programme.store import programme_between
from dropin.storage.file import CentreFile
from dropin.today.model import (
    DAY,
    DAYS_AHEAD,
    ON_CALL,
    PAGE,
    Need,
    TodayView,
    Way,
    today_view,
)
from dropin.today.on_call import OnCallPart, on_call_part
from dropin.words import say, say_count

if TYPE_CHECKING:
    from dropin.today.needs import Wall

_MINUTE = 60_000
_PEOPLE_MILLISECONDS = 400
_CLOCK_WIDTH = 104

Key = tuple[int, date, time | None]  # an occurrence's name for good


class TodayPage(QWidget):
    """Says in one look what is on now, what comes today and tomorrow, and what needs someone.

    What waits in the rooms is read a moment after the page stands, so that it stands sooner.
    ``wanted`` asks for the way that leads to something (``Way``).
    """

    wanted = Signal(object)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._file = file
        self._now = now
        self.frame = PageFrame(say("Today"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.frame.set_content(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE)
        self._timer.timeout.connect(self.refresh)
        self._on_call: OnCallPart | None = None
        self._expected: dict[Key, int] = {}
        self._shown: tuple[TodayView, Customs, OnCallPart | None, bool, object] | None = None
        self._reads_people = self._was_hidden = False
        self._wall: Wall | None = None
        self._people_timer = QTimer(self)
        self._people_timer.setSingleShot(True)
        self._people_timer.timeout.connect(self._read_people)
        self.refresh()

    def refresh(self) -> None:
        """Read the file again and show the day of now; what has not changed stays as it stands."""
        self._customs = centre(self._file).customs
        now = self._now()
        end = now.date() + timedelta(days=DAYS_AHEAD)
        last_night = now.date() - timedelta(days=1)
        self._programme = programme_between(self._file, last_night, end)
        self.view = today_view(self._programme, now, self._customs)
        if self._reads_people:
            self.view = replace(self.view, needs=(*self.view.needs, *self._needs_of_rooms(now)))
            self._expected = self._read_expected(now.date())
        self._on_call = self._read_on_call(now)
        is_quiet = self._reads_people and not self.view.needs
        shown = self.view, self._customs, self._on_call, is_quiet, self._expected
        if self._shown == shown:
            return
        self._shown = shown
        self.frame.set_title(day_long(self.view.day, self._customs))
        holds_anything = self._programme.activities or self._on_call
        self._scroll.setWidget(self._board() if holds_anything else self._first_steps())

    def showEvent(self, event: QShowEvent) -> None:
        if self._was_hidden:  # the clock went on meanwhile
            self.refresh()
        self._timer.start()
        if not self._reads_people:
            self._people_timer.start(_PEOPLE_MILLISECONDS)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._was_hidden = True
        self._timer.stop()  # the file may be gone with the page
        self._people_timer.stop()
        super().hideEvent(event)

    def state(self) -> dict[str, str]:
        """Nothing: today is always today."""
        return {}

    def restore(self, state: dict[str, str]) -> None:
        """Nothing to restore."""

    def _board(self) -> QWidget:
        return TwoColumns(self._day_column(), self._needs_column())

    def _first_steps(self) -> QWidget:
        from dropin.kit.buttons import Button  # a centre at work needs neither at its start
        from dropin.kit.empty_page import EmptyPage

        return EmptyPage(
            "today",
            say("Nothing is planned yet"),
            say("Here stands what is on today, what comes, and what waits for a person."),
            Button(
                say("Add the first activity"),
                "primary",
                pressed=partial(self.wanted.emit, Way(PAGE, ("activities",))),
            ),
        )

    def _day_column(self) -> QWidget:
        view = self.view
        column = TextColumn()
        self._add_on_call(column)
        for reason in view.closed:
            column.add_sentence(
                say("Closed today: {reason}", reason=reason) if reason else say("Closed today")
            )
        if not (view.now or view.later or view.over):
            column.add_sentence(say("Nothing is on today."), role="muted")
        self._add_list(column, say("On now"), view.now, view.day)
        self._add_list(column, say("Later today"), view.later, view.day)
        self._add_list(column, say("Earlier today"), view.over, view.day)
        self._add_list(column, say("Tomorrow"), view.tomorrow, view.day)
        column.finish()
        return column

    def _add_list(
        self, column: TextColumn, heading: str, found: Sequence[Occurrence], today: date
    ) -> None:
        if not found:
            return
        column.add_heading(heading)
        for occurrence in found:
            category = self._programme.categories.get(occurrence.activity.category_id or 0)
            colour = category.look if category else "slate"
            line = _occurrence_line(occurrence, colour, *self._told(occurrence))
            self._lead(line, Way(DAY, (occurrence.day,)))
            column.add(line)

    def _read_on_call(self, now: datetime) -> OnCallPart | None:
        """Who is on call now and next; None where a centre has no roster, or nothing in sight."""
        return on_call_part(self._file, now, self._customs)

    def _add_on_call(self, column: TextColumn) -> None:
        if self._on_call is None:
            return
        column.add_heading(say("On call now"))
        for each in self._on_call.now:
            look = LineLook(lead=each.clock, lead_width=_CLOCK_WIDTH)
            mark = None if each.is_covered else _paint_warning
            line = Line(each.who, each.detail, look, mark=mark, mark_side=18)
            self._lead(line, Way(ON_CALL))
            column.add(line)
        if not self._on_call.now:
            column.add_sentence(say("Nobody is on call now."), role="muted")
        if self._on_call.next:
            column.add_sentence(self._on_call.next, role="muted")

    def _told(self, occurrence: Occurrence) -> tuple[str, str]:
        """The clock, and everything else about it in one line."""
        clock = occurrence.activity_time.time_words or say("any time")
        if occurrence.at is not None:
            clock = clock_span(occurrence.at, occurrence.minutes, self._customs)
        place = self._programme.places.get(occurrence.place_id or 0)
        parts = [
            occurrence.topic,
            occurrence.beside_clock,
            place.name if place else "",
            leaders_of(occurrence, self._programme),
            self._expected_words(occurrence),
            _status(occurrence),
            occurrence.note,
        ]
        return clock, " · ".join(part for part in parts if part)

    def _expected_words(self, occurrence: Occurrence) -> str:
        """How many mean to come, where anybody signed up."""
        count = self._expected.get(occurrence.key, 0)
        return say_count("{count} expected", "{count} expected", count) if count else ""

    def _read_expected(self, today: date) -> dict[Key, int]:
        from dropin.attendance.store import rooms_between  # not needed for the start

        end = today + timedelta(days=2)
        return {each.key: room.taken for each, room in rooms_between(self._file, today, end)}

    def _needs_column(self) -> QWidget:
        column = TextColumn()
        column.add_heading(say("Needs a person"))
        if not self.view.needs:
            nothing = say("Nothing waits for anybody. Enjoy the day.")
            column.add_sentence(
                nothing if self._reads_people else say("Looking at what waits …"), role="muted"
            )
        for need in self.view.needs:
            line = _need_line(str(need.text))
            self._lead(line, need.way)
            column.add(line)
        column.finish()
        return column

    def _lead(self, line: Line, way: Way) -> None:
        """Pressed, the line leads there."""
        line.clicked.connect(lambda: self.wanted.emit(way))

    def _read_people(self) -> None:
        """From now on look at sign-ups too."""
        self._reads_people = True
        self.refresh()

    def _needs_of_rooms(self, now: datetime) -> tuple[Need, ...]:
        from dropin.today.needs import Wall, needs_of_rooms  # not needed for the start

        self._wall = self._wall or Wall(self._file)
        wall = self._wall.needs(now.date(), self._customs)  # everybody who comes in reads it
        return (*wall, *needs_of_rooms(self._file, now, self._customs))


def _status(occurrence: Occurrence) -> str:
    if occurrence.status == CANCELLED:
        return say("cancelled")
    return "" if occurrence.led else say("nobody leads it yet")


def _occurrence_line(occurrence: Occurrence, colour: str, clock: str, detail: str) -> Line:
    look = LineLook(lead=clock, lead_width=_CLOCK_WIDTH, struck=occurrence.status == CANCELLED)

    def paint_mark(painter: QPainter, box: QRectF) -> None:
        category = theme.current().category(colour)
        category_mark(painter, box, category.mark, category.bar)

    return Line(occurrence.title, detail, look, mark=paint_mark)


def _need_line(text: str) -> Line:
    return Line(text, look=LineLook(bold=False), mark=_paint_warning, mark_side=18)


def _paint_warning(painter: QPainter, box: QRectF) -> None:
    paint_icon(painter, box, "warning", theme.current().needed)
