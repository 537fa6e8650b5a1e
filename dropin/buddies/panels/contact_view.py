"""Whether the two may see each other's number: only while both agree to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.buddies.model import BUDDY, MEMBER, SIDES, Pair
from dropin.buddies.operations import give_contact, withdraw_contact
from dropin.buddies.panels.pair_part_view import PairPart
from dropin.buddies.store import number_of_other
from dropin.kit import theme
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.parts import give_keyboard, keyboard_in, link, row
from dropin.storage.file import CentreFile
from dropin.words import say


class ContactPart(PairPart):
    """In sight while the pair is open and both agreed to be one."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__(say("Swap of numbers"), file, now)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.HAIR)
        self.column.addLayout(self._list)
        told = say("Whoever withdraws, withdraws both numbers at once.")
        self.column.addWidget(Label(told, "small", "muted"))

    def show_pair(self, pair: Pair, names: Mapping[int, str]) -> None:
        super().show_pair(pair, names)
        self.setVisible(pair.is_open and pair.both_agreed)
        held = keyboard_in(self)
        empty(self._list)
        for side in SIDES:
            self._list.addWidget(self._side(pair, side))
        for line in self._seen(pair):
            self._list.addWidget(line)
        give_keyboard(self, held)

    def _side(self, pair: Pair, side: str) -> QWidget:
        name = self.name_on(side)
        if any(each.side == side and each.stands for each in pair.contacts):
            act = link(say("Withdraw"), name, partial(self._withdraw, side))
            words = say("{name} agrees", name=name)
        else:
            act = link(say("Agrees"), name, partial(self._give, side))
            words = say("{name} has not agreed", name=name)
        act.setEnabled(self.editable)
        return row(words, act)

    def _seen(self, pair: Pair) -> list[QWidget]:
        """What each may see of the other; a line where one has no number to give."""
        lines: list[QWidget] = []
        for side, other in ((MEMBER, BUDDY), (BUDDY, MEMBER)):
            number = number_of_other(self.file, pair.id, side)
            if number:
                words = say(
                    "{name} may ring {other}: {number}",
                    name=self.name_on(side),
                    other=self.name_on(other),
                    number=number,
                )
                lines.append(Sign("phone", "good", words))
        return lines or [Label(say("Neither sees the other’s number."), role="muted")]

    def _give(self, side: str) -> None:
        act = partial(give_contact, self.file, self.known.id, side, self.today())
        self.attempt(act, say("{name} agrees to swap numbers.", name=self.name_on(side)))

    def _withdraw(self, side: str) -> None:
        act = partial(withdraw_contact, self.file, self.known.id, side, self.today())
        self.attempt(act, say("Withdrawn. Neither sees the other’s number now."))
