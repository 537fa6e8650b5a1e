"""Rows of things, quick with twenty thousand of them.

The rows are any frozen dataclasses; a ``Column`` says what of them it shows. Only what is on the
screen is ever asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from dropin.kit import theme
from dropin.kit.icons import category_mark, paint_icon
from dropin.kit.painting import focus_ring
from dropin.records import record

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_SAMPLE_ROWS = 40  # measured for the width of a column
_LEAST_WIDTH = 200  # to which a column gives way where there is no room for all
_NO_PARENT = QModelIndex()


@record
class Column(Generic[Row]):
    """What one column shows of a row. ``wide`` ones share the room that is left.

    ``spare`` ones give way before the others: what they say is told whole elsewhere.
    ``order`` gives what to sort by (the text, if missing). ``category`` names the category whose
    mark stands before the text, ``icon`` an icon ("" for none); ``role`` the colour of both.
    """

    title: str
    text: Callable[[Row], str]
    order: Callable[[Row], Any] | None = None
    wide: bool = False
    spare: bool = False
    bold: bool = False
    figures: bool = False
    role: Callable[[Row], str] | None = None
    category: Callable[[Row], str] | None = None
    icon: Callable[[Row], str] | None = None

    def key(self) -> Callable[[Row], Any]:
        return self.order or (lambda row: self.text(row).casefold())


class RowsModel(QAbstractTableModel, Generic[Row]):
    """The rows as Qt asks for them."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self.columns = columns
        self.rows: list[Row] = []
        self._order: tuple[int, str] = (-1, "")

    def show_rows(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def mark_order(self, column: int, *, descending: bool) -> None:
        """Show an arrow in the title of the column sorted by; a screen reader reads it too."""
        self._order = (column, " ↓" if descending else " ↑")
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.FontRole and (column.bold or column.figures):
            return _cell_font(column)
        if role == Qt.ItemDataRole.ForegroundRole and column.role is not None:
            return theme.current().role(column.role(row))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column, arrow = self._order
            return self.columns[section].title + (arrow if section == column else "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class Table(QTableView, Generic[Row]):
    """A list of rows. Enter or a double click ``opened`` one; ``pointed`` follows the choice.

    ``key`` tells which row is which, so that the choice survives new rows. Letters typed while
    the table has the keyboard come as ``typed``: whoever has a search field takes them there.
    """

    opened = Signal(object)
    pointed = Signal(object)
    typed = Signal(str)

    def __init__(
        self, columns: Sequence[Column[Row]], *, key: Callable[[Row], object], accessible_name: str
    ) -> None:
        super().__init__()
        self.rows_model: RowsModel[Row] = RowsModel(columns)
        self._columns, self._key = columns, key
        self._all: Sequence[Row] = ()
        self._wanted: Callable[[Row], bool] | None = None
        self._sorted_by: tuple[int, bool] | None = None
        self.setModel(self.rows_model)
        self.setAccessibleName(accessible_name)
        self._set_up_looks()
        self.selectionModel().currentRowChanged.connect(self._tell_pointed)
        self.doubleClicked.connect(
            lambda index: self.opened.emit(self.rows_model.rows[index.row()])
        )
        self._dress()
        theme.changes().changed.connect(self._dress)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows`` in the order and with the filter in force, keeping the row chosen."""
        self._all = rows
        self._refill()
        self._fit_columns()

    def filter_rows(self, wanted: Callable[[Row], bool] | None) -> None:
        """Show only rows that are ``wanted``; None shows all. For search as one types."""
        self._wanted = wanted
        self._refill()

    def sort_by(self, column: int, *, descending: bool = False) -> None:
        """Sort by what ``column`` shows; rows that are equal keep their order."""
        self._sorted_by = (column, descending)
        self.rows_model.mark_order(column, descending=descending)
        self._refill()

    def row(self) -> Row | None:
        """The row chosen."""
        place = self.currentIndex().row()
        return self.rows_model.rows[place] if 0 <= place < len(self.rows_model.rows) else None

    def point_at(self, key: object) -> bool:
        """Choose the row with ``key``; whether it is there."""
        for place, row in enumerate(self.rows_model.rows):
            if self._key(row) == key:
                self.selectionModel().setCurrentIndex(
                    self.rows_model.index(place, 0),
                    QItemSelectionModel.SelectionFlag.ClearAndSelect
                    | QItemSelectionModel.SelectionFlag.Rows,
                )
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
            return
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            last = self.rows_model.index(self.currentIndex().row(), len(self._columns) - 1)
            row = self.visualRect(last)
            row.setLeft(0)
            focus_ring(QPainter(self.viewport()), QRectF(row))

    def _set_up_looks(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort_asked)
        self.setItemDelegate(_Cells(self._columns))

    def _dress(self) -> None:
        self.horizontalHeader().setFont(theme.font("small", bold=True))
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self._fit_columns()

    def _sort_asked(self, column: int) -> None:
        self.sort_by(column, descending=self._sorted_by == (column, False))

    def _refill(self) -> None:
        chosen = self.row()
        rows = list(self._all) if self._wanted is None else list(filter(self._wanted, self._all))
        if self._sorted_by is not None:
            column, descending = self._sorted_by
            rows.sort(key=self._columns[column].key(), reverse=descending)
        self.rows_model.show_rows(rows)
        if chosen is not None:
            self.point_at(self._key(chosen))

    def _tell_pointed(self, now: QModelIndex) -> None:
        if now.isValid():
            self.pointed.emit(self.rows_model.rows[now.row()])

    def _fit_columns(self) -> None:
        """Narrow columns as wide as their first rows need; the wide ones share the rest.

        Where all together need more than there is, the spare ones give way first; then the widest
        to one another, and the bold ones, which say what a row is, only after the others.
        """
        widths = [self._width_of(column) for column in self._columns]
        wide = [place for place, column in enumerate(self._columns) if column.wide]
        room = self.viewport().width() - sum(widths)
        for place in wide:
            widths[place] += max(0, room) // len(wide)
        ranks = [2 if each.bold else 0 if each.spare else 1 for each in self._columns]
        for rank in sorted(set(ranks)):
            self._give_way(widths, [place for place, each in enumerate(ranks) if each == rank])
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)

    def _give_way(self, widths: list[int], places: Sequence[int]) -> None:
        """Narrow the widest of the columns at ``places`` until all columns fit."""
        least = theme.scaled(_LEAST_WIDTH)
        while places and sum(widths) > self.viewport().width():
            widest = max(places, key=widths.__getitem__)
            if widths[widest] <= least:
                return
            widths[widest] -= 1

    def _width_of(self, column: Column[Row]) -> int:
        metrics = QFontMetrics(theme.font(bold=column.bold))
        title = QFontMetrics(theme.font("small", bold=True)).horizontalAdvance(column.title)
        sample = (column.text(row) for row in self.rows_model.rows[:_SAMPLE_ROWS])
        widest = max((metrics.horizontalAdvance(text) for text in sample), default=0)
        marked = column.category is not None or column.icon is not None
        mark = metrics.height() + theme.TIGHT if marked else 0
        return max(widest + mark, title + theme.WIDE) + 2 * theme.SPACE


def _cell_font(column: Column[Any]) -> QFont:
    font = theme.font(bold=column.bold)
    return theme.tabular(font) if column.figures else font


class _Cells(QStyledItemDelegate):
    """Adds the category's mark, and room at both sides of the text."""

    def __init__(self, columns: Sequence[Column[Any]]) -> None:
        super().__init__()
        self._columns = columns

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.current()
        column = self._columns[index.column()]
        model = index.model()
        assert isinstance(model, RowsModel)
        row = model.rows[index.row()]
        box = QRectF(option.rect)
        if option.state & option.state.State_Selected:
            painter.fillRect(option.rect, colours.accent_soft)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colours.line)
        words = box.adjusted(theme.SPACE, 0, -theme.TIGHT, 0)
        font = _cell_font(column)
        metrics = QFontMetrics(font)
        if column.category is not None:
            category = colours.category(column.category(row))
            side = metrics.ascent() * 0.85
            spot = QRectF(words.left(), box.center().y() - side / 2, side, side)
            category_mark(painter, spot, category.mark, category.bar)
            words.setLeft(spot.right() + theme.TIGHT)
        ink = colours.role(column.role(row)) if column.role else colours.text
        if column.icon is not None:
            side = metrics.height()
            spot = QRectF(words.left(), box.center().y() - side / 2, side, side)
            if icon := column.icon(row):
                paint_icon(painter, spot, icon, ink)
            words.setLeft(spot.right() + theme.TIGHT)
        painter.setFont(font)
        painter.setPen(ink)
        shown = metrics.elidedText(
            column.text(row), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
