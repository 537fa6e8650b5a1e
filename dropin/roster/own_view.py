"""My shifts: what one leader sees by their own name at the desk, in large type, and no one else's.

They offer a shift, take one that is offered, propose a swap, or answer one. Whose shifts the
others are is not told, but for the first name of who offers, if they agreed to be named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import day_short
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.flow import Flow
from dropin.kit.labels import Rule
from dropin.kit.large import LARGE, LARGEST, LargeButton, LargeLabel
from dropin.kit.layouts import empty
from dropin.people.store import person, trainings
from dropin.roster.model import Shift, Slot
from dropin.roster.now import MEMBERS_ROOM, role_words, span_words
from dropin.roster.offers import Standing
from dropin.roster.operations import answer_offer, offer_slot, propose_swap, take_back
from dropin.roster.planning.model import PRIMARY, Obstacle
from dropin.roster.store import (
    OwnShift,
    ToAnswer,
    Wanted,
    offers_to_answer,
    own_shifts,
    shifts_to_swap_for,
    shown_person,
)
from dropin.roster.telling import Telling, reason
from dropin.storage.file import CentreFile
from dropin.words import say


class OwnShifts(QWidget):
    """``said`` tells what was done; ``left`` comes where whoever it is of was removed."""

    said = Signal(str)
    left = Signal()

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._file, self._now = file, now
        self._person_id = 0
        self._swapping: OwnShift | None = None
        self.title = LargeLabel("", LARGEST, bold=True)
        self.told = LargeLabel("", role="good")
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.HAIR)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, 0, theme.ROOMY, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addLayout(self._column)
        column.addStretch(1)

    def show_person(self, person_id: int) -> None:
        """From now on show this leader's."""
        self._person_id, self._swapping = person_id, None
        self._say("")
        self.refresh()

    def forget(self) -> None:
        """Nobody's any more."""
        self._person_id, self._swapping = 0, None
        empty(self._column)

    def refresh(self) -> None:
        """Read the file again."""
        known = person(self._file, self._person_id)
        if known is None:
            self.left.emit()
            return
        self._customs = centre(self._file).customs
        names = {each.id: each.name for each in trainings(self._file)}
        self._telling = Telling({}, names, self._customs)
        empty(self._column)
        if self._swapping is not None:
            self._show_swaps(self._swapping)
            return
        self.title.setText(say("Your shifts, {name}", name=known.printed_name))
        to_answer = offers_to_answer(self._file, self._person_id, self._now())
        asked = [each for each in to_answer if each.standing.offer.other_id is not None]
        self._show_to_answer(say("Asked of you"), asked)
        found = own_shifts(self._file, self._person_id, self._now())
        if asked:
            self._heading(say("What you have"))
        if not found:
            self._sentence(say("You have no shifts in the next weeks."))
        for own in found:
            self._add(self._words(own.shift, own.slot), "", self._own_buttons(own))
        others = [each for each in to_answer if each not in asked]
        self._show_to_answer(say("You could take"), others)

    # What one can press.

    def _own_buttons(self, own: OwnShift) -> list[LargeButton]:
        if self._file.read_only is not None:
            return []
        if own.offers:
            return [
                self._button(_take_back_words(each), partial(self._take_back, each))
                for each in own.offers
            ]
        if own.shift.starts <= self._now():
            return []
        return [
            self._button(say("Offer it"), partial(self._offer, own)),
            self._button(say("Swap it…"), partial(self._begin_swap, own)),
        ]

    def _answers(self, each: ToAnswer) -> list[LargeButton]:
        if self._file.read_only is not None:
            return []
        yes = say("Yes, swap") if each.standing.is_swap else say("I take it")
        buttons = [self._button(yes, partial(self._answer, each, True))]
        if each.standing.offer.other_id is not None:
            buttons.append(self._button(say("No"), partial(self._answer, each, False)))
        return buttons

    def _offer(self, own: OwnShift) -> None:
        words = say("{shift} is offered.", shift=self._words(own.shift, own.slot))
        hint = say("It stays yours until somebody takes it.")
        self._do(
            lambda: offer_slot(self._file, own.slot.id, now=self._now(), said_to=_here()),
            f"{words} {hint}",
        )

    def _take_back(self, standing: Standing) -> None:
        words = say("{shift} stays yours.", shift=self._words(standing.shift, standing.slot))
        self._do(
            lambda: take_back(self._file, standing.offer.id, now=self._now(), said_to=_here()),
            words,
        )

    def _answer(self, each: ToAnswer, yes: bool) -> None:
        standing = each.standing
        shift = self._words(standing.shift, standing.slot)
        words = say("{shift} is yours now.", shift=shift) if yes else say("You said no.")
        self._do(
            lambda: answer_offer(
                self._file,
                standing.offer.id,
                self._person_id,
                yes=yes,
                now=self._now(),
                said_to=_here(),
            ),
            words,
        )

    def _begin_swap(self, own: OwnShift) -> None:
        self._swapping = own
        self._say("")
        self.refresh()
        self.focusNextChild()

    def _propose(self, own: OwnShift, wanted: Wanted) -> None:
        asked = say("You asked to swap for {shift}.", shift=self._words(wanted.shift, wanted.slot))
        words = f"{asked} {say('Until whoever has it says yes, all stays as it is.')}"
        self._swapping = None
        self._do(
            lambda: propose_swap(
                self._file, own.slot.id, wanted.slot.id, now=self._now(), said_to=_here()
            ),
            words,
        )

    def _end_swap(self) -> None:
        self._swapping = None
        self.refresh()
        self.focusNextChild()

    def _do(self, act: Callable[[], object], words: str) -> None:
        try:
            act()
        except KnownError as error:
            self._say(str(error), "needed")
            self.refresh()
            return
        self._say(words)
        self.refresh()
        self.said.emit(words)

    # What shows.

    def _show_to_answer(self, heading: str, offered: Sequence[ToAnswer]) -> None:
        if offered:
            self._heading(heading)
        for each in offered:
            self._add(self._offered(each.standing), self._reasons(each.told), self._answers(each))

    def _show_swaps(self, own: OwnShift) -> None:
        self.title.setText(
            say("For which shift would you swap {shift}?", shift=self._words(own.shift, own.slot))
        )
        found = shifts_to_swap_for(self._file, own.slot.id, self._now())
        if not found:
            self._sentence(say("There is none that both of you could take."))
        for each in found:
            button = self._button(say("Ask for this"), partial(self._propose, own, each))
            self._add(self._words(each.shift, each.slot), self._reasons(each.told), [button])
        row = Flow()
        row.add(self._button(say("Back"), self._end_swap))
        self._column.addWidget(row)

    def _words(self, shift: Shift, slot: Slot) -> str:
        """``Tue 24 Nov 10:00–14:00, Desk``, with the role where it is not the first."""
        parts = (
            f"{day_short(shift.day, self._customs)} {span_words(shift, self._customs)}",
            shift.name,
            role_words(slot.role) if slot.role != PRIMARY else "",
        )
        return say(", ").join(filter(None, parts))

    def _offered(self, standing: Standing) -> str:
        giver = shown_person(self._file, standing.offer.person_id, self._now(), MEMBERS_ROOM)
        name = giver.name if giver is not None and giver.name else say("Somebody")
        shift = self._words(standing.shift, standing.slot)
        if standing.wanted_shift is None or standing.wanted is None:
            return say("{name} offers {shift}", name=name, shift=shift)
        return say(
            "{name} would swap {shift} for your {wanted}",
            name=name,
            shift=shift,
            wanted=self._words(standing.wanted_shift, standing.wanted),
        )

    def _reasons(self, told: Sequence[Obstacle]) -> str:
        reasons = dict.fromkeys(str(reason(each, self._telling)) for each in told)
        if not reasons:
            return ""
        return say("What speaks against it: {reasons}", reasons=say(", ").join(reasons))

    def _add(self, words: str, careful: str, buttons: list[LargeButton]) -> None:
        row = Flow(theme.TIGHT)
        row.add(_at_left(LargeLabel(words, LARGE)))
        for button in buttons:
            button.setAccessibleDescription(words)
            row.add(button, at_end=True)
        self._column.addWidget(row)
        if careful:
            self._column.addWidget(_at_left(LargeLabel(careful, LARGE, "careful")))
        self._column.addWidget(Rule())

    def _heading(self, words: str) -> None:
        heading = _at_left(LargeLabel(words, LARGE, bold=True))
        heading.setContentsMargins(0, theme.WIDE, 0, 0)
        self._column.addWidget(heading)

    def _sentence(self, words: str) -> None:
        self._column.addWidget(_at_left(LargeLabel(words, LARGE, "muted")))

    def _button(self, words: str, act: Callable[[], object]) -> LargeButton:
        button = LargeButton(words, "plain", LARGE)
        button.clicked.connect(lambda: act())
        return button

    def _say(self, words: str, role: str = "good") -> None:
        self.told.set_role(role)
        self.told.setText(words)
        self.told.setVisible(bool(words))


def _at_left(label: LargeLabel) -> LargeLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return label


def _here() -> str:
    """To whom it was said: nobody but this screen."""
    return say("the on-call window")


def _take_back_words(standing: Standing) -> str:
    return say("Take the swap back") if standing.is_swap else say("Take the offer back")
