"""Line icons and category marks, drawn as vectors in the colour of a role.

The shapes live in ``resources/icons/icons.json``: each is SVG path data on a 24 by 24 grid, to be
stroked, using the absolute commands M, L, H, V, C, A (circles only) and Z, spaces between
numbers and before each command.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

ICONS_FILE = Path(__file__).parents[2] / "resources" / "icons" / "icons.json"
GRID = 24
_STROKE = 1.8
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Draw ``name`` into the square that fits ``rect``. Raises KeyError for no such icon."""
    path = icon_path(name)
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    painter.scale(side / GRID, side / GRID)
    painter.setPen(
        QPen(
            colour,
            _STROKE,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def icon(name: str, colour: QColor, side: int = GRID) -> QIcon:
    """A still picture for the parts of Qt that want a QIcon (menus, window lists)."""
    from PySide6.QtGui import QIcon, QPixmap  # ten milliseconds that start-up can do without

    picture = QPixmap(side * 2, side * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, QRectF(0, 0, side * 2, side * 2), name, colour)
    painter.end()
    picture.setDevicePixelRatio(2)
    return QIcon(picture)


@cache
def icon_path(name: str) -> QPainterPath:
    """The outline of ``name`` on the grid."""
    return path_of(_shapes()[name])


def path_of(data: str) -> QPainterPath:
    """SVG path ``data`` (the commands above) as a path. Raises ValueError for anything else."""
    path = QPainterPath()
    for command, numbers in _commands(data):
        _extend(path, command, numbers)
    return path


def category_mark(painter: QPainter, rect: QRectF, mark: str, colour: QColor) -> None:
    """Fill ``mark`` (one of ■ ● ▲ ◆ ★ ⬟ ✚ ▬) into the square that fits ``rect``."""
    path = _mark_path(mark)
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.scale(side / 2, side / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(path)
    painter.restore()


@cache
def _mark_path(mark: str) -> QPainterPath:
    """The mark within the circle of radius 1; sizes chosen so that all eight weigh the same."""
    path = QPainterPath()
    match mark:
        case "●":
            path.addEllipse(QPointF(0, 0), 0.82, 0.82)
        case "▬":
            path.addRect(QRectF(-0.95, -0.38, 1.9, 0.76))
        case "✚":
            path.addRect(QRectF(-0.32, -0.9, 0.64, 1.8))
            path.addRect(QRectF(-0.9, -0.32, 1.8, 0.64))
            path.setFillRule(Qt.FillRule.WindingFill)
        case "■":
            path.addRect(QRectF(-0.74, -0.74, 1.48, 1.48))
        case "▲":
            path.addPolygon(QPolygonF([QPointF(0, -0.85), QPointF(0.95, 0.8), QPointF(-0.95, 0.8)]))
        case "◆":
            path.addPolygon(_star(4, 1.0, 1.0))
        case "⬟":
            path.addPolygon(_star(5, 0.95, 0.95))
        case "★":
            path.addPolygon(_star(5, 1.0, 0.42))
        case _:
            raise ValueError(mark)
    path.closeSubpath()
    return path


def _star(points: int, outer: float, inner: float) -> QPolygonF:
    """A star standing on ``points`` tips; a regular polygon where both radii are the same."""
    steps = points if outer == inner else points * 2
    corners = []
    for step in range(steps):
        radius = outer if outer == inner or step % 2 == 0 else inner
        angle = 2 * math.pi * step / steps - math.pi / 2
        corners.append(QPointF(radius * math.cos(angle), radius * math.sin(angle)))
    return QPolygonF(corners)


@cache
def _shapes() -> dict[str, str]:
    shapes: dict[str, str] = json.loads(ICONS_FILE.read_text(encoding="utf-8"))
    return shapes


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    # Without regular expressions, whose making start-up would wait for.
    words = data.split()
    begins = [place for place, word in enumerate(words) if word[0].isalpha()]
    for begin, end in pairwise([*begins, len(words)]):
        command = words[begin:end]
        letter, first = command[0][0], command[0][1:]
        numbers = [float(word) for word in (first, *command[1:]) if word]
        if len(numbers) != _ARGUMENTS.get(letter):
            raise ValueError(" ".join(command))
        yield letter, numbers


def _extend(path: QPainterPath, command: str, numbers: list[float]) -> None:
    here = path.currentPosition()
    match command:
        case "M":
            path.moveTo(*numbers)
        case "L":
            path.lineTo(*numbers)
        case "H":
            path.lineTo(numbers[0], here.y())
        case "V":
            path.lineTo(here.x(), numbers[0])
        case "C":
            path.cubicTo(*numbers)
        case "A":
            _arc(path, here, numbers)
        case _:
            path.closeSubpath()


def _arc(path: QPainterPath, start: QPointF, numbers: list[float]) -> None:
    """An arc of a circle by its end points (SVG 2, appendix B.2.4, with equal radii)."""
    radius, _, _, large, sweep, end_x, end_y = numbers
    middle = QPointF((start.x() + end_x) / 2, (start.y() + end_y) / 2)
    half_x, half_y = (end_x - start.x()) / 2, (end_y - start.y()) / 2
    half = math.hypot(half_x, half_y)
    radius = max(radius, half)
    away = math.sqrt(radius * radius - half * half) / half
    side = -1 if large == sweep else 1
    centre = QPointF(middle.x() - side * half_y * away, middle.y() + side * half_x * away)
    # Qt counts angles against the clock with y upwards.
    first = math.degrees(math.atan2(centre.y() - start.y(), start.x() - centre.x()))
    last = math.degrees(math.atan2(centre.y() - end_y, end_x - centre.x()))
    span = -((first - last) % 360) if sweep else (last - first) % 360
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    path.arcTo(box, first, span)
