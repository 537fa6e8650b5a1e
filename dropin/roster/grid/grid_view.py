"""The roster, drawn by us: chips are dragged, and every drag has its twin on the keyboard.

Each week is a picture that is painted again only when it changes, so that a frame of a drag is a
few pictures and what moves over them. The view shows and asks; it changes nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip

from dropin.kit import theme
from dropin.kit.painting import fill, focus_ring
from dropin.kit.toast import announce
from dropin.roster.grid.carried_view import Carried, paint_carried
from dropin.roster.grid.cells import HELD, Cell, CellKey
from dropin.roster.grid.chip_view import forget_hands
from dropin.roster.grid.gathering import RosterShown
from dropin.roster.grid.layout import GridLayout, grid_layout
from dropin.roster.grid.moving import Moving
from dropin.roster.grid.neighbours import DOWN, LEFT, RIGHT, UP, neighbour
from dropin.roster.grid.pictures_view import WeekPictures
from dropin.roster.grid.spoken import cell_words, head_words, obstacles_words
from dropin.roster.grid.week_painting_view import Look, rect, sizes
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


class GridView(QAbstractScrollArea):
    """Weeks of the roster. ``only`` is the one leader looked for, the others are faint."""

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
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("Roster"))
        self.viewport().setMouseTracking(True)
        self.editable = True
        self.only: int | None = None
        self.focused: Cell | None = None
        self.laid_out: GridLayout | None = None
        self.moving: Moving | None = None
        self._shown: RosterShown | None = None
        self._pictures = WeekPictures()
        self._press: tuple[QPointF, Cell] | None = None
        self._by_mouse = False
        self._pointer = QPointF()
        theme.changes().changed.connect(self._dress)

    # For whoever holds the view.

    def show_roster(self, shown: RosterShown) -> None:
        """Show these weeks; the focus stays with its slot where that is still there."""
        before, key = self._shown, self.focused.key if self.focused else None
        self._leave_move()
        self._shown = shown
        turned = before is None or before.weeks[0].first != shown.weeks[0].first
        self._arrange()
        self.focused = self.cell(key) if key else None
        if turned:
            self.verticalScrollBar().setValue(0)
        self._tell_focus(aloud=False)

    def show_only(self, person_id: int | None) -> None:
        """From now on look for one leader; None: for everybody."""
        self.only = person_id
        self._arrange()

    def cells(self) -> dict[int, Cell]:
        """Every cell that is shown, by its slot."""
        weeks = self._shown.weeks if self._shown else ()
        return {cell.id: cell for week in weeks for cell in week.cells()}

    def cell(self, key: CellKey) -> Cell | None:
        return next((each for each in self.cells().values() if each.key == key), None)

    def least_width(self) -> int:
        """How wide it must be to show every day without scrolling."""
        layout = self.laid_out
        if layout is None:
            return 0
        measures = layout.sizes
        bar = self.verticalScrollBar().sizeHint().width()
        return round(measures.label_width + 7 * measures.least_column + measures.gap) + bar

    def cell_rect(self, cell: Cell) -> QRectF:
        """Where the cell stands in the viewport; empty if nowhere."""
        box = self.laid_out.box_of(cell.id) if self.laid_out else None
        return rect(box).translated(-self._offset()) if box is not None else QRectF()

    def focus_cell(self, cell: Cell | None, *, aloud: bool = True) -> None:
        """Hand the focus inside the view to ``cell`` and bring it into sight."""
        self.focused = cell
        self._bring_into_sight()
        self._tell_focus(aloud=aloud)
        self.viewport().update()

    # What Qt calls.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        view = QRectF(self.viewport().rect())
        fill(painter, view, theme.current().ground)
        layout, shown = self.laid_out, self._shown
        if layout is None or shown is None:
            return
        self._pictures.paint(painter, self._offset(), view)
        if self.focused is not None and (self.hasFocus() or self.moving is not None):
            ring = self.cell_rect(self.focused).adjusted(-3, -3, 3, 3)
            focus_ring(painter, ring, theme.RADIUS + 2)
        if self.moving is not None:
            paint_carried(painter, self._carried(self.moving), view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.focused is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.focus_cell(self._first_to_focus(), aloud=True)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.moving is not None and not self._by_mouse:
            self._leave_move()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._words_at(QPointF(event.pos())))
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._leave_move()
        cell = self.cell_at(event.position())
        self._press = None if cell is None else (event.position(), cell)
        if cell is not None:
            self.focused = cell
            self._tell_focus(aloud=False)
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
        shown = self._shown
        if cell.state != HELD or not self.editable or shown is None:
            return False
        self.moving, self._by_mouse = Moving(shown.standing, cell), by_mouse
        self._pictures.refuse(self.moving.in_the_way(self.cells()))
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
        self._pictures.refuse(())
        self.previewed.emit(None)
        self.viewport().update()

    def _carried(self, moving: Moving) -> Carried:
        """What is drawn over the weeks while a chip is on its way."""
        shown, over, outcome = self._shown, moving.over, moving.outcome()
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
        shown, over = self._shown, moving.over
        if shown is None or over is None or not moving.changes:
            return ""
        if moving.is_exchange:
            return say("Exchange with {name}", name=shown.telling.name(over.person_id))
        return say("Move here")

    def _tell_outcome(self) -> None:
        moving, shown = self.moving, self._shown
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

    # Laying out and painting.

    def _arrange(self) -> None:
        shown, view = self._shown, self.viewport()
        if shown is None or not any(week.lanes for week in shown.weeks):
            self.laid_out = None
            view.update()
            return
        lanes = [lane for week in shown.weeks for lane in week.lanes]
        measures = sizes(lanes, shown.faces, compact=len(shown.weeks) > 1)
        layout = grid_layout(shown.weeks, view.width(), measures)
        self.laid_out = layout
        look = Look(shown.faces, shown.customs, self.only, len(shown.weeks) > 1)
        self._pictures.lay_out(layout, look, self.devicePixelRatioF())
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, round(layout.height - view.height())))
        down.setPageStep(view.height())
        down.setSingleStep(round(layout.sizes.first))
        across.setRange(0, max(0, round(layout.width - view.width())))
        across.setPageStep(view.width())
        view.update()

    def _dress(self) -> None:
        forget_hands()
        self._pictures.forget()
        self._arrange()

    # What is where.

    def cell_at(self, position: QPointF) -> Cell | None:
        """The cell at a point of the viewport."""
        layout = self.laid_out
        if layout is None or position.x() < layout.sizes.label_width:
            return None
        inside = position + self._offset()
        return layout.cell_at(inside.x(), inside.y())

    def _words_at(self, position: QPointF) -> str:
        shown, layout = self._shown, self.laid_out
        if shown is None or layout is None:
            return ""
        cell = self.cell_at(position)
        if cell is not None:
            return cell_words(cell, shown.telling)
        inside = position + self._offset()
        day = layout.day_at(inside.x(), inside.y())
        heads = (head for week in shown.weeks for head in week.days if head.day == day)
        found = next(heads, None)
        return head_words(found, shown.telling) if found is not None else ""

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _bring_into_sight(self) -> None:
        layout = self.laid_out
        box = layout.box_of(self.focused.id) if layout and self.focused else None
        if layout is None or box is None:
            return
        head, room = layout.sizes.head, self.viewport().height()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if box.top - head < down.value():
            down.setValue(round(box.top - head - theme.TIGHT))
        elif box.bottom > down.value() + room:
            down.setValue(round(box.bottom - room + theme.TIGHT))
        label, wide = layout.sizes.label_width, self.viewport().width()
        if box.left - label < across.value():
            across.setValue(round(box.left - label))
        elif box.right > across.value() + wide:
            across.setValue(round(box.right - wide + theme.HAIR))

    def _scroll_near_edge(self, position: QPointF) -> None:
        down, room = self.verticalScrollBar(), self.viewport().height()
        if position.y() > room - _AUTO_SCROLL:
            down.setValue(down.value() + _AUTO_SCROLL)
        elif position.y() < _AUTO_SCROLL:
            down.setValue(down.value() - _AUTO_SCROLL)

    def _first_to_focus(self) -> Cell | None:
        """The first gap, else the first from today on, so that the keyboard begins with work."""
        shown = self._shown
        if shown is None:
            return None
        today = next(
            (head.day for week in shown.weeks for head in week.days if head.is_today), None
        )
        cells = sorted(self.cells().values(), key=lambda cell: (cell.day, cell.shift.starts))
        coming = [cell for cell in cells if today is None or cell.day >= today]
        return next(iter(coming or cells), None)

    def _tell_focus(self, *, aloud: bool) -> None:
        shown = self._shown
        words = say("No shift is chosen.")
        if self.focused is not None and shown is not None:
            words = cell_words(self.focused, shown.telling)
        self.setAccessibleDescription(words)
        if aloud and self.focused is not None and self.hasFocus():
            announce(self, words)
