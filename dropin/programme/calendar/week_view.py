"""The week, drawn by us: drag to move or lengthen, and every drag's twin on the keyboard."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent

from dropin.dates import MINUTES_A_DAY, clock_span, day_range, day_short, minutes_of
from dropin.kit import theme
from dropin.programme.calendar.entries import Entry
from dropin.programme.calendar.entries_view import EntriesView
from dropin.programme.calendar.entry_view import row_height
from dropin.programme.calendar.layout import SNAP_MINUTES, snapped
from dropin.programme.calendar.week_drag import Drag
from dropin.programme.calendar.week_layout import Hit, WeekLayout, week_layout
from dropin.programme.calendar.week_painting_view import Ghost, WeekScene, label_width, paint_week
from dropin.programme.model import USUAL_MINUTES
from dropin.words import say

_AUTO_SCROLL = 14  # pixels at a time, when a drag nears the edge
_NEW_STEP = 30  # minutes: a click on an empty time means the half hour


class WeekView(EntriesView):
    """Seven days (or as many as given) side by side under their hours."""

    def __init__(self) -> None:
        super().__init__(say("Week"))
        self._cursor: tuple[date, int] | None = None
        self._drag: Drag | None = None
        self._layout: WeekLayout | None = None
        self._scrolled = False

    def mark_time(self, day: date, at: time | None) -> None:
        """Show where something new would go."""
        self._cursor = None if at is None else (day, minutes_of(at))
        self.viewport().update()

    def clear_mark(self) -> None:
        self._cursor = None
        self.viewport().update()

    def entry_rect(self, entry: Entry) -> QRectF:
        """Where ``entry`` (or the stack that holds it) stands in the viewport; empty if nowhere."""
        layout = self._layout
        box = layout.box_of(entry) if layout else None
        if layout is None or box is None:
            return QRectF()
        origin = self._origin(layout)
        return QRectF(box.left + origin.x(), box.top + origin.y(), box.width, box.height)

    def point_of(self, day: date, minutes: int) -> QPoint:
        """The point of the viewport in the middle of ``day`` at ``minutes``."""
        layout = self._layout
        column = layout.column_of(day) if layout else None
        if layout is None or column is None:
            return QPoint()
        x = column.left + column.width / 2
        return (self._origin(layout) + QPointF(x, minutes * layout.minute_height)).toPoint()

    # What the shared view asks.

    def arrange(self) -> None:
        if not self.days:
            return
        view, before = self.viewport(), self._layout
        layout = self._layout = week_layout(
            self.days,
            view.width(),
            label_width=label_width(self.customs),
            row=row_height(),
            text_scale=theme.text_percent() / 100,
        )
        room = view.height() - layout.header_height
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setSingleStep(round(30 * layout.minute_height))
        top = down.value() / before.minute_height if before is not None else 0
        down.setRange(0, max(0, round(layout.height - room)))
        if before is not None and before.minute_height != layout.minute_height:
            down.setValue(round(top * layout.minute_height))  # larger text, the same hours
        down.setPageStep(max(1, round(room)))
        across.setRange(0, max(0, round(layout.width + layout.label_width - view.width())))
        across.setPageStep(view.width())
        view.update()

    def turned(self) -> None:
        self._cursor = None
        end = self.days[-1].day + timedelta(days=1)
        shown = day_range(self.days[0].day, end, self.customs, year=True)
        self.setAccessibleName(say("Week {days}", days=shown))
        self._scroll_to_first()

    def hit(self, position: QPointF) -> Hit | None:
        layout = self._layout
        if layout is None or position.x() < layout.label_width:
            return None
        inside = position - self._origin(layout)
        if position.y() < layout.header_height:
            return layout.in_header(inside.x(), position.y())
        return layout.at(inside.x(), inside.y())

    def bring_into_sight(self) -> None:
        layout = self._layout
        box = layout.box_of(self.focused) if layout and self.focused else None
        if layout is None or box is None:
            return
        room = self.viewport().height() - layout.header_height
        down, high = self.verticalScrollBar(), min(box.height, room)
        if box.top < down.value() + 4:
            down.setValue(round(box.top) - 8)
        elif box.top + high > down.value() + room:
            down.setValue(round(box.top + high - room) + 8)
        across, wide = self.horizontalScrollBar(), self.viewport().width() - layout.label_width
        if box.left < across.value():
            across.setValue(round(box.left))
        elif box.left + box.width > across.value() + wide:
            across.setValue(round(box.left + box.width - wide))

    def moved_by_key(self, entry: Entry, key: Qt.Key) -> tuple[date, time | None] | None:
        occurrence = entry.occurrence
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            return occurrence.day + timedelta(days=step), occurrence.at
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and occurrence.at is not None:
            minutes = minutes_of(occurrence.at) + _step(key)
            if 0 <= minutes < MINUTES_A_DAY:
                return occurrence.day, _clock(minutes)
        return None

    def lengthened_by_key(self, entry: Entry, key: Qt.Key) -> int | None:
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down) or entry.occurrence.at is None:
            return None
        minutes = (entry.occurrence.minutes or USUAL_MINUTES) + _step(key)
        return minutes if minutes >= SNAP_MINUTES else None

    def place_for_new(self) -> tuple[date, time | None]:
        if self._cursor is not None:
            return self._cursor[0], _clock(self._cursor[1])
        return super().place_for_new()

    def choose_empty(self, hit: Hit) -> None:
        if self.editable and not hit.in_header:
            at = _clock(hit.minutes // _NEW_STEP * _NEW_STEP)
            self.mark_time(hit.day, at)
            self.time_chosen.emit(hit.day, at)

    def begin_drag(self, hit: Hit) -> bool:
        if hit.entry is None or hit.piece is None or not hit.piece.begins:
            return False
        grabbed = hit.minutes - hit.piece.span.start
        self._drag = Drag(hit.entry, hit.piece.span, grabbed, hit.edge)
        return True

    def drag_to(self, position: QPointF) -> None:
        drag, layout = self._drag, self._layout
        if drag is None or layout is None:
            return
        self._scroll_near_edge(position.y(), layout)
        inside = position - self._origin(layout)
        minutes = inside.y() / layout.minute_height
        day = layout.column_at(inside.x()).shown.day
        drag.go(day, snapped(minutes - (0 if drag.lengthens else drag.grabbed)))
        self.viewport().setCursor(
            Qt.CursorShape.SizeVerCursor if drag.lengthens else Qt.CursorShape.ClosedHandCursor
        )
        self.viewport().update()

    def drop(self) -> None:
        drag = self._drag
        if drag is None or not drag.changes:
            return
        if drag.lengthens:
            self.lengthened.emit(drag.entry, drag.span.end - drag.span.start)
        else:
            self.moved.emit(drag.entry, drag.day, drag.at)

    def end_drag(self) -> None:
        self._drag = None

    # What Qt calls.

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._layout is None:
            return
        scene = WeekScene(
            layout=self._layout,
            customs=self.customs,
            now=self.now,
            left=self.horizontalScrollBar().value(),
            top=self.verticalScrollBar().value(),
            width=self.viewport().width(),
            height=self.viewport().height(),
            focused=self.focused if self.hasFocus() else None,
            near=self.near,
            cursor=self._cursor,
            ghost=self._ghost(),
        )
        paint_week(QPainter(self.viewport()), scene)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._scrolled:
            self._scroll_to_first()

    def _ghost(self) -> Ghost | None:
        drag = self._drag
        if drag is None:
            return None
        minutes = drag.span.end - drag.span.start
        open_end = drag.entry.occurrence.minutes is None and not drag.lengthens
        words = clock_span(drag.at, None if open_end else minutes, self.customs)
        if drag.day != drag.entry.occurrence.day:
            words = f"{day_short(drag.day, self.customs)}  {words}"
        return Ghost(drag.entry, drag.day, drag.span, words)

    def _origin(self, layout: WeekLayout) -> QPointF:
        """Where the content's origin lies in the viewport."""
        return QPointF(
            layout.label_width - self.horizontalScrollBar().value(),
            layout.header_height - self.verticalScrollBar().value(),
        )

    def _scroll_to_first(self) -> None:
        """So that the week's first entry is in sight; once shown, only ever upwards."""
        if self._layout is None:
            return
        top = round(self._layout.first_minute * self._layout.minute_height) - theme.TIGHT
        bar = self.verticalScrollBar()
        if not self._scrolled or bar.value() > top:
            bar.setValue(top)
        self._scrolled = self._scrolled or self.isVisible()

    def _scroll_near_edge(self, y: float, layout: WeekLayout) -> None:
        bar = self.verticalScrollBar()
        if y > self.viewport().height() - _AUTO_SCROLL:
            bar.setValue(bar.value() + _AUTO_SCROLL)
        elif y < layout.header_height + _AUTO_SCROLL:
            bar.setValue(bar.value() - _AUTO_SCROLL)


def _step(key: Qt.Key) -> int:
    return SNAP_MINUTES if key == Qt.Key.Key_Down else -SNAP_MINUTES


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
