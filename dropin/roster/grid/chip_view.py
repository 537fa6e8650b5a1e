"""How one chip is drawn: soft fill, bar, mark and initials; a gap dashed, with what is missing.

Nothing is told by colour alone: people have a mark and letters, gaps their words, a broken rule
and a lock their signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from dropin.kit import theme
from dropin.kit.icons import category_mark, paint_icon
from dropin.kit.painting import blend, rounded_box
from dropin.roster.grid.cells import GAP, HELD, MISSED, Cell
from dropin.roster.grid.faces import Face
from dropin.roster.planning.model import BACKUP, SHADOW
from dropin.words import say

BAR = 4
_RADIUS = 5
_DIM = 0.28
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Hand:
    """A font with what it measures, kept while the text size stays."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.height = self.metrics.height()
        self._wide: dict[str, float] = {}

    def wide(self, text: str) -> float:
        """How wide a text is; asked for the same few hundreds again and again."""
        if text not in self._wide:
            self._wide[text] = self.metrics.horizontalAdvance(text)
        return self._wide[text]


@cache
def hand(size: theme.TypeSize, bold: bool = False) -> Hand:
    return Hand(theme.font(size, bold=bold))


def forget_hands() -> None:
    """The text size is another now."""
    hand.cache_clear()


def first_height() -> float:
    """Of the chip of whoever is first on call: a comfortable target."""
    return max(theme.LEAST_TARGET, round(hand("body", bold=True).height + 14))


def other_height() -> float:
    """Of the chips of others on call."""
    return round(hand("small", bold=True).height + 10)


def least_width(initials: Iterable[str] = ("AM",), *, tall: bool = False) -> float:
    """So that a mark and the widest of these initials fit, in a tall chip or a low one."""
    letters = hand("body" if tall else "small", bold=True)
    widest = max((letters.wide(each) for each in initials), default=0)
    return round(BAR + 3 + round(letters.height * 0.62) + 3 + widest + 3)


def paint_cell(
    painter: QPainter, box: QRectF, cell: Cell, face: Face | None, *, dim: bool = False
) -> None:
    """Draw the cell into ``box``; ``face`` is whoever stands in it."""
    if dim:
        painter.setOpacity(_DIM)
    if cell.state == HELD:
        paint_chip(painter, box, face, cell)
    elif cell.state == GAP:
        _paint_gap(painter, box, cell)
    else:
        _paint_open(painter, box, cell)
    if dim:
        painter.setOpacity(1)


def paint_chip(painter: QPainter, box: QRectF, face: Face | None, cell: Cell | None = None) -> None:
    """Somebody's chip; with ``cell`` also which role, and its signs."""
    colours = theme.current()
    category = colours.category(face.colour if face else "slate")
    is_tall = box.height() >= first_height()
    edge = colours.careful if cell is not None and cell.broken else None
    rounded_box(painter, box, category.soft, edge, _RADIUS, 1.5)
    rounded_box(painter, QRectF(box.left(), box.top(), BAR, box.height()), category.bar, radius=2)
    letters = hand("body" if is_tall else "small", bold=True)
    is_narrow = box.width() <= theme.scaled(70)
    side = round(letters.height * 0.62)
    initials = face.initials if face else "?"
    spot = QRectF(box.left() + BAR + (3 if is_narrow else 7), 0, side, side)
    spot.moveTop(box.center().y() - side / 2)
    left = spot.right() + (3 if is_narrow else 5)
    signs = _signs(cell)
    right = box.right() - 4 - len(signs) * (_sign_side() + 2)
    if signs and right < left + letters.wide(initials):
        paint_icon(painter, spot.adjusted(-1, -1, 1, 1), *signs[0])  # in place of the mark
        right = box.right() - 4
    else:
        category_mark(painter, spot, category.mark, category.bar)
        _paint_signs(painter, QRectF(right, box.top(), 0, box.height()), signs)
    _write(painter, letters, colours.text, left, box, initials)
    left += letters.wide(initials) + 5
    for words in _after_initials(cell, face):
        small = hand("small")
        if words and left + small.wide(words) <= right:
            _write(painter, small, colours.muted, left, box, words)
            left += small.wide(words) + 5


def paint_mark(painter: QPainter, spot: QRectF, face: Face | None) -> None:
    """Somebody's mark alone, in their colour."""
    category = theme.current().category(face.colour if face else "slate")
    category_mark(painter, spot, category.mark, category.bar)


def paint_tag(painter: QPainter, box: QRectF, face: Face | None, *, careful: bool) -> None:
    """A small tag in the rows of who is away, or whose training lapses."""
    colours = theme.current()
    small = hand("small")
    rounded_box(painter, box, colours.careful_soft if careful else colours.sunken, radius=4)
    side = round(small.height * 0.55)
    spot = QRectF(box.left() + 4, box.center().y() - side / 2, side, side)
    if careful:
        paint_icon(painter, spot.adjusted(-1, -1, 1, 1), "warning", colours.careful)
    else:
        paint_mark(painter, spot, face)
    ink = colours.careful if careful else colours.muted
    _write(painter, small, ink, spot.right() + 3, box, face.initials if face else "?")


def tag_width(face: Face | None) -> float:
    small = hand("small")
    return 4 + round(small.height * 0.55) + 3 + small.wide(face.initials if face else "?") + 5


def role_words(role: str) -> str:
    """Beside the initials, for who is not first on call."""
    return {BACKUP: say("2nd"), SHADOW: say("shadow")}.get(role, "")


def _after_initials(cell: Cell | None, face: Face | None) -> list[str]:
    short = face.short if face else ""
    if cell is None:
        return [short]
    return [role_words(cell.slot.role), cell.hours or short]


def _signs(cell: Cell | None) -> list[tuple[str, QColor]]:
    """Of a broken rule and of a lock, the gravest first: icons in their colours."""
    colours = theme.current()
    if cell is None:
        return []
    broken = [("warning", colours.careful)] if cell.broken else []
    return broken + ([("lock", colours.muted)] if cell.slot.locked else [])


def _paint_signs(painter: QPainter, box: QRectF, signs: Sequence[tuple[str, QColor]]) -> None:
    """Beside one another from the left edge of ``box`` on."""
    side = _sign_side()
    for place, (icon, ink) in enumerate(reversed(signs)):
        left = box.left() + 2 + place * (side + 2)
        paint_icon(painter, QRectF(left, box.center().y() - side / 2, side, side), icon, ink)


def _sign_side() -> int:
    return round(hand("small").height * 0.8)


def _paint_gap(painter: QPainter, box: QRectF, cell: Cell) -> None:
    colours = theme.current()
    _dashed(painter, box, colours.needed_soft, colours.needed, 1.4)
    bold, small = hand("small", bold=True), hand("small")
    room = box.width() - 12
    words = next((each for each in gap_words(cell) if bold.wide(each) <= room), "?")
    why = say("why?")
    if box.height() >= bold.height + small.height + 2 and small.wide(why) <= room:
        upper = QRectF(box.left(), box.center().y() - bold.height, box.width(), bold.height)
        _write(painter, bold, colours.needed, box.left() + 7, upper, words)
        lower = upper.translated(0, bold.height - 1)
        _write(painter, small, colours.needed, box.left() + 7, lower, why)
        return
    _write(painter, bold, colours.needed, box.left() + 7, box, words)
    left = box.left() + 7 + bold.wide(words) + 5
    if left + small.wide(why) <= box.right() - 4:
        _write(painter, small, colours.needed, left, box, why)


def gap_words(cell: Cell) -> list[str]:
    """What is missing, the fullest wording first."""
    words = [say("Needs {language}", language=each.title()) for each in cell.slot.languages]
    if cell.slot.role == BACKUP:
        return [*words, say("Needs a 2nd"), say("2nd?")]
    return [*words, say("Needs 1"), say("Gap")]


def _paint_open(painter: QPainter, box: QRectF, cell: Cell) -> None:
    colours = theme.current()
    words = role_words(cell.slot.role) or say("open")
    if cell.state == MISSED:
        words = say("nobody")
    _dashed(painter, box, None, blend(colours.edge, colours.ground, 0.55), 1)
    small = hand("small")
    if small.wide(words) <= box.width() - 10:
        _write(painter, small, colours.muted, box.left() + 7, box, words)


def _dashed(
    painter: QPainter, box: QRectF, fill: QColor | None, edge: QColor, width: float
) -> None:
    rounded_box(painter, box, fill, radius=_RADIUS)
    pen = QPen(edge, width)
    pen.setDashPattern([3, 2.4])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), _RADIUS, _RADIUS)


def _write(
    painter: QPainter, written: Hand, ink: QColor, left: float, box: QRectF, text: str
) -> None:
    """In the middle of the height of ``box``, from ``left`` on."""
    painter.setFont(written.font)
    painter.setPen(ink)
    base = box.center().y() + (written.metrics.ascent() - written.metrics.descent()) / 2
    painter.drawText(QPointF(left, base), text)
