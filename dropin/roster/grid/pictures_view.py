"""The pictures of the weeks, each painted once and again only when it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from dropin.roster.grid.carried_view import paint_refusals
from dropin.roster.grid.cells import Week
from dropin.roster.grid.layout import GridLayout, WeekBox
from dropin.roster.grid.week_painting_view import Look, paint_week, rect

Against = Callable[[WeekBox], Iterable[int]]
"""Which slots of a week in sight a rule stands against; asked once for each week."""


class WeekPictures:
    """A frame is made of them: names and day heads stay in sight as the rest scrolls."""

    def __init__(self) -> None:
        self.layout = GridLayout.empty()
        self.look: Look | None = None
        self.ratio = 1.0
        self.against: Against | None = None
        self._weeks: dict[int, tuple[Week, QPixmap]] = {}
        self._refusals: dict[int, QPixmap] = {}

    def lay_out(self, layout: GridLayout, look: Look, ratio: float) -> None:
        """What is shown from now on; pictures of weeks that stay the same are kept."""
        before = (self.layout.width, self.layout.sizes, self.look, self.ratio)
        if before != (layout.width, layout.sizes, look, ratio):
            self.forget()
        self.layout, self.look, self.ratio = layout, look, ratio

    def forget(self) -> None:
        """Colours or letters are others now."""
        self._weeks.clear()
        self._refusals.clear()

    def refuse(self, against: Against | None) -> None:
        """Mark the cells it names as such that a rule stands against; None: none are marked."""
        self.against = against
        self._refusals.clear()

    def paint(self, painter: QPainter, offset: QPointF, view: QRectF) -> None:
        """Every week that is in sight when the grid is scrolled by ``offset``."""
        for number, week in enumerate(self.layout.weeks):
            top = week.box.top - offset.y()
            if top < view.height() and top + week.box.height > 0:
                self._paint_week(painter, number, week, QPointF(offset.x(), top))

    def _paint_week(self, painter: QPainter, number: int, week: WeekBox, at: QPointF) -> None:
        picture, wide = self._picture(number, week), self.layout.width
        label, head, high = self.layout.sizes.label_width, self.layout.sizes.head, week.box.height
        _draw(painter, picture, QPointF(label, at.y()), QRectF(label + at.x(), 0, wide, high))
        if self.against is not None:
            painter.drawPixmap(QPointF(-at.x(), at.y()), self._refused(number, week))
        _draw(painter, picture, QPointF(0, at.y()), QRectF(0, 0, label, high))
        if at.y() < 0:
            stuck = min(0.0, high + at.y() - head)
            _draw(painter, picture, QPointF(label, stuck), QRectF(label + at.x(), 0, wide, head))
            _draw(painter, picture, QPointF(0, stuck), QRectF(0, 0, label, head))

    def _picture(self, number: int, week: WeekBox) -> QPixmap:
        known = self._weeks.get(number)
        if known is not None and (known[0] is week.week or known[0] == week.week):
            return known[1]
        picture, painter = self._blank(week)
        assert self.look is not None
        paint_week(painter, self.layout, week, self.look)
        painter.end()
        self._weeks[number] = week.week, picture
        return picture

    def _refused(self, number: int, week: WeekBox) -> QPixmap:
        """Signs on the cells of the week where a rule stands against the chip on its way."""
        if number not in self._refusals:
            picture, painter = self._blank(week)
            assert self.against is not None
            paint_refusals(painter, [rect(week.cells[each]) for each in self.against(week)])
            painter.end()
            self._refusals[number] = picture
        return self._refusals[number]

    def _blank(self, week: WeekBox) -> tuple[QPixmap, QPainter]:
        """An empty picture of the week's size, and a painter in the grid's coordinates."""
        size = QSizeF(self.layout.width, week.box.height) * self.ratio
        picture = QPixmap(size.toSize())
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.translate(0, -week.box.top)
        return picture, painter


def _draw(painter: QPainter, picture: QPixmap, at: QPointF, part: QRectF) -> None:
    """Part of a picture, given in its own units of length."""
    ratio = picture.devicePixelRatio()
    source = QRectF(part.topLeft() * ratio, part.size() * ratio)
    painter.drawPixmap(QRectF(at, part.size()), picture, source)
