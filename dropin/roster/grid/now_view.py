"""One line at the foot of the roster: who is on call now, until when, and who comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dropin.dates import Customs, clock
from dropin.kit import theme
from dropin.records import record
from dropin.roster.grid.chip_view import hand, paint_mark
from dropin.roster.grid.faces import Face
from dropin.roster.model import Shift
from dropin.roster.planning.model import PRIMARY
from dropin.words import say


@record
class OnCallLine:
    """Who is first on call now and next, as ids; ``until`` is when the last of them goes."""

    now: tuple[int, ...] = ()
    until: datetime | None = None
    next: tuple[int, ...] = ()


def on_call_line(shifts: Sequence[Shift], at: datetime) -> OnCallLine:
    """What the roster, which is published as it stands, says of the moment ``at``."""
    running = [each for each in shifts if each.starts <= at < each.ends]
    ahead = [each for each in shifts if each.starts > at]
    soonest = min((each.starts for each in ahead), default=None)
    coming = [each for each in ahead if each.starts == soonest]
    until = max((each.ends for each in running), default=None)
    return OnCallLine(_first_of(running), until, _first_of(coming))


def _first_of(shifts: Sequence[Shift]) -> tuple[int, ...]:
    found = [
        slot.person_id
        for shift in shifts
        for slot in shift.slots
        if slot.role == PRIMARY and slot.person_id is not None
    ]
    return tuple(dict.fromkeys(found))


class NowLine(QWidget):
    """Words and marks in one line, so that nobody has to look for today in the grid."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[Face | str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changes().changed.connect(self.updateGeometry)

    def show_line(
        self, line: OnCallLine, faces: Mapping[int, Face], at: datetime, customs: Customs
    ) -> None:
        """``at`` is on the centre's wall."""
        parts: list[Face | str] = [say("On call now:")]
        parts += [faces[each] for each in line.now if each in faces] or [say("nobody")]
        if line.until is not None and line.now:
            end = line.until.astimezone(at.tzinfo).time()
            parts.append(say("until {clock}", clock=clock(end, customs)))
        if line.next:
            parts.append(say("then"))
            parts += [faces[each] for each in line.next if each in faces]
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
