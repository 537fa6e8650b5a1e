"""What a repaired roster would change, told before a person keeps it; nothing is written before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.dates import Customs, clock, day_short
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.labels import Label
from dropin.kit.side_panel import SidePanel
from dropin.relief.replanning import Move
from dropin.roster.planning.model import BACKUP
from dropin.words import say, say_count


class ReplanPanel(SidePanel):
    """``kept`` gives the moves that a person keeps."""

    kept = Signal(object)

    def __init__(
        self,
        moves: Sequence[Move],
        left: int,
        name_of: Callable[[int], str],
        customs: Customs,
        *,
        proven: bool,
    ) -> None:
        """``left`` shifts stay open then; ``proven``: no fewer changes cover as much."""
        self._proven = proven
        self.moves = tuple(moves)
        self._name_of, self._customs = name_of, customs
        self.lines: list[Label] = []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(Label(self._summary(left)))
        for move in self.moves:
            column.addSpacing(theme.HAIR)
            column.addWidget(Label(self._what(move), bold=True))
            line = Label(self._who(move))
            self.lines.append(line)
            column.addWidget(line)
        super().__init__(say("Re-plan around it"), content)
        if self.moves:
            words = say_count("Keep this change", "Keep these {count} changes", len(self.moves))
            self.keep_button = Button(words, "primary", pressed=self._keep)
            self.add_button(self.keep_button)
        self.add_button(Button(say("Leave it"), "quiet", pressed=self.close_panel))

    def _keep(self) -> None:
        self.kept.emit(self.moves)

    def _summary(self, left: int) -> str:
        if not self.moves:
            return say("The roster cannot cover more by moving people: please ring.")
        said = [say_count("1 shift changes.", "{count} shifts change.", len(self.moves))]
        if self._proven:
            said.append(say("Nothing covers as much with fewer changes."))
        if left:
            said.append(say_count("1 shift stays open.", "{count} shifts stay open.", left))
        else:
            said.append(say("Then every shift is covered."))
        return " ".join(said)

    def _what(self, move: Move) -> str:
        day, at = day_short(move.day, self._customs), clock(move.at, self._customs)
        title = say("{title}, backup", title=move.title) if move.role == BACKUP else move.title
        return f"{title}, {day} {at}"

    def _who(self, move: Move) -> str:
        before, after = self._name(move.before_id), self._name(move.after_id)
        if move.before_id is None:
            return say("stood open → {after}", after=after)
        if move.after_id is None:
            return say("{before} → stands open", before=before)
        return say("{before} → {after}", before=before, after=after)

    def _name(self, person_id: int | None) -> str:
        return self._name_of(person_id or 0) or say("somebody")
