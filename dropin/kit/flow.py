"""A row of parts that goes on to another line where it gets too wide."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Flow(QWidget):
    """Parts from left to right, those added with ``at_end`` against the right edge of their line.

    Each line is as high as its highest part, and parts stand in the middle of it. It arranges its
    children itself rather than through a QLayout of our own: PySide miscounts references to the
    None by which such a layout must say that it has no more items.
    """

    def __init__(
        self, spacing: int = 8, margins: QMargins | None = None, *, centred: bool = False
    ) -> None:
        """``centred``: each line stands in the middle instead of at the left."""
        super().__init__()
        self._centred = centred
        self._spacing = spacing
        self._margins = margins or QMargins()
        self._parts: list[QWidget] = []
        self._end_parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget, *, at_end: bool = False) -> None:
        """Add ``part`` after the others of its side."""
        (self._end_parts if at_end else self._parts).append(part)
        after = [*self._parts, *self._end_parts]
        part.setParent(self)
        place = after.index(part)
        if place:
            # Qt would go through the children in the order they were made.
            QWidget.setTabOrder(after[place - 1], part)
        if self.isVisible():
            part.show()
        self.updateGeometry()

    def take(self, part: QWidget) -> None:
        """Let ``part`` go; it then belongs to whoever asked."""
        for parts in (self._parts, self._end_parts):
            if part in parts:
                parts.remove(part)
        part.hide()
        self._arrange_now()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        sizes = [_wanted(part) for part in self._shown()]
        width = sum(size.width() + self._spacing for size in sizes) - self._spacing
        height = max((size.height() for size in sizes), default=0)
        return self._with_margins(max(0, width), height)

    def minimumSizeHint(self) -> QSize:
        least = [part.minimumSizeHint() for part in self._shown()]
        return self._with_margins(
            max((size.width() for size in least), default=0),
            max((size.height() for size in least), default=0),
        )

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange_now()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.width(), place=True)

    def _arrange_now(self) -> None:
        self._arrange(self.width(), place=True)
        self.updateGeometry()

    def _shown(self) -> list[QWidget]:
        return [part for part in (*self._parts, *self._end_parts) if not part.isHidden()]

    def _with_margins(self, width: int, height: int) -> QSize:
        around = self._margins
        return QSize(
            width + around.left() + around.right(), height + around.top() + around.bottom()
        )

    def _arrange(self, width: int, *, place: bool) -> int:
        """The height taken within ``width``; with ``place`` the parts go there."""
        inner = width - self._margins.left() - self._margins.right()
        top = self._margins.top()
        for line in self._lines(inner):
            height = max(size.height() for _, size in line)
            if place:
                self._place(line, inner, top, height)
            top += height + self._spacing
        return max(self._margins.top(), top - self._spacing) + self._margins.bottom()

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        used = 0
        for part in self._shown():
            size = _wanted(part)
            if size.width() > width:
                size = QSize(width, max(size.height(), part.heightForWidth(width)))
            if not lines or used + self._spacing + size.width() > width:
                lines.append([])
                used = -self._spacing
            lines[-1].append((part, size))
            used += self._spacing + size.width()
        return lines

    def _place(self, line: list[tuple[QWidget, QSize]], width: int, top: int, height: int) -> None:
        left = self._margins.left()
        if self._centred:
            taken = sum(size.width() for _, size in line) + self._spacing * (len(line) - 1)
            left += max(0, width - taken) // 2
        end_parts = [size.width() for part, size in line if part in self._end_parts]
        end_width = sum(end_parts) + self._spacing * (len(end_parts) - 1)
        pushed = False
        for part, size in line:
            if part in self._end_parts and not pushed:
                left = max(left, self._margins.left() + width - end_width)
                pushed = True
            drop = (height - size.height()) // 2
            part.setGeometry(QRect(left, top + drop, size.width(), size.height()))
            left += size.width() + self._spacing


def _wanted(part: QWidget) -> QSize:
    """The part's own size; of a label that may wrap, its size on one line."""
    hint = part.sizeHint()
    if isinstance(part, QLabel) and part.wordWrap():
        metrics = part.fontMetrics()
        return QSize(metrics.horizontalAdvance(part.text()) + 2, metrics.height() + 2)
    return hint.expandedTo(part.minimumSize()).boundedTo(part.maximumSize())
