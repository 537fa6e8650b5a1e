"""Who could stand in a slot: a line for each, best first; what is typed above it narrows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import FramedLine
from dropin.kit.lines import Line, LineLook
from dropin.roster.grid.candidates import candidate_words
from dropin.roster.grid.chip_view import paint_mark
from dropin.roster.grid.faces import Face
from dropin.roster.planning.choices import Choice
from dropin.roster.telling import Telling
from dropin.words import say

_AT_FIRST = 6


class CandidateList(QWidget):
    """``picked`` tells whose line was pressed. The arrow keys go from line to line."""

    picked = Signal(int)

    def __init__(
        self, found: Sequence[Choice], faces: Mapping[int, Face], telling: Telling
    ) -> None:
        super().__init__()
        self._found, self._faces, self._telling = found, faces, telling
        self._all = False
        self.lines: list[CandidateLine] = []
        self.box = FramedLine()
        self.box.setPlaceholderText(say("Choose somebody"))
        self.box.setAccessibleName(say("Choose somebody"))
        self.box.textChanged.connect(lambda _text: self._show())
        self.box.returnPressed.connect(self._pick_first)
        self.box.installEventFilter(self)
        self.more = Button("", "link", pressed=self._show_all)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        column.addWidget(self.box)
        column.addLayout(self._column)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    def take_keyboard(self) -> None:
        """To the line one types in."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() != Qt.Key.Key_Down or not self.lines:
            return False
        self.lines[0].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _wanted(self) -> list[Choice]:
        words = self.box.text().casefold().split()
        return [each for each in self._found if self._matches(each, words)]

    def _matches(self, candidate: Choice, words: Sequence[str]) -> bool:
        face = self._faces.get(candidate.leader_id)
        names = f"{face.name} {face.short} {face.initials}".casefold() if face else ""
        return all(word in names for word in words)

    def _show(self) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        wanted = self._wanted()
        shown = wanted if self._all or self.box.text() else wanted[:_AT_FIRST]
        self.lines = [self._line(each) for each in shown]
        for line in self.lines:
            self._column.addWidget(line)
        rest = len(wanted) - len(shown)
        self.more.setText(say("{count} more", count=rest))
        self.more.setVisible(rest > 0)

    def _show_all(self) -> None:
        self._all = True
        first_new = len(self.lines)
        self._show()
        if first_new < len(self.lines):
            self.lines[first_new].setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, candidate: Choice) -> CandidateLine:
        face = self._faces.get(candidate.leader_id)
        name = face.name if face else self._telling.name(candidate.leader_id)
        words = str(candidate_words(candidate, self._telling))
        line = CandidateLine(
            name,
            words[:1].upper() + words[1:],
            LineLook(bold=not candidate.obstacles),
            mark=_mark(face),
        )
        line.clicked.connect(lambda: self.picked.emit(candidate.leader_id))
        line.moved.connect(lambda step: self._move(line, step))
        return line

    def _move(self, line: CandidateLine, step: int) -> None:
        place = self.lines.index(line) + step
        if place < 0:
            self.take_keyboard()
        elif place < len(self.lines):
            self.lines[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _pick_first(self) -> None:
        wanted = self._wanted()
        if wanted and self.box.text():
            self.picked.emit(wanted[0].leader_id)


class CandidateLine(Line):
    """One leader; arrow keys go on to the next."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)


def _mark(face: Face | None) -> Callable[[QPainter, QRectF], None]:
    return lambda painter, spot: paint_mark(painter, spot, face)
