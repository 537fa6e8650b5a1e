"""Weeks of the roster as they are seen: laid out, painted, scrolled, one cell of them focused.

Each week is a picture that is painted again only when it changes, so that a frame of a drag is a
few pictures and what moves over them.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from dropin.kit import theme
from dropin.kit.painting import fill, focus_ring
from dropin.kit.toast import announce
from dropin.roster.grid.cells import GAP, Cell, CellKey, DayHead
from dropin.roster.grid.chip_view import forget_hands
from dropin.roster.grid.gathering import RosterShown
from dropin.roster.grid.layout import GridLayout, grid_layout
from dropin.roster.grid.pictures_view import WeekPictures
from dropin.roster.grid.spoken import cell_words, head_words
from dropin.roster.grid.week_painting_view import Look, rect, sizes
from dropin.words import say


class WeeksView(QAbstractScrollArea):
    """``only`` is the one leader looked for, the others are faint. A subclass is worked with."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("Roster"))
        self.viewport().setMouseTracking(True)
        self.only: int | None = None
        self.focused: Cell | None = None
        self.laid_out: GridLayout | None = None
        self.shown: RosterShown | None = None
        self.pictures = WeekPictures()
        theme.changes().changed.connect(self._dress)

    def show_roster(self, shown: RosterShown) -> None:
        """Show these weeks; the focus stays with its slot where that is still there."""
        before, key = self.shown, self.focused.key if self.focused else None
        self.shown = shown
        turned = before is None or before.weeks[0].first != shown.weeks[0].first
        self._arrange()
        self.focused = self.cell(key) if key else None
        if turned:
            self.verticalScrollBar().setValue(0)
        self.tell_focus(aloud=False)

    def show_only(self, person_id: int | None) -> None:
        """From now on look for one leader; None: for everybody."""
        self.only = person_id
        self._arrange()

    def cells(self) -> dict[int, Cell]:
        """Every cell that is shown, by its slot."""
        weeks = self.shown.weeks if self.shown else ()
        return {cell.id: cell for week in weeks for cell in week.cells()}

    def cell(self, key: CellKey) -> Cell | None:
        """The cell of that key, if it is shown."""
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
        self.tell_focus(aloud=aloud)
        self.viewport().update()

    def cell_at(self, position: QPointF) -> Cell | None:
        """The cell at a point of the viewport."""
        layout = self.laid_out
        if layout is None or position.x() < layout.sizes.label_width:
            return None
        inside = position + self._offset()
        return layout.cell_at(inside.x(), inside.y())

    def paint_over(self, painter: QPainter, view: QRectF) -> None:
        """What a subclass draws over the weeks."""

    # What Qt calls.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        view = QRectF(self.viewport().rect())
        fill(painter, view, theme.current().ground)
        if self.laid_out is None:
            return
        self.pictures.paint(painter, self._offset(), view)
        if self.focused is not None and self.hasFocus():
            ring = self.cell_rect(self.focused).adjusted(-3, -3, 3, 3)
            focus_ring(painter, ring, theme.RADIUS + 2)
        self.paint_over(painter, view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._words_at(QPointF(event.pos())))
            return True
        return super().viewportEvent(event)

    def _arrange(self) -> None:
        shown, view = self.shown, self.viewport()
        if shown is None or not any(week.lanes for week in shown.weeks):
            self.laid_out = None
            view.update()
            return
        lanes = [lane for week in shown.weeks for lane in week.lanes]
        measures = sizes(lanes, shown.faces, compact=len(shown.weeks) > 1)
        layout = grid_layout(shown.weeks, view.width(), measures)
        self.laid_out = layout
        look = Look(shown.faces, shown.customs, self.only, len(shown.weeks) > 1)
        self.pictures.lay_out(layout, look, self.devicePixelRatioF())
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, round(layout.height - view.height())))
        down.setPageStep(view.height())
        down.setSingleStep(round(layout.sizes.first))
        across.setRange(0, max(0, round(layout.width - view.width())))
        across.setPageStep(view.width())
        view.update()

    def _dress(self) -> None:
        forget_hands()
        self.pictures.forget()
        self._arrange()

    def _words_at(self, position: QPointF) -> str:
        shown, layout = self.shown, self.laid_out
        if shown is None or layout is None:
            return ""
        cell = self.cell_at(position)
        if cell is not None:
            return cell_words(cell, shown.telling)
        inside = position + self._offset()
        day = layout.day_at(inside.x(), inside.y())
        return head_words(self._head(day), shown.telling) if day is not None else ""

    def _head(self, day: date) -> DayHead:
        weeks = self.shown.weeks if self.shown else ()
        return next(head for week in weeks for head in week.days if head.day == day)

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

    def first_to_focus(self) -> Cell | None:
        """The first gap, else the first from today on, so that the keyboard begins with work."""
        shown = self.shown
        if shown is None:
            return None
        today = next(
            (head.day for week in shown.weeks for head in week.days if head.is_today), None
        )
        cells = sorted(self.cells().values(), key=lambda cell: (cell.day, cell.shift.starts))
        coming = [cell for cell in cells if today is None or cell.day >= today]
        gaps = [cell for cell in coming if cell.state == GAP]
        return next(iter(gaps or coming or cells), None)

    def tell_focus(self, *, aloud: bool) -> None:
        """Let a screen reader know which cell has the focus; ``aloud`` at once."""
        shown = self.shown
        words = say("No shift is chosen.")
        if self.focused is not None and shown is not None:
            words = cell_words(self.focused, shown.telling)
            about = head_words(self._head(self.focused.day), shown.telling)
            words = f"{words}\n{about}".strip()
        self.setAccessibleDescription(words)
        if aloud and self.focused is not None and self.hasFocus():
            announce(self, words)
