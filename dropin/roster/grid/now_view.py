"""One line at the foot of the roster: who is on call now, until when, and who comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dropin.dates import Customs, clock
from dropin.kit import theme
from dropin.roster.grid.chip_view import hand, paint_mark
from dropin.roster.grid.faces import Face
from dropin.roster.model import Shift
from dropin.roster.now import OnCall
from dropin.roster.planning.model import PRIMARY
from dropin.roster.shifts import slots_of
from dropin.words import say


def first_of(shifts: Iterable[Shift]) -> list[int]:
    """Who is first on call in these shifts, each once."""
    found = [
        slot.person_id
        for _, slot in slots_of(shifts)
        if slot.role == PRIMARY and slot.person_id is not None
    ]
    return list(dict.fromkeys(found))


class NowLine(QWidget):
    """Words and marks in one line, so that nobody has to look for today in the grid."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[Face | str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
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
        self.update()

    def words(self) -> str:
        """The line as it is read aloud."""
        return " ".join(each if isinstance(each, str) else each.short for each in self._parts)

    def sizeHint(self) -> QSize:
        return QSize(200, round(hand("body").height + 2 * theme.SPACE))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, left = QPainter(self), float(theme.HAIR)
        for part in self._parts:
            left = self._paint_part(painter, part, left) + 6

    def _paint_part(self, painter: QPainter, part: Face | str, left: float) -> float:
        colours, written = theme.current(), hand("body", bold=isinstance(part, Face))
        text = part if isinstance(part, str) else f"{part.initials} {part.short}"
        if isinstance(part, Face):
            side = round(written.height * 0.6)
            paint_mark(painter, QRectF(left, (self.height() - side) / 2, side, side), part)
            left += side + 5
        painter.setFont(written.font)
        painter.setPen(colours.text if isinstance(part, Face) else colours.muted)
        box = QRectF(left, 0, self.width(), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        return left + written.wide(text)
