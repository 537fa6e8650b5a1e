"""How the week is drawn: hour lines, days, what is shut, entries, the ghost of a drag, now."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from dropin.dates import Customs, clock, minutes_of
from dropin.kit import theme
from dropin.kit.painting import blend, rounded_box
from dropin.programme.calendar.entries import Entry, Piece, day_heading
from dropin.programme.calendar.entry_view import (
    Manner,
    paint_entry,
    paint_row,
    paint_stack,
    wanted_height,
)
from dropin.programme.calendar.faces_view import face
from dropin.programme.calendar.layout import Box, Span
from dropin.programme.calendar.week_layout import DayColumn, WeekLayout
from dropin.records import record
from dropin.words import say


@record
class Ghost:
    """Where a dragged entry would go, and its new time in words."""

    entry: Entry
    day: date
    span: Span
    words: str


@record
class WeekScene:
    """Everything one picture of the week shows. ``focused`` is None while another widget is."""

    layout: WeekLayout
    customs: Customs
    now: datetime
    left: float
    top: float
    width: float
    height: float
    focused: Entry | None = None
    near: Entry | None = None
    cursor: tuple[date, int] | None = None
    ghost: Ghost | None = None


def paint_week(painter: QPainter, scene: WeekScene) -> None:
    """Draw ``scene`` from the top left of the view."""
    painter.fillRect(QRectF(0, 0, scene.width, scene.height), theme.current().ground)
    layout = scene.layout
    painter.save()
    painter.setClipRect(
        QRectF(0, layout.header_height, scene.width, scene.height - layout.header_height)
    )
    painter.translate(layout.label_width - scene.left, layout.header_height - scene.top)
    for column in layout.columns:
        _paint_shut(painter, scene, column)
    _paint_grid(painter, scene)
    for column in layout.columns:
        _paint_column(painter, scene, column)
    _paint_cursor(painter, scene)
    _paint_focused(painter, scene)
    _paint_now(painter, scene)
    _paint_ghost(painter, scene)
    painter.restore()
    _paint_labels(painter, scene)
    _paint_header(painter, scene)


def label_width(customs: Customs) -> float:
    """How wide the hour labels are."""
    widest = max(_metrics("small").horizontalAdvance(_hour(hour, customs)) for hour in (10, 22))
    return round(widest + 2 * theme.SPACE)


def _paint_shut(painter: QPainter, scene: WeekScene, column: DayColumn) -> None:
    """Sunken where the centre is shut; half sunken outside its opening hours."""
    colours, layout = theme.current(), scene.layout
    shown = column.shown
    if shown.closed:
        painter.fillRect(QRectF(column.left, 0, column.width, layout.height), colours.sunken)
        return
    if shown.opening:
        dim = blend(colours.sunken, colours.ground, 0.45)
        opens = min(span.start for span in shown.opening) * layout.minute_height
        closes = max(span.end for span in shown.opening) * layout.minute_height
        painter.fillRect(QRectF(column.left, 0, column.width, opens), dim)
        painter.fillRect(QRectF(column.left, closes, column.width, layout.height - closes), dim)
    for shut in shown.shut:
        top = shut.span.start * layout.minute_height
        high = (shut.span.end - shut.span.start) * layout.minute_height
        painter.fillRect(QRectF(column.left, top, column.width, high), colours.sunken)


def _paint_grid(painter: QPainter, scene: WeekScene) -> None:
    colours, layout = theme.current(), scene.layout
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(colours.line, 1))
    for hour in range(25):
        y = round(hour * 60 * layout.minute_height)
        painter.drawLine(-4, y, round(layout.width), y)
    for column in layout.columns:
        x = round(column.left) - 1
        painter.drawLine(x, 0, x, round(layout.height))


def _paint_column(painter: QPainter, scene: WeekScene, column: DayColumn) -> None:
    shown = column.shown
    _paint_shut_words(painter, scene, column)
    for placed in column.layout.placed:
        piece = shown.pieces[placed.index]
        if piece.entry is not scene.focused or not piece.begins:
            painter.setOpacity(_opacity(scene, piece.entry))
            paint_entry(
                painter,
                _rect(placed.box, column.left),
                piece.entry,
                _manner(piece, near=piece.entry is scene.near),
            )
    painter.setOpacity(1)
    for stack in column.layout.stacks:
        entries = [shown.pieces[index].entry for index in stack.indexes]
        focused = next((each for each in entries if each is scene.focused), None)
        near = scene.near is not None and scene.near in entries
        paint_stack(painter, _rect(stack.box, column.left), entries, focused, near=near)


def _paint_shut_words(painter: QPainter, scene: WeekScene, column: DayColumn) -> None:
    """The word stays in sight however far one has scrolled."""
    layout, shown = scene.layout, column.shown
    painter.setFont(theme.font("body"))
    painter.setPen(theme.current().muted)
    centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    flags = int(centred) | int(Qt.TextFlag.TextWordWrap)
    inside = QRectF(column.left + 6, 0, column.width - 12, layout.height)
    if shown.closed:
        painter.drawText(inside.translated(0, scene.top + theme.WIDE), flags, shown.closed)
        return
    for shut in shown.shut:
        top = shut.span.start * layout.minute_height
        high = (shut.span.end - shut.span.start) * layout.minute_height
        y = min(max(top, scene.top) + theme.TIGHT, top + high - theme.scaled(24))
        painter.drawText(
            QRectF(inside.left(), y, inside.width(), top + high - y), flags, shut.words
        )


def _paint_focused(painter: QPainter, scene: WeekScene) -> None:
    """Above the others, and high enough for all its words."""
    if scene.focused is None:
        return
    column = scene.layout.column_of(scene.focused.occurrence.day)
    if column is None:
        return
    for placed in column.layout.placed:
        piece = column.shown.pieces[placed.index]
        if piece.entry is scene.focused and piece.begins:
            box = _rect(placed.box, column.left)
            wanted = wanted_height(piece.entry, box.width())
            if wanted > box.height():
                box.setHeight(wanted)
                rounded_box(painter, box, theme.current().ground, radius=5)
            painter.setOpacity(_opacity(scene, piece.entry))
            paint_entry(painter, box, piece.entry, _manner(piece, focused=True))
            painter.setOpacity(1)


def _paint_cursor(painter: QPainter, scene: WeekScene) -> None:
    """Where a new activity would go: the empty half hour the keyboard or a click chose."""
    if scene.cursor is None:
        return
    day, minutes = scene.cursor
    column = scene.layout.column_of(day)
    if column is None:
        return
    colours, high = theme.current(), scene.layout.minute_height
    box = QRectF(column.left + 1, minutes * high, column.width - 5, 60 * high - 2)
    rounded_box(painter, box, blend(colours.accent_soft, colours.ground, 0.6), colours.accent, 5)
    at = time(minutes // 60 % 24, minutes % 60)
    painter.setPen(colours.accent)
    painter.setFont(theme.font("small", bold=True))
    words = say("New at {clock}", clock=clock(at, scene.customs))
    painter.drawText(box.adjusted(8, 4, -4, -4), int(Qt.TextFlag.TextWordWrap), words)


def _paint_now(painter: QPainter, scene: WeekScene) -> None:
    column = scene.layout.column_of(scene.now.date())
    if column is None:
        return
    y = minutes_of(scene.now.time()) * scene.layout.minute_height
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.current().needed, 2))
    painter.drawLine(round(column.left), round(y), round(column.left + column.width - 2), round(y))
    painter.setBrush(theme.current().needed)
    painter.drawEllipse(QRectF(column.left - 4, y - 4, 8, 8))


def _paint_ghost(painter: QPainter, scene: WeekScene) -> None:
    ghost = scene.ghost
    column = scene.layout.column_of(ghost.day) if ghost else None
    if ghost is None or column is None:
        return
    colours, layout = theme.current(), scene.layout
    category = colours.category(ghost.entry.colour)
    high = max(24.0, (ghost.span.end - ghost.span.start) * layout.minute_height)
    top = ghost.span.start * layout.minute_height
    box = QRectF(column.left + 1, top, column.width - 5, high)
    painter.setOpacity(0.92)
    rounded_box(painter, box, category.soft, category.bar, 5, 2)
    painter.setOpacity(1)
    painter.setPen(colours.text)
    painter.setFont(theme.font("body", bold=True))
    wrapped = int(Qt.TextFlag.TextWordWrap)
    painter.drawText(box.adjusted(10, 4, -6, -2), wrapped, f"{ghost.words}\n{ghost.entry.title}")


def _paint_labels(painter: QPainter, scene: WeekScene) -> None:
    colours, layout = theme.current(), scene.layout
    below = QRectF(0, layout.header_height, layout.label_width - 4, scene.height)
    painter.save()
    painter.setClipRect(below)
    painter.fillRect(below, colours.ground)
    painter.setFont(theme.tabular(theme.font("small")))
    painter.setPen(colours.muted)
    row = _metrics("small").height()
    for hour in range(25):
        y = layout.header_height - scene.top + hour * 60 * layout.minute_height
        spot = QRectF(0, y - row / 2, layout.label_width - theme.TIGHT, row)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if spot.top() >= layout.header_height - row / 2:
            painter.drawText(spot, right, _hour(hour, scene.customs))
    painter.restore()


def _paint_header(painter: QPainter, scene: WeekScene) -> None:
    colours, layout = theme.current(), scene.layout
    painter.fillRect(QRectF(0, 0, scene.width, layout.header_height), colours.ground)
    painter.save()
    painter.setClipRect(QRectF(layout.label_width - 4, 0, scene.width, layout.header_height))
    painter.translate(layout.label_width - scene.left, 0)
    for column in layout.columns:
        _paint_heading(painter, scene, column)
        _paint_strip(painter, scene, column)
    painter.restore()
    painter.fillRect(
        QRectF(layout.label_width - 4, layout.header_height, scene.width, 1), colours.line
    )


def _paint_heading(painter: QPainter, scene: WeekScene, column: DayColumn) -> None:
    colours = theme.current()
    today = column.shown.day == scene.now.date()
    painter.setFont(theme.font("body", bold=today))
    painter.setPen(
        colours.accent if today else colours.muted if column.shown.closed else colours.text
    )
    box = QRectF(column.left, 0, column.width - 2, scene.layout.heading_height)
    painter.drawText(
        box, Qt.AlignmentFlag.AlignCenter, day_heading(column.shown.day, scene.customs)
    )
    if today:
        under = QRectF(column.left + 4, scene.layout.header_height - 2, column.width - 10, 3)
        painter.fillRect(under, colours.accent)


def _paint_strip(painter: QPainter, scene: WeekScene, column: DayColumn) -> None:
    colours, layout = theme.current(), scene.layout
    painter.setFont(theme.font("small"))
    for row, notice in enumerate(column.shown.notices):
        top = layout.heading_height + row * layout.row
        box = QRectF(column.left + 1, top, column.width - 4, layout.row - 2)
        rounded_box(painter, box, colours.sunken, radius=4)
        painter.setPen(colours.muted)
        words = face().cut(notice, box.width() - 10)
        painter.drawText(box.adjusted(6, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, words)
    for row in range(column.strip_rows):
        entry = column.shown.untimed[row]
        box = _rect(layout.strip_box(column, row), 0)
        paint_row(painter, box, entry, focused=entry is scene.focused, near=entry is scene.near)
    if column.more_untimed:
        box = _rect(layout.strip_box(column, column.strip_rows), 0)
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(colours.accent)
        words = say("+{count} more", count=column.more_untimed)
        painter.drawText(box.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)


def _opacity(scene: WeekScene, entry: Entry) -> float:
    """What is being dragged stays where it was, fainter, until it is dropped."""
    return 0.4 if scene.ghost is not None and scene.ghost.entry is entry else 1.0


def _manner(piece: Piece, *, focused: bool = False, near: bool = False) -> Manner:
    return Manner(focused, near, piece.open_end, piece.begins, piece.ends)


def _rect(box: Box, left: float) -> QRectF:
    return QRectF(QRectF(left + box.left, box.top, 0, 0).topLeft(), QSizeF(box.width, box.height))


def _hour(hour: int, customs: Customs) -> str:
    return clock(time(hour % 24), customs)


def _metrics(size: theme.TypeSize) -> QFontMetricsF:
    return QFontMetricsF(QFont(theme.font(size)))
