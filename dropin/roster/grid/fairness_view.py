"""Fair shares at the side of the roster: a bar for each leader, moving as a chip is dragged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.labels import Label
from dropin.kit.painting import RING_ROOM, fill, focus_ring, rounded_box
from dropin.kit.side_panel import scrolling
from dropin.kit.toast import announce
from dropin.roster.grid.chip_view import hand, paint_mark
from dropin.roster.grid.faces import Face
from dropin.roster.grid.shares import Bar
from dropin.words import say

WIDTH = 264
_MOST_WIDTH = 380
_BAR = 8


class FairnessPanel(QWidget):
    """A card with the bars, what is proven, and over which weeks hours are counted."""

    chosen = Signal(int)  # a leader's id: whoever is pressed

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("Fair shares"))
        self.proof = Label("", "small", "muted")
        self.period = Label("", "small", "muted")
        self.bars = Bars()
        self.bars.chosen.connect(self.chosen)
        self.bars.moved.connect(self._keep_in_sight)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        edge = theme.WIDE - RING_ROOM
        column.setContentsMargins(edge, theme.SPACE, edge, theme.SPACE)
        column.setSpacing(theme.TIGHT)
        heading = Label(say("Fair shares"), "section")
        for label in (heading, self.proof, self.period):
            label.setContentsMargins(RING_ROOM, 0, RING_ROOM, 0)
        column.addWidget(heading)
        column.addWidget(self.proof)
        column.addWidget(self.bars)
        column.addWidget(self.period)
        column.addStretch(1)
        self._area = scrolling(self._inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(1, 1, 1, 1)
        outside.addWidget(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self._fit()
        theme.changes().changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        """As high as what it holds; where there is less room it scrolls."""
        width = self.width() - 2
        return QSize(self.width(), self._inside.heightForWidth(width) + 2)

    def show_bars(
        self, bars: Sequence[Bar], faces: Mapping[int, Face], cover: Mapping[int, str]
    ) -> None:
        """``cover`` says of each leader how often they covered and were asked."""
        self.bars.show_bars(bars, faces, cover)
        self.updateGeometry()

    def say_proof(self, proof: str, period: str) -> None:
        """What is proven, and what is counted."""
        self.proof.setText(proof)
        self.proof.setVisible(bool(proof))
        self.period.setText(period)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        box = QRectF(self.rect())
        rounded_box(QPainter(self), box, colours.surface, colours.line, theme.CARD_RADIUS)

    def _keep_in_sight(self, box: QRect) -> None:
        middle = self.bars.mapTo(self._inside, box.center())
        self._area.ensureVisible(middle.x(), middle.y(), 0, box.height())

    def _fit(self) -> None:
        self.setFixedWidth(max(WIDTH, min(_MOST_WIDTH, theme.scaled(WIDTH))))


class Bars(QWidget):
    """The bars themselves. A preview shows how they would be, the changed ones marked. The arrow
    keys go from bar to bar, Enter chooses as a click does."""

    chosen = Signal(int)
    moved = Signal(QRect)  # the bar that the keyboard came to

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(say("Fair shares"))
        self._at = 0  # the place of the bar that has the keyboard
        self._bars: Sequence[Bar] = ()
        self._preview: Mapping[int, Bar] = {}
        self._faces: Mapping[int, Face] = {}
        self._cover: Mapping[int, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changes().changed.connect(self.updateGeometry)

    def show_bars(
        self, bars: Sequence[Bar], faces: Mapping[int, Face], cover: Mapping[int, str]
    ) -> None:
        """Show these, in their order, without a preview."""
        self._bars, self._faces, self._preview = bars, faces, {}
        self._at = max(0, min(self._at, len(bars) - 1))
        self._cover = cover
        self.setAccessibleDescription(" ".join(f"{self._spoken(each)}." for each in bars))
        self.updateGeometry()
        self.update()

    def preview(self, bars: Sequence[Bar]) -> None:
        """How it would be; with none, as it is."""
        before = {each.person_id: each for each in self._bars}
        after = {
            each.person_id: each
            for each in bars
            if each.planned != before.get(each.person_id, each).planned
        }
        changed = {
            each for each in {*after, *self._preview} if after.get(each) != self._preview.get(each)
        }
        self._preview = after
        for place, bar in enumerate(self._bars):
            if bar.person_id in changed:
                self.update(QRect(0, place * self._row(), self.width(), self._row()))

    def shown(self) -> list[Bar]:
        """What stands there now, the preview included."""
        return [self._preview.get(each.person_id, each) for each in self._bars]

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 2 * (theme.WIDE - RING_ROOM), len(self._bars) * self._row())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y() // self._row())
        if 0 <= place < len(self._bars):
            self.chosen.emit(self._bars[place].person_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._go(self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match Qt.Key(event.key()):
            case Qt.Key.Key_Up:
                self._go(self._at - 1)
            case Qt.Key.Key_Down:
                self._go(self._at + 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self._bars:
                self.chosen.emit(self._bars[self._at].person_id)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, row = QPainter(self), self._row()
        first = max(0, int(event.rect().top() // row))
        last = int(event.rect().bottom() // row) + 1
        for place, bar in list(enumerate(self.shown()))[first:last]:
            box = QRectF(RING_ROOM, place * row, self.width() - 2 * RING_ROOM, row)
            around = box.adjusted(-RING_ROOM, 0, RING_ROOM, -4)
            if bar.person_id in self._preview:
                rounded_box(painter, around, theme.current().accent_soft)
            self._paint_bar(painter, box, bar)
            if self.hasFocus() and place == self._at:
                focus_ring(painter, around)

    def _go(self, place: int) -> None:
        if not 0 <= place < len(self._bars):
            return
        self._at = place
        announce(self, self._spoken(self._bars[place]))
        self.moved.emit(QRect(0, place * self._row(), self.width(), self._row()))
        self.update()

    def _paint_bar(self, painter: QPainter, box: QRectF, bar: Bar) -> None:
        colours, bold, small = theme.current(), hand("body", bold=True), hand("small")
        face = self._faces.get(bar.person_id)
        side = round(bold.height * 0.6)
        line = QRectF(box.left(), box.top() + 2, box.width(), bold.height)
        paint_mark(painter, QRectF(box.left(), line.center().y() - side / 2, side, side), face)
        left = box.left() + side + 6
        hours = str(bar.words)
        right = box.right() - small.wide(hours)
        painter.setFont(bold.font)
        painter.setPen(colours.text)
        initials = face.initials if face else "?"
        painter.drawText(QRectF(left, line.top(), 90, line.height()), _MIDDLE, initials)
        left += bold.wide(initials) + 6
        if face is not None and left + small.wide(face.short) + 6 <= right:
            painter.setFont(small.font)
            painter.setPen(colours.muted)
            painter.drawText(
                QRectF(left, line.top(), right - left, line.height()), _MIDDLE, face.short
            )
        painter.setFont(theme.tabular(small.font))
        painter.setPen(colours.text)
        painter.drawText(line, int(_MIDDLE) | int(Qt.AlignmentFlag.AlignRight), hours)
        line = QRectF(box.left(), line.bottom(), box.width(), small.height)
        self._paint_length(painter, line, bar)
        if bar.person_id in self._cover:
            painter.drawText(
                line.translated(0, small.height + 2), _MIDDLE, self._cover[bar.person_id]
            )

    def _paint_length(self, painter: QPainter, line: QRectF, bar: Bar) -> None:
        """The bar with the line of its target, and how far apart the two are, in words."""
        colours, small = theme.current(), hand("small")
        words = apart_words(bar)
        room = line.width() - small.wide(say("{hours} h under", hours="▼ 22.25")) - theme.TIGHT
        track = QRectF(line.left(), line.center().y() - _BAR / 2, room, _BAR)
        rounded_box(painter, track, colours.sunken, radius=_BAR / 2)
        face = self._faces.get(bar.person_id)
        ink = colours.category(face.colour if face else "slate").bar
        if bar.planned > 0:
            whole = QRectF(track.left(), track.top(), max(_BAR, room * bar.length), _BAR)
            rounded_box(painter, whole, ink, radius=_BAR / 2)
        at = round(track.left() + room * bar.mark)
        fill(painter, QRectF(at - 2, track.top() - 3, 4, _BAR + 6), colours.surface)
        fill(painter, QRectF(at - 1, track.top() - 3, 2, _BAR + 6), colours.text)
        painter.setFont(small.font)
        painter.setPen(colours.muted)
        painter.drawText(line, int(_MIDDLE) | int(Qt.AlignmentFlag.AlignRight), words)

    def _row(self) -> int:
        third = hand("small").height + 2 if self._cover else 0
        return round(hand("body", bold=True).height + hand("small").height + third + 12)

    def _spoken(self, bar: Bar) -> str:
        face = self._faces.get(bar.person_id)
        return say(
            "{name}: {hours}, {apart}",
            name=face.short if face else "?",
            hours=bar.words,
            apart=", ".join(filter(None, [str(bar.apart), self._cover.get(bar.person_id, "")])),
        )


def apart_words(bar: Bar) -> str:
    """``▲ 2 h over``, ``▼ 1 h under``, ``even``: a sign of its own for each."""
    words = str(bar.apart)
    if words == str(Bar(0, 0, 0, 0, 0).apart):
        return words
    return f"▲ {words}" if bar.over > 0 else f"▼ {words}"


_MIDDLE = Qt.AlignmentFlag.AlignVCenter
