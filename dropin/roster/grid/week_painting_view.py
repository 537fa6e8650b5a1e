"""How a week of the roster is drawn: day heads, who is away, lanes of chips, closed days sunken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from dropin.dates import Customs, day_range, day_short, weekday_short
from dropin.kit import theme
from dropin.kit.painting import blend, fill
from dropin.records import record
from dropin.roster.grid.cells import DayHead, Lane
from dropin.roster.grid.chip_view import (
    first_height,
    hand,
    least_width,
    other_height,
    paint_cell,
    paint_tag,
    tag_width,
)
from dropin.roster.grid.faces import Face
from dropin.roster.grid.layout import Box, GridLayout, LaneBox, Sizes, WeekBox
from dropin.words import say

_A_DAY = timedelta(days=1)
_MOST_LABEL = 170
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@record
class Look:
    """What pictures of weeks depend on besides their layout. ``only`` is the leader looked for."""

    faces: Mapping[int, Face]
    customs: Customs
    only: int | None = None
    names_weeks: bool = False


def sizes(lanes: Sequence[Lane], faces: Mapping[int, Face], *, compact: bool) -> Sizes:
    """Of every part at today's text size; compact for several weeks under one another."""
    small, body = hand("small"), hand("body", bold=True)
    least = least_width((face.initials for face in faces.values()), tall=not compact)
    day = max(body.wide(f"{weekday_short(each)} 28") for each in range(7))
    return Sizes(
        label_width=min(theme.scaled(_MOST_LABEL), max(map(_label_width(compact), lanes))),
        least_column=max(least, day) + 10,
        head=round(body.height + (8 if compact else 14)),
        tag=round(small.height + 6),
        first=other_height() + 2 if compact else first_height(),
        other=other_height() - (3 if compact else 0),
        label_height=round(small.height if compact else body.height + small.height + 2),
        gap=4 if compact else 8,
        pad=3 if compact else 9,
        side_by_side=least if compact else None,
    )


def _label_width(compact: bool) -> Callable[[Lane], float]:
    """Of the name and hours of a lane: beside one another if compact, else one over the other."""
    small, strong = hand("small"), hand("small" if compact else "body", bold=True)

    def wide(lane: Lane) -> float:
        name, hours = strong.wide(lane.name), small.wide(lane.hours)
        together = name + theme.TIGHT + hours if compact else max(name, hours)
        return round(max(together, theme.scaled(72)) + theme.HAIR + theme.WIDE)

    return wide


def paint_week(painter: QPainter, layout: GridLayout, placed: WeekBox, look: Look) -> None:
    """Draw the week with the grid's own coordinates, its first line at ``placed.box.top``."""
    colours = theme.current()
    fill(painter, QRectF(0, placed.box.top, layout.width, placed.box.height), colours.ground)
    for place, head in enumerate(placed.week.days):
        _paint_day(painter, layout, placed, place, head)
    _paint_heads(painter, layout, placed, look)
    _paint_tags(painter, layout, placed, look)
    for lane in placed.lanes:
        _paint_lane(painter, layout, lane)
    for line in placed.lines:
        for cell in line:
            face = look.faces.get(cell.person_id or 0)
            dim = look.only is not None and look.only != cell.person_id and face is not None
            paint_cell(painter, rect(placed.cells[cell.id]), cell, face, dim=dim)


def rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def _paint_day(
    painter: QPainter, layout: GridLayout, placed: WeekBox, place: int, head: DayHead
) -> None:
    """The ground of a day: sunken where closed, a breath of accent today."""
    colours = theme.current()
    top = placed.box.top + layout.sizes.head
    column = QRectF(layout.left_of(place), top, layout.column, placed.box.bottom - top)
    if head.closed:
        fill(painter, column.adjusted(2, 0, -2, 0), colours.sunken)
        if not any(cell.day == head.day for cell in placed.week.cells()):
            painter.setFont(theme.font("small"))
            painter.setPen(colours.muted)
            below = placed.lanes[0].box.top + layout.sizes.pad if placed.lanes else top
            words = QRectF(column.left() + 6, below, column.width() - 12, column.height())
            flags = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(words, flags, head.closed)
    elif head.is_today:
        shade = blend(colours.accent_soft, colours.ground, 0.45)
        fill(painter, column.adjusted(2, 0, -2, 0), shade)


def _paint_heads(painter: QPainter, layout: GridLayout, placed: WeekBox, look: Look) -> None:
    colours, height = theme.current(), layout.sizes.head
    top = placed.box.top
    for place, head in enumerate(placed.week.days):
        box = QRectF(layout.left_of(place), top, layout.column, height)
        painter.setFont(theme.font("body", bold=head.is_today))
        painter.setPen(colours.accent if head.is_today else colours.text)
        painter.drawText(box, _CENTRE, _head_words(head, place, layout.column, look))
        if head.is_today:
            line = QRectF(box.left() + 2, box.bottom() - 3, box.width() - 4, 3)
            fill(painter, line, colours.accent)
    if look.names_weeks:
        first = placed.week.first
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(colours.text)
        label = QRectF(theme.HAIR, top, layout.sizes.label_width, height)
        painter.drawText(label, _MIDDLE, day_range(first, first + _A_DAY, look.customs))


def _head_words(head: DayHead, place: int, room: float, look: Look) -> str:
    short = f"{weekday_short(head.day.weekday())} {head.day.day}"
    if head.day.day != 1:
        return short
    full = day_short(head.day, look.customs)
    return full if hand("body", bold=True).wide(full) <= room - 4 else short


def _paint_tags(painter: QPainter, layout: GridLayout, placed: WeekBox, look: Look) -> None:
    for top, names, careful in (
        (placed.away, [say("Away")], False),
        (placed.lapses, [say("Training lapses"), say("Lapses")], True),
    ):
        if top is None:
            continue
        painter.setFont(theme.font("small"))
        painter.setPen(theme.current().muted)
        label = QRectF(theme.HAIR, top, layout.sizes.label_width - theme.TIGHT, layout.sizes.tag)
        fitting = (each for each in names if hand("small").wide(each) <= label.width())
        painter.drawText(label, _MIDDLE, next(fitting, names[-1]))
        for place, head in enumerate(placed.week.days):
            people = list(dict.fromkeys(p for p, _ in head.lapses)) if careful else head.away
            row = QRectF(layout.left_of(place) + 4, top, layout.column - 8, layout.sizes.tag)
            _paint_tag_row(painter, row, people, look, careful=careful)


def _paint_tag_row(
    painter: QPainter, row: QRectF, people: Sequence[int], look: Look, *, careful: bool
) -> None:
    """As many tags as fit, then how many more."""
    small, left = hand("small"), row.left()
    for place, person_id in enumerate(people):
        face = look.faces.get(person_id)
        wide = tag_width(face)
        rest = len(people) - place
        more = small.wide(f"+{rest}") if rest > 1 else 0
        if left + wide + more > row.right():
            painter.setFont(small.font)
            painter.setPen(theme.current().muted)
            painter.drawText(QRectF(left, row.top(), 60, row.height()), _MIDDLE, f"+{rest}")
            return
        box = QRectF(left, row.top() + 2, wide, row.height() - 4)
        paint_tag(painter, box, face, careful=careful)
        left += wide + 3


def _paint_lane(painter: QPainter, layout: GridLayout, placed: LaneBox) -> None:
    colours, box = theme.current(), rect(placed.box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(colours.line, 1))
    y = round(box.top())
    painter.drawLine(0, y, round(layout.width), y)
    _paint_label(painter, layout, placed, compact=layout.sizes.side_by_side is not None)


def _paint_label(painter: QPainter, layout: GridLayout, placed: LaneBox, *, compact: bool) -> None:
    colours, small = theme.current(), hand("small")
    strong = hand("small" if compact else "body", bold=True)
    room = layout.sizes.label_width - theme.HAIR - theme.TIGHT
    elide = Qt.TextElideMode.ElideRight
    top, left = placed.box.top + layout.sizes.pad, float(theme.HAIR)
    line = layout.sizes.first if compact else strong.height
    name = strong.metrics.elidedText(placed.lane.name, elide, room)
    painter.setFont(strong.font)
    painter.setPen(colours.text)
    painter.drawText(QRectF(left, top, room, line), _MIDDLE, name)
    if compact:
        left += strong.wide(name) + theme.TIGHT
    else:
        top, line = top + strong.height, small.height
    hours = small.metrics.elidedText(placed.lane.hours, elide, room - left + theme.HAIR)
    painter.setFont(theme.tabular(small.font))
    painter.setPen(colours.muted)
    painter.drawText(QRectF(left, top, room, line), _MIDDLE, hours)
