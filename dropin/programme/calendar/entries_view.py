"""What the week and the month have in common: focus among entries, hover, press, drag, keys.

A view shows and asks; it changes nothing. Whoever holds it listens to its signals. Where a
subclass draws and what its drags mean is its own affair; this class knows what a person did.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QMenu, QToolTip

from dropin.dates import Customs
from dropin.kit import theme
from dropin.kit.toast import announce
from dropin.programme.calendar.entries import DayShown, Entry
from dropin.programme.calendar.faces_view import forget_faces
from dropin.programme.calendar.focus_order import after, beside, same_entry
from dropin.programme.calendar.week_layout import Hit
from dropin.words import say

_ALT = Qt.KeyboardModifier.AltModifier
_ALT_SHIFT = _ALT | Qt.KeyboardModifier.ShiftModifier


class EntriesView(QAbstractScrollArea):
    """Days with entries. Subclasses lay out, draw, and say what is under a point."""

    opened = Signal(object)  # the entry a person wants to see
    time_chosen = Signal(object, object)  # an empty day, and a clock or None, for something new
    moved = Signal(object, object, object)  # an entry, its new day, its new clock or None
    lengthened = Signal(object, int)  # an entry and its new minutes
    cancel_asked = Signal(object)  # an entry
    paged = Signal(int)  # -1 earlier, 1 later
    today_asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.viewport().setMouseTracking(True)
        self.focused: Entry | None = None
        self.near: Entry | None = None
        self.editable = True
        self.days: Sequence[DayShown] = ()
        self.customs = Customs()
        self.now = datetime(2000, 1, 1, tzinfo=UTC)
        self._press: tuple[QPointF, Hit] | None = None
        self._dragging = False
        theme.changes().changed.connect(forget_faces)
        theme.changes().changed.connect(self.arrange)

    # For whoever holds the view.

    def show_days(self, days: Sequence[DayShown], customs: Customs, now: datetime) -> None:
        """Show ``days``; the focus stays with its entry where that is still there."""
        turned = not self.days or self.days[0].day != days[0].day
        self.days, self.customs, self.now = days, customs, now
        self._press = self.near = None
        self._leave_drag()
        self.arrange()
        before, self.focused = self.focused, None
        if before is not None:
            self.focused = same_entry(before, self.entries())
        if turned:
            self.turned()
        self._tell_focus(aloud=False)

    def set_now(self, now: datetime) -> None:
        """Move what shows the present."""
        if now.replace(second=0, microsecond=0) != self.now.replace(second=0, microsecond=0):
            self.now = now
            self.viewport().update()

    def entries(self) -> tuple[Entry, ...]:
        """What is shown, in the order people read it."""
        return tuple(entry for day in self.days for entry in day.entries)

    def focus_entry(self, entry: Entry | None, *, aloud: bool = True) -> None:
        """Hand the focus inside the view to ``entry`` and bring it into sight."""
        self.focused = entry
        self.bring_into_sight()
        self._tell_focus(aloud=aloud)
        self.viewport().update()

    def menu_of(self, entries: Sequence[Entry]) -> QMenu:
        """The list behind "+n more"."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in entries:
            words = f"{entry.start}  {entry.title}".strip().replace("&", "&&")
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, entry=entry: self.opened.emit(entry))
        return menu

    # For subclasses to say.

    def arrange(self) -> None:
        """Lay out again for the size of the view and of the text."""
        raise NotImplementedError

    def hit(self, position: QPointF) -> Hit | None:
        """What is at ``position`` of the viewport."""
        raise NotImplementedError

    def bring_into_sight(self) -> None:
        """Scroll so that the focused entry shows."""
        raise NotImplementedError

    def turned(self) -> None:
        """Other days than before are shown now."""

    def moved_by_key(self, entry: Entry, key: Qt.Key) -> tuple[date, time | None] | None:
        """Where Alt and ``key`` would move ``entry``; None where that key does nothing."""
        raise NotImplementedError

    def lengthened_by_key(self, entry: Entry, key: Qt.Key) -> int | None:
        """The new minutes for Alt, Shift and ``key``; None where that key does nothing."""
        return None

    def place_for_new(self) -> tuple[date, time | None]:
        """Where something new would go if asked for now."""
        if self.focused is not None:
            return self.focused.occurrence.day, self.focused.occurrence.at
        days = [each.day for each in self.days]
        today = self.now.date()
        return (today if today in days else days[0]), None

    def begin_drag(self, hit: Hit) -> bool:
        """Take what is at ``hit`` along; False if it stays where it is."""
        raise NotImplementedError

    def drag_to(self, position: QPointF) -> None:
        raise NotImplementedError

    def drop(self) -> None:
        """Tell where the drag ended, if that changes anything."""
        raise NotImplementedError

    def end_drag(self) -> None:
        """Forget the drag."""
        raise NotImplementedError

    def choose_empty(self, hit: Hit) -> None:
        """A click where no entry is."""
        raise NotImplementedError

    # What Qt calls.

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.focused is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.focus_entry(self._first_to_focus())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self.hit(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), hit.words if hit else "")
            return True
        if event.type() == QEvent.Type.Leave:
            self._set_near(None)
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        hit = self.hit(event.position())
        self._press = None if hit is None else (event.position(), hit)
        if hit is not None and hit.entry is not None:
            self.focused = hit.entry
            self._tell_focus(aloud=False)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.drag_to(event.position())
        elif self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            start, hit = self._press
            far = (event.position() - start).manhattanLength()
            if far >= QApplication.startDragDistance() and self.editable and hit.entry is not None:
                self._dragging = self.begin_drag(hit)
        else:
            hit_now = self.hit(event.position())
            self._set_near(hit_now.entry if hit_now else None)
            self._set_shape(hit_now)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press, dragged = self._press, self._dragging
        self._press, self._dragging = None, False
        if event.button() != Qt.MouseButton.LeftButton or press is None:
            return
        if dragged:
            self.viewport().unsetCursor()
            self.drop()
            self._leave_drag()
        elif (event.position() - press[0]).manhattanLength() < QApplication.startDragDistance():
            self._click(press[1], event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        known = (not held and self._press_plain(key)) or self._press_held(key, held)
        if not known:
            super().keyPressEvent(event)

    def _press_plain(self, key: Qt.Key) -> bool:
        """Keys by themselves. True if it was one of ours."""
        entries = self.entries()
        match key:
            case Qt.Key.Key_Down:
                self.focus_entry(after(self.focused, entries, 1))
            case Qt.Key.Key_Up:
                self.focus_entry(after(self.focused, entries, -1))
            case Qt.Key.Key_Right:
                self.focus_entry(beside(self.focused, entries, 1))
            case Qt.Key.Key_Left:
                self.focus_entry(beside(self.focused, entries, -1))
            case Qt.Key.Key_Home if entries:
                self.focus_entry(entries[0])
            case Qt.Key.Key_End if entries:
                self.focus_entry(entries[-1])
            case Qt.Key.Key_PageDown:
                self.paged.emit(1)
            case Qt.Key.Key_PageUp:
                self.paged.emit(-1)
            case Qt.Key.Key_T:
                self.today_asked.emit()
            case Qt.Key.Key_N if self.editable and self.days:
                self.time_chosen.emit(*self.place_for_new())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self.focused:
                self.opened.emit(self.focused)
            case Qt.Key.Key_Delete if self.focused and self.editable:
                self.cancel_asked.emit(self.focused)
            case Qt.Key.Key_Escape if self._dragging:
                self._leave_drag()
            case _:
                return False
        return True

    def _press_held(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Keys with Alt, which do to the focused entry what a drag does. True if it was one."""
        entry = self.focused
        if entry is None or not self.editable:
            return False
        if held == _ALT and (to := self.moved_by_key(entry, key)) is not None:
            self.moved.emit(entry, *to)
            return True
        if held == _ALT_SHIFT and (minutes := self.lengthened_by_key(entry, key)) is not None:
            self.lengthened.emit(entry, minutes)
            return True
        return False

    def _click(self, hit: Hit, where: QPoint) -> None:
        if hit.entry is not None:
            self.opened.emit(hit.entry)
        elif hit.stacked:
            self.menu_of(hit.stacked).popup(where)
        else:
            self.choose_empty(hit)

    def _leave_drag(self) -> None:
        self._dragging = False
        self._press = None
        self.end_drag()
        self.viewport().update()

    def _first_to_focus(self) -> Entry | None:
        """The first from today on, so that the keyboard begins where people are."""
        entries = self.entries()
        coming = [each for each in entries if each.occurrence.day >= self.now.date()]
        return next(iter(coming or entries), None)

    def _tell_focus(self, *, aloud: bool) -> None:
        spoken = self.focused.spoken if self.focused else say("No entry is chosen.")
        self.setAccessibleDescription(spoken)
        if aloud and self.focused is not None and self.hasFocus():
            announce(self, spoken)

    def _set_near(self, entry: Entry | None) -> None:
        if entry is not self.near:
            self.near = entry
            self.viewport().update()

    def _set_shape(self, hit: Hit | None) -> None:
        if hit is not None and hit.edge and self.editable:
            self.viewport().setCursor(Qt.CursorShape.SizeVerCursor)
        elif hit is not None and (hit.entry is not None or hit.stacked):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()
