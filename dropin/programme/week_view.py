"""The week, drawn by us: look, focus, drag, and every drag's twin on the keyboard.

The view shows and asks; it changes nothing. Whoever holds it listens to its signals.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QMenu, QToolTip

from dropin.dates import MINUTES_A_DAY, Customs, clock_span, day_range, day_short, minutes_of
from dropin.kit import theme
from dropin.kit.toast import announce
from dropin.programme.calendar_entries import DayShown, Entry
from dropin.programme.calendar_layout import SNAP_MINUTES, snapped
from dropin.programme.entry_view import row_height
from dropin.programme.focus_order import after, beside, same_entry
from dropin.programme.model import USUAL_MINUTES
from dropin.programme.week_drag import Drag
from dropin.programme.week_layout import Hit, WeekLayout, week_layout
from dropin.programme.week_painting_view import Ghost, WeekScene, label_width, paint_week
from dropin.words import say

_AUTO_SCROLL = 14  # pixels at a time, when a drag nears the edge


class WeekView(QAbstractScrollArea):
    """Seven days (or as many as given) with their entries."""

    opened = Signal(object)  # the entry a person wants to see
    time_chosen = Signal(object, object)  # an empty day and clock for something new
    moved = Signal(object, object, object)  # an entry, its new day and clock
    lengthened = Signal(object, int)  # an entry and its new minutes
    cancel_asked = Signal(object)  # an entry
    new_asked = Signal(object, object)  # a day, and a clock or None
    paged = Signal(int)  # -1 the week before, 1 the week after
    today_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("Week"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(theme.scaled(29))
        self.focused: Entry | None = None
        self._days: Sequence[DayShown] = ()
        self._customs = Customs()
        self._now = datetime(2000, 1, 1, tzinfo=UTC)
        self._editable = True
        self._near: Entry | None = None
        self._cursor: tuple[date, int] | None = None
        self._press: tuple[QPointF, Hit] | None = None
        self._drag: Drag | None = None
        self._layout: WeekLayout | None = None
        self._scrolled_by_us = False
        theme.changes().changed.connect(self._arrange)

    def show_days(self, days: Sequence[DayShown], customs: Customs, now: datetime) -> None:
        """Show ``days``; the focus stays with its entry where that is still there."""
        turned = not self._days or self._days[0].day != days[0].day
        self._days, self._customs, self._now = days, customs, now
        self._drag = self._press = self._near = None
        if turned:
            self._cursor = None
        self._arrange()
        before, self.focused = self.focused, None
        if before is not None:
            self.focused = same_entry(before, self.entries())
        end = days[-1].day + timedelta(days=1)
        shown = day_range(days[0].day, end, customs, year=True)
        self.setAccessibleName(say("Week {days}", days=shown))
        self._tell_focus(aloud=False)
        if turned:
            self._scroll_to_first()

    def set_now(self, now: datetime) -> None:
        """Move the line that shows the present."""
        if now.replace(second=0, microsecond=0) != self._now.replace(second=0, microsecond=0):
            self._now = now
            self.viewport().update()

    def set_editable(self, editable: bool) -> None:
        """Whether entries may be dragged and changed by keys."""
        self._editable = editable

    def entries(self) -> tuple[Entry, ...]:
        """What is shown, in the order people read it."""
        return () if self._layout is None else self._layout.entries()

    def focus_entry(self, entry: Entry | None, *, aloud: bool = True) -> None:
        """Hand the focus inside the view to ``entry`` and bring it into sight."""
        self.focused = entry
        self._cursor = None
        self._bring_into_sight()
        self._tell_focus(aloud=aloud)
        self.viewport().update()

    def mark_time(self, day: date, at: time | None) -> None:
        """Show where something new would go; None for nowhere in particular."""
        self._cursor = None if at is None else (day, minutes_of(at))
        self.viewport().update()

    def clear_mark(self) -> None:
        self._cursor = None
        self.viewport().update()

    def entry_rect(self, entry: Entry) -> QRectF:
        """Where ``entry`` stands in the viewport; empty if it is not in sight at all."""
        layout = self._layout
        box = layout.box_of(entry) if layout else None
        if layout is None or box is None:
            return QRectF()
        left, top = self._scroll()
        return QRectF(
            box.left + layout.label_width - left,
            box.top + layout.header_height - top,
            box.width,
            box.height,
        )

    def point_of(self, day: date, minutes: int) -> QPoint:
        """The point of the viewport in the middle of ``day`` at ``minutes``."""
        layout = self._layout
        column = layout.column_of(day) if layout else None
        if layout is None or column is None:
            return QPoint()
        left, top = self._scroll()
        x = layout.label_width + column.left + column.width / 2 - left
        return QPoint(round(x), round(layout.header_height + minutes * layout.minute_height - top))

    # What Qt calls.

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._layout is None:
            return
        left, top = self._scroll()
        scene = WeekScene(
            layout=self._layout,
            customs=self._customs,
            now=self._now,
            left=left,
            top=top,
            width=self.viewport().width(),
            height=self.viewport().height(),
            focused=self.focused if self.hasFocus() else None,
            near=self._near,
            cursor=self._cursor,
            ghost=self._ghost(),
        )
        paint_week(QPainter(self.viewport()), scene)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        if not self._scrolled_by_us:
            self._scroll_to_first()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.focused is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.focus_entry(self._first_to_focus())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self._hit(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), hit.entry.spoken if hit and hit.entry else "")
            return True
        if event.type() == QEvent.Type.Leave:
            self._set_near(None)
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        hit = self._hit(event.position())
        self._press = None if hit is None else (event.position(), hit)
        if hit is not None and hit.entry is not None:
            self.focus_entry(hit.entry, aloud=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag_to(event.position())
            return
        if self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            start, hit = self._press
            far = (event.position() - start).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._drag = self._drag_from(hit)
                if self._drag is not None:
                    self._drag_to(event.position())
            return
        hit = self._hit(event.position())
        self._set_near(hit.entry if hit else None)
        self._set_shape(hit)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press, drag = self._press, self._drag
        self._press = self._drag = None
        self.viewport().update()
        if event.button() != Qt.MouseButton.LeftButton or press is None:
            return
        if drag is not None:
            self._drop(drag)
        elif (event.position() - press[0]).manhattanLength() < QApplication.startDragDistance():
            self._click(press[1], event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._press_for_view(event) or self._press_for_entry(event)):
            super().keyPressEvent(event)

    # What a person does.

    def _press_for_view(self, event: QKeyEvent) -> bool:
        """Keys that move about. True if it was one."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.focus_entry(after(self.focused, self.entries(), step))
            case Qt.Key.Key_Right | Qt.Key.Key_Left:
                step = 1 if event.key() == Qt.Key.Key_Right else -1
                self.focus_entry(beside(self.focused, self.entries(), step))
            case Qt.Key.Key_Home | Qt.Key.Key_End if self.entries():
                self.focus_entry(self.entries()[0 if event.key() == Qt.Key.Key_Home else -1])
            case Qt.Key.Key_PageDown:
                self.paged.emit(1)
            case Qt.Key.Key_PageUp:
                self.paged.emit(-1)
            case Qt.Key.Key_T:
                self.today_asked.emit()
            case Qt.Key.Key_N:
                self._ask_new()
            case Qt.Key.Key_Escape if self._drag is not None:
                self._drag = self._press = None
                self.viewport().update()
            case _:
                return False
        return True

    def _press_for_entry(self, event: QKeyEvent) -> bool:
        """Keys that act on the entry in focus. True if it was one."""
        entry = self.focused
        if entry is None:
            return False
        alt = Qt.KeyboardModifier.AltModifier
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not held:
            self.opened.emit(entry)
        elif event.key() == Qt.Key.Key_Delete and self._editable:
            self.cancel_asked.emit(entry)
        elif held == alt and self._editable:
            return self._move_by_key(entry, event.key())
        elif held == alt | Qt.KeyboardModifier.ShiftModifier and self._editable:
            return self._lengthen_by_key(entry, event.key())
        else:
            return False
        return True

    def _move_by_key(self, entry: Entry, key: int) -> bool:
        occurrence = entry.occurrence
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        quarters = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if days:
            self.moved.emit(entry, occurrence.day + timedelta(days=days), occurrence.at)
        elif quarters and occurrence.at is not None:
            minutes = minutes_of(occurrence.at) + quarters * SNAP_MINUTES
            if 0 <= minutes < MINUTES_A_DAY:
                self.moved.emit(entry, occurrence.day, time(minutes // 60, minutes % 60))
        return bool(days or quarters)

    def _lengthen_by_key(self, entry: Entry, key: int) -> bool:
        quarters = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if not quarters or entry.occurrence.at is None:
            return bool(quarters)
        minutes = (entry.occurrence.minutes or USUAL_MINUTES) + quarters * SNAP_MINUTES
        if minutes >= SNAP_MINUTES:
            self.lengthened.emit(entry, minutes)
        return True

    def _ask_new(self) -> None:
        if not self._editable:
            return
        if self._cursor is not None:
            day, minutes = self._cursor
            self.new_asked.emit(day, time(minutes // 60, minutes % 60))
        elif self.focused is not None:
            self.new_asked.emit(self.focused.occurrence.day, self.focused.occurrence.at)
        else:
            self.new_asked.emit(self._days[0].day, None)

    def _click(self, hit: Hit, where: QPoint) -> None:
        if hit.entry is not None:
            self.opened.emit(hit.entry)
        elif hit.stacked:
            self.menu_of(hit.stacked).popup(where)
        elif not hit.in_header and self._editable:
            minutes = hit.minutes // 30 * 30
            self._cursor = (hit.day, minutes)
            self.time_chosen.emit(hit.day, time(minutes // 60, minutes % 60))

    def menu_of(self, entries: Sequence[Entry]) -> QMenu:
        """The list behind "+n more"."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in entries:
            words = f"{entry.span}  {entry.title}".strip().replace("&", "&&")
            menu.addAction(words).triggered.connect(
                lambda _=False, entry=entry: self.opened.emit(entry)
            )
        return menu

    def _drag_from(self, hit: Hit) -> Drag | None:
        movable = hit.piece is not None and hit.piece.begins and not hit.stacked
        if not self._editable or hit.entry is None or hit.piece is None or not movable:
            return None
        return Drag(hit.entry, hit.piece.span, hit.minutes - hit.piece.span.start, hit.edge)

    def _drag_to(self, position: QPointF) -> None:
        drag, layout = self._drag, self._layout
        if drag is None or layout is None:
            return
        bar = self.verticalScrollBar()
        if position.y() > self.viewport().height() - _AUTO_SCROLL:
            bar.setValue(bar.value() + _AUTO_SCROLL)
        elif position.y() < layout.header_height + _AUTO_SCROLL:
            bar.setValue(bar.value() - _AUTO_SCROLL)
        left, top = self._scroll()
        day = layout.column_at(position.x() - layout.label_width + left).shown.day
        minutes = (position.y() - layout.header_height + top) / layout.minute_height
        drag.go(day, snapped(minutes - (0 if drag.lengthens else drag.grabbed)))
        self.viewport().setCursor(
            Qt.CursorShape.SizeVerCursor if drag.lengthens else Qt.CursorShape.ClosedHandCursor
        )
        self.viewport().update()

    def _drop(self, drag: Drag) -> None:
        self.viewport().unsetCursor()
        if not drag.changes:
            return
        if drag.lengthens:
            self.lengthened.emit(drag.entry, drag.span.end - drag.span.start)
        else:
            self.moved.emit(drag.entry, drag.day, drag.at)

    # How it is shown.

    def _ghost(self) -> Ghost | None:
        drag = self._drag
        if drag is None:
            return None
        minutes = drag.span.end - drag.span.start
        open_end = drag.entry.occurrence.minutes is None and not drag.lengthens
        words = clock_span(drag.at, None if open_end else minutes, self._customs)
        if drag.day != drag.entry.occurrence.day:
            words = f"{day_short(drag.day, self._customs)}  {words}"
        return Ghost(drag.entry, drag.day, drag.span, words)

    def _arrange(self) -> None:
        if not self._days:
            return
        view = self.viewport()
        self._layout = week_layout(
            self._days,
            view.width(),
            label_width=label_width(self._customs),
            row=row_height(),
            text_scale=theme.text_percent() / 100,
        )
        layout = self._layout
        room = view.height() - layout.header_height
        self.verticalScrollBar().setRange(0, max(0, round(layout.height - room)))
        self.verticalScrollBar().setPageStep(max(1, round(room)))
        across = layout.width + layout.label_width - view.width()
        self.horizontalScrollBar().setRange(0, max(0, round(across)))
        self.horizontalScrollBar().setPageStep(view.width())
        view.update()

    def _scroll(self) -> tuple[int, int]:
        return self.horizontalScrollBar().value(), self.verticalScrollBar().value()

    def _scroll_to_first(self) -> None:
        """So that the day's first entry is in sight; what was in sight already stays."""
        if self._layout is None:
            return
        top = round(self._layout.first_minute * self._layout.minute_height) - theme.TIGHT
        bar = self.verticalScrollBar()
        if not self._scrolled_by_us or bar.value() > top:
            bar.setValue(top)
        self._scrolled_by_us = self._scrolled_by_us or self.isVisible()

    def _bring_into_sight(self) -> None:
        layout = self._layout
        box = layout.box_of(self.focused) if layout and self.focused else None
        if layout is None or box is None:
            return
        room = self.viewport().height() - layout.header_height
        down = self.verticalScrollBar()
        if box.top < down.value() + 4:
            down.setValue(round(box.top) - 8)
        elif box.top + min(box.height, room) > down.value() + room:
            down.setValue(round(box.top + min(box.height, room) - room) + 8)
        across, wide = self.horizontalScrollBar(), self.viewport().width() - layout.label_width
        if box.left < across.value():
            across.setValue(round(box.left))
        elif box.left + box.width > across.value() + wide:
            across.setValue(round(box.left + box.width - wide))

    def _first_to_focus(self) -> Entry | None:
        entries = self.entries()
        today = [each for each in entries if each.occurrence.day >= self._now.date()]
        return today[0] if today else entries[0] if entries else None

    def _tell_focus(self, *, aloud: bool) -> None:
        spoken = self.focused.spoken if self.focused else say("No entry chosen")
        self.setAccessibleDescription(spoken)
        if aloud and self.focused is not None and self.hasFocus():
            announce(self, spoken)

    def _hit(self, position: QPointF) -> Hit | None:
        layout = self._layout
        if layout is None:
            return None
        left, top = self._scroll()
        x = position.x() - layout.label_width + left
        if position.x() < layout.label_width:
            return None
        if position.y() < layout.header_height:
            return layout.in_header(x, position.y())
        return layout.at(x, position.y() - layout.header_height + top)

    def _set_near(self, entry: Entry | None) -> None:
        if entry is not self._near:
            self._near = entry
            self.viewport().update()

    def _set_shape(self, hit: Hit | None) -> None:
        if hit is not None and hit.edge and self._editable:
            self.viewport().setCursor(Qt.CursorShape.SizeVerCursor)
        elif hit is not None and (hit.entry is not None or hit.stacked):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()
