"""One line at the foot of the roster: who is on call now, until when, and who comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dropin.dates import Customs, clock
from dropin.kit import theme
from dropin.roster.grid.chip_view import Hand, hand, paint_mark
from dropin.roster.grid.faces import Face
from dropin.roster.model import Shift
from dropin.roster.now import OnCall
from dropin.roster.planning.model import PRIMARY
from dropin.roster.shifts import slots_of
from dropin.words import say

_BETWEEN, _AFTER_MARK = 6, 5
_WIDE = 100_000
"""So wide that all stands on one line."""


def first_of(shifts: Iterable[Shift]) -> list[int]:
    """Who is first on call in these shifts, each once."""
    found = [
        slot.person_id
        for _, slot in slots_of(shifts)
        if slot.role == PRIMARY and slot.person_id is not None
    ]
    return list(dict.fromkeys(found))


class NowLine(QWidget):
    """Words and marks in one line where there is room, so that nobody has to look for today in
    the grid."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[Face | str] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changes().changed.connect(self.updateGeometry)

    def show_line(self, told: OnCall, faces: Mapping[int, Face], customs: Customs) -> None:
        """``told.at`` is on the centre's wall."""
        now, coming = first_of(told.now), first_of(told.next)
        parts: list[Face | str] = [say("On call now:")]
        parts += [faces[each] for each in now if each in faces] or [say("nobody")]
        until = max((shift.ends for shift in told.now), default=None)
        if until is not None and now:
            end = until.astimezone(told.at.tzinfo).time()
            parts.append(say("until {clock}", clock=clock(end, customs)))
        if coming:
            parts.append(say("then"))
            parts += [faces[each] for each in coming if each in faces]
        self._parts = parts
        self.setAccessibleName(self.words())
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The line as it is read aloud."""
        return " ".join(each if isinstance(each, str) else each.short for each in self._parts)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.heightForWidth(_WIDE))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = 1 + max((line for _, _, line in self._places(width)), default=0)
        return round(hand("body").height * lines + 2 * theme.SPACE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for part, left, line in self._places(self.width()):
            self._paint_part(painter, part, left, theme.SPACE + line * hand("body").height)

    def _places(self, width: float) -> Iterator[tuple[Face | str, float, int]]:
        """Each part, where it begins and on which line: what does not fit goes on to another."""
        left, line = float(theme.HAIR), 0
        for part in self._parts:
            wide = _wide(part)
            if left > theme.HAIR and left + wide > width:
                left, line = float(theme.HAIR), line + 1
            yield part, left, line
            left += wide + _BETWEEN

    def _paint_part(self, painter: QPainter, part: Face | str, left: float, top: float) -> None:
        colours, written = theme.current(), _written(part)
        if isinstance(part, Face):
            side = _side(written)
            middle = top + (written.height - side) / 2
            paint_mark(painter, QRectF(left, middle, side, side), part)
            left += side + _AFTER_MARK
        painter.setFont(written.font)
        painter.setPen(colours.text if isinstance(part, Face) else colours.muted)
        box = QRectF(left, top, self.width(), written.height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, _text(part))


def _text(part: Face | str) -> str:
    return part if isinstance(part, str) else f"{part.initials} {part.short}"


def _written(part: Face | str) -> Hand:
    return hand("body", bold=isinstance(part, Face))


def _side(written: Hand) -> int:
    """Of a mark beside words."""
    return round(written.height * 0.6)


def _wide(part: Face | str) -> float:
    written = _written(part)
    mark = _side(written) + _AFTER_MARK if isinstance(part, Face) else 0
    return mark + written.wide(_text(part))
