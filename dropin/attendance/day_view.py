"""The day at the left of the Attendance page: what is on with its figures, and what waits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.attendance.model import Key, key_of
from dropin.attendance.totals import OccurrenceFigures
from dropin.attendance.waiting import Waiting
from dropin.dates import Customs, clock
from dropin.kit import theme
from dropin.kit.choice_lines import ChoiceLines, LineChoice
from dropin.kit.icons import category_mark, paint_icon
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.lines import Line, LineLook, PaintLead
from dropin.programme.model import CANCELLED, Occurrence, Programme
from dropin.words import say, say_count

DROPPED_IN = "dropped in"
_CLOCK_WIDTH = 54


class DayList(QWidget):
    """``chosen`` says which date (its Key, or DROPPED_IN); ``asked`` which panel is wanted,
    ``date_wanted`` which date of another day: its Key and its day."""

    chosen = Signal(object)
    asked = Signal(str)
    date_wanted = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.dates = ChoiceLines(say("On this day"))
        self.dates.chosen.connect(self.chosen)
        self.empty = Label(say("Nothing is on this day."), role="muted")
        self.empty.setContentsMargins(theme.TIGHT, theme.TIGHT, theme.TIGHT, theme.TIGHT)
        self.heading = Label(say("Waits for somebody"), "section")
        self.heading.setContentsMargins(theme.TIGHT, theme.SPACE, 0, 0)
        self.waiting_lines: list[Line] = []
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.TIGHT, 0, theme.TIGHT, theme.TIGHT)
        column.setSpacing(0)
        column.addWidget(self.empty)
        column.addWidget(self.dates)
        column.addWidget(self.heading)
        column.addLayout(self._waiting)
        column.addStretch(1)

    def show_day(
        self,
        dates: Sequence[Occurrence],
        figures: Sequence[OccurrenceFigures],
        programme: Programme,
        customs: Customs,
    ) -> None:
        """The dates of the day in time order, then dropping in."""
        by_date = {(each.activity_id, each.at): each for each in figures}
        choices = [
            _date_line(each, by_date.get((each.activity.id, each.at)), programme, customs)
            for each in dates
        ]
        dropped_in = by_date.get((None, None))
        detail = " · ".join(_came(dropped_in)) if dropped_in else say("nobody yet")
        look = LineLook(lead="", lead_width=_CLOCK_WIDTH)
        choices.append(LineChoice(DROPPED_IN, say("Dropped in"), detail, look, _door))
        self.empty.setVisible(not dates)
        self.dates.show_choices(choices)

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """What waits for somebody, each leading to its panel."""
        empty(self._waiting)
        self.waiting_lines = [_waiting_line(each) for each in waiting]
        for line, each in zip(self.waiting_lines, waiting, strict=True):
            line.clicked.connect(partial(self._lead_to, each))
            self._waiting.addWidget(line)
        self.heading.setVisible(bool(waiting))

    def _lead_to(self, waiting: Waiting, _checked: bool = False) -> None:
        if waiting.key is not None:
            self.date_wanted.emit(waiting.key, waiting.day)
        else:
            self.asked.emit(waiting.panel)


def figures_line(figures: OccurrenceFigures | None, *, cancelled: bool = False) -> str:
    """``12 expected · 9 came · room for 14 · 3 waiting``."""
    parts = [say("cancelled")] if cancelled else []
    if figures is None:
        return " · ".join(parts)
    if figures.signed_up:
        parts.append(say("{count} expected", count=figures.signed_up))
    parts += _came(figures)
    if figures.capacity is not None:
        parts.append(say("room for {count}", count=figures.capacity))
    if figures.waiting:
        parts.append(say("{count} waiting", count=figures.waiting))
    return " · ".join(parts)


def _came(figures: OccurrenceFigures) -> list[str]:
    parts = [say("{count} came", count=figures.came)] if figures.came else []
    if figures.guests:
        parts.append(say_count("1 guest", "{count} guests", figures.guests))
    return parts


def _date_line(
    occurrence: Occurrence,
    figures: OccurrenceFigures | None,
    programme: Programme,
    customs: Customs,
) -> LineChoice:
    cancelled = occurrence.status == CANCELLED
    category = programme.categories.get(occurrence.activity.category_id or 0)
    lead = clock(occurrence.at, customs) if occurrence.at else ""
    look = LineLook(lead=lead, lead_width=_CLOCK_WIDTH, struck=cancelled)
    mark = _mark(category.look if category else "slate")
    key: Key = key_of(occurrence)
    return LineChoice(key, occurrence.title, figures_line(figures, cancelled=cancelled), look, mark)


def _mark(colour: str) -> PaintLead:
    def paint(painter: QPainter, box: QRectF) -> None:
        category = theme.current().category(colour)
        category_mark(painter, box, category.mark, category.bar)

    return paint


def _door(painter: QPainter, box: QRectF) -> None:
    paint_icon(painter, box, "people", theme.current().muted)


def _waiting_line(waiting: Waiting) -> Line:
    def paint(painter: QPainter, box: QRectF) -> None:
        icon, role = ("warning", "needed") if waiting.urgent else ("heart", "accent")
        paint_icon(painter, box, icon, theme.current().role(role))

    return Line(str(waiting.text), look=LineLook(bold=False), mark=paint, mark_side=18)
