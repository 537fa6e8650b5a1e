"""Fair turns: who would go first and why; a person ticks, and confirms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dropin.attendance.fair_turns import Turn, rule_in_words
from dropin.attendance.sign_ups import Room
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import CheckField
from dropin.kit.flow import Flow
from dropin.kit.labels import Label, Sign
from dropin.kit.side_panel import scrolling
from dropin.words import say, say_count

_WIDTH, _HEIGHT = 560, 480


class TurnsDialog(QDialog):
    """Proposes; ``chosen`` are the person ids a person confirmed, in the order proposed."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        turns: Sequence[Turn],
        room: Room,
        days: int,
        name_of: Callable[[int], str],
    ) -> None:
        super().__init__(parent)
        self.chosen: tuple[int, ...] = ()
        self._turns, self._room = turns, room
        self.setWindowTitle(say("Fair turns for {title}", title=title))
        self.checks = [CheckField(name_of(each.sign_up.person_id)) for each in turns]
        self.problem = Sign("warning", "careful")
        self.confirm_button = Button("", "primary", pressed=self._confirm)
        self.leave_button = Button(say("Cancel"), "quiet", pressed=self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, theme.ROOMY, theme.ROOMY, theme.WIDE)
        column.setSpacing(theme.TIGHT)
        column.addWidget(Label(self.windowTitle(), "section"))
        column.addWidget(Label(str(rule_in_words(days)), role="muted"))
        column.addWidget(Label(self._places_words(), bold=True))
        column.addWidget(scrolling(self._listed()), 1)
        column.addWidget(self.problem)
        column.addWidget(self._foot())
        self.resize(min(760, theme.scaled(_WIDTH)), min(640, theme.scaled(_HEIGHT)))
        for check in self.checks:
            check.changed.connect(self._weigh)
        self._weigh()

    def _listed(self) -> QWidget:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, theme.TIGHT, 0)
        column.setSpacing(0)
        for check, turn in zip(self.checks, self._turns, strict=True):
            check.set_value(turn.fits)
            heads = turn.sign_up.heads
            reason = str(turn.reason)
            if heads > 1:
                reason = say("{reason} · {count} places", reason=reason, count=heads)
            check.name_aloud(check.check.text(), reason)
            column.addWidget(check)
            told = Label(reason, "small", "muted")
            told.setContentsMargins(theme.scaled(30), 0, 0, theme.TIGHT)
            column.addWidget(told)
        column.addStretch(1)
        return listed

    def _foot(self) -> Flow:
        foot = Flow()
        foot.add(self.confirm_button)
        foot.add(self.leave_button)
        return foot

    def _places_words(self) -> str:
        free = self._room.free
        if free is None:
            return say("There is room for everybody.")
        if free == 0:
            return say("No place is free just now.")
        return say_count("1 place is free.", "{count} places are free.", free)

    def _ticked(self) -> list[Turn]:
        pairs = zip(self.checks, self._turns, strict=True)
        return [turn for check, turn in pairs if check.value()]

    def _weigh(self) -> None:
        """More than fit can't be confirmed; nobody ticked neither."""
        ticked, free = self._ticked(), self._room.free
        wanted = sum(turn.sign_up.heads for turn in ticked)
        too_many = free is not None and wanted > free
        self.problem.set_text(
            say("These need {wanted} places; {free} are free.", wanted=wanted, free=free)
            if too_many
            else ""
        )
        self.confirm_button.setText(
            say_count("Give 1 person a place", "Give {count} people a place", len(ticked))
        )
        self.confirm_button.updateGeometry()
        self.confirm_button.setEnabled(bool(ticked) and not too_many)

    def _confirm(self) -> None:
        self.chosen = tuple(turn.sign_up.person_id for turn in self._ticked())
        self.accept()
