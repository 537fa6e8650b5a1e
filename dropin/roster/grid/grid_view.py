"""The roster in hand: chips are dragged, and every drag has its twin on the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication

from dropin.kit.toast import announce
from dropin.roster.grid.carried_view import Carried, paint_carried
from dropin.roster.grid.cells import HELD, Cell
from dropin.roster.grid.gathering import RosterShown
from dropin.roster.grid.moving import Moving
from dropin.roster.grid.neighbours import DOWN, LEFT, RIGHT, UP, neighbour
from dropin.roster.grid.spoken import cell_words, obstacles_words
from dropin.roster.grid.weeks_view import WeeksView
from dropin.words import say

_AUTO_SCROLL = 16  # pixels at a time, when a drag nears the edge
_WAYS = {
    Qt.Key.Key_Left: LEFT,
    Qt.Key.Key_Right: RIGHT,
    Qt.Key.Key_Up: UP,
    Qt.Key.Key_Down: DOWN,
}
_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class GridView(WeeksView):
    """The weeks, worked with mouse and keys; it shows and asks, and changes nothing itself."""

    opened = Signal(object)  # a cell
    choosing_wanted = Signal(object)  # a cell that somebody is to be chosen for
    emptied = Signal(object)  # a cell
    lock_wanted = Signal(object)  # a cell whose lock is to be turned
    dropped = Signal(object, object)  # the cell taken, and the one it was dropped on
    previewed = Signal(object)  # how it would stand if dropped now (Standing), or None
    paged = Signal(int)  # -1 earlier, 1 later
    today_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.editable = True
        self.moving: Moving | None = None
        self._press: tuple[QPointF, Cell] | None = None
        self._by_mouse = False
        self._pointer = QPointF()

    def show_roster(self, shown: RosterShown) -> None:
        """Show these weeks; what was carried is put back."""
        self._leave_move()
        super().show_roster(shown)

    def paint_over(self, painter: QPainter, view: QRectF) -> None:
        if self.moving is not None:
            paint_carried(painter, self._carried(self.moving), view)

    # What Qt calls.

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.focused is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.focus_cell(self.first_to_focus(), aloud=True)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.moving is not None and not self._by_mouse:
            self._leave_move()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._leave_move()
        cell = self.cell_at(event.position())
        self._press = None if cell is None else (event.position(), cell)
        if cell is not None:
            self.focused = cell
            self.tell_focus(aloud=False)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self.moving is not None and self._by_mouse:
            self._scroll_near_edge(event.position())
            self._carry_to(self.cell_at(event.position()))
        elif self._press is not None and event.buttons() & Qt.MouseButton.LeftButton:
            start, cell = self._press
            far = (event.position() - start).manhattanLength()
            if far >= QApplication.startDragDistance() and self._take(cell, by_mouse=True):
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
                self._carry_to(self.cell_at(event.position()))
        else:
            over = self.cell_at(event.position())
            if over is not None:
                self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            else:
                self.viewport().unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press, self._press = self._press, None
        if event.button() != Qt.MouseButton.LeftButton or press is None:
            return
        if self.moving is not None:
            self.viewport().unsetCursor()
            self._drop()
        elif (event.position() - press[0]).manhattanLength() < QApplication.startDragDistance():
            self.opened.emit(press[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        known = self._press_moving(key) if self.moving is not None else self._press_plain(key, held)
        if not known:
            super().keyPressEvent(event)

    # Keys.

    def _press_plain(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """While nothing is carried. True if it was one of ours."""
        cell = self.focused
        if held == _CONTROL and key in _WAYS:
            return self._move_by_key(_WAYS[key])
        if held != _NONE:
            return False
        match key:
            case _ if key in _WAYS and self.laid_out is not None:
                self.focus_cell(neighbour(self.laid_out, cell, _WAYS[key]))
            case Qt.Key.Key_PageDown:
                self.paged.emit(1)
            case Qt.Key.Key_PageUp:
                self.paged.emit(-1)
            case Qt.Key.Key_T:
                self.today_asked.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if cell:
                self.opened.emit(cell)
            case Qt.Key.Key_F2 if cell and self.editable:
                self.choosing_wanted.emit(cell)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if cell and self.editable:
                self.emptied.emit(cell)
            case Qt.Key.Key_L if cell and self.editable:
                self.lock_wanted.emit(cell)
            case Qt.Key.Key_Space if cell:
                self._take(cell, by_mouse=False)
            case _:
                return False
        return True

    def _press_moving(self, key: Qt.Key) -> bool:
        """While a chip is carried."""
        moving, layout = self.moving, self.laid_out
        if moving is None or layout is None:
            return False
        match key:
            case _ if key in _WAYS and not self._by_mouse:
                self._carry_to(neighbour(layout, moving.over or moving.taken, _WAYS[key]))
                self.focus_cell(moving.over, aloud=False)
                self._tell_outcome()
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._drop()
            case Qt.Key.Key_Escape:
                taken = moving.taken
                self._leave_move()
                self.focus_cell(taken)
            case _:
                return False
        return True

    def _move_by_key(self, way: str) -> bool:
        """At once into the next cell, or in exchange with who stands there."""
        cell, layout = self.focused, self.laid_out
        if cell is None or layout is None or not self._take(cell, by_mouse=False):
            return True
        self._carry_to(neighbour(layout, cell, way))
        self._drop()
        return True

    # A chip on its way.

    def _take(self, cell: Cell, *, by_mouse: bool) -> bool:
        """Take the chip along; False where nobody stands in the cell, or nothing may change."""
        shown = self.shown
        if cell.state != HELD or not self.editable or shown is None:
            return False
        self.moving, self._by_mouse = Moving(shown.standing, cell), by_mouse
        moving = self.moving
        self.pictures.refuse(lambda placed: moving.refused(placed.week.cells()))
        if not by_mouse:
            words = say("Picked up. Arrow keys carry it, Space puts it down, Escape leaves it.")
            announce(self, words)
        self.viewport().update()
        return True

    def _carry_to(self, cell: Cell | None) -> None:
        moving = self.moving
        if moving is not None and moving.go(cell):
            outcome = moving.outcome()
            self.previewed.emit(outcome.standing if outcome else None)
        self.viewport().update()

    def _drop(self) -> None:
        moving = self.moving
        if moving is None:
            return
        taken, over, changes = moving.taken, moving.over, moving.changes
        self._leave_move()
        if changes and over is not None:
            self.focused = over
            self.dropped.emit(taken, over)

    def _leave_move(self) -> None:
        self._press = None
        if self.moving is None:
            return
        self.moving = None
        self.pictures.refuse(None)
        self.previewed.emit(None)
        self.viewport().update()

    def _carried(self, moving: Moving) -> Carried:
        """What is drawn over the weeks while a chip is on its way."""
        shown, over, outcome = self.shown, moving.over, moving.outcome()
        assert shown is not None
        where = self.cell_rect(over) if over is not None else QRectF()
        lines: tuple[str, ...] = ()
        if outcome is not None:
            lines = tuple(map(str, obstacles_words(outcome.obstacles, shown.telling)))
        at = self._pointer if self._by_mouse else where.center()
        return Carried(
            cell=moving.taken,
            face=shown.faces.get(moving.person_id),
            at=at,
            over=where,
            words=self._outcome_words(moving),
            obstacles=lines,
            by_mouse=self._by_mouse,
        )

    def _outcome_words(self, moving: Moving) -> str:
        shown, over = self.shown, moving.over
        if shown is None or over is None or not moving.changes:
            return ""
        if moving.is_exchange:
            return say("Exchange with {name}", name=shown.telling.name(over.person_id))
        return say("Move here")

    def _tell_outcome(self) -> None:
        moving, shown = self.moving, self.shown
        if moving is None or moving.over is None or shown is None:
            return
        words, outcome = self._outcome_words(moving), moving.outcome()
        told = [cell_words(moving.over, shown.telling)]
        told += [f"{words}."] if words else []
        told += [
            f"{each}."
            for each in obstacles_words(outcome.obstacles if outcome else (), shown.telling)
        ]
        self.setAccessibleDescription(" ".join(told))
        announce(self, " ".join(told))

    def _scroll_near_edge(self, position: QPointF) -> None:
        down, room = self.verticalScrollBar(), self.viewport().height()
        if position.y() > room - _AUTO_SCROLL:
            down.setValue(down.value() + _AUTO_SCROLL)
        elif position.y() < _AUTO_SCROLL:
            down.setValue(down.value() - _AUTO_SCROLL)
