"""What a person does to the roster: each done at once, said afterwards, and undone if not meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from dropin.errors import KnownError
from dropin.roster.grid.cells import Cell
from dropin.roster.grid.gathering import RosterShown
from dropin.roster.grid.moving import outcome_of
from dropin.roster.grid.spoken import obstacles_words, shift_words
from dropin.roster.grid.standing import Standing
from dropin.roster.model import Draft, Shift
from dropin.roster.operations import (
    change_shift,
    discard_draft,
    exchange,
    leave_out_shift,
    lock,
    note_done,
    publish,
    put,
)
from dropin.roster.planning.model import Obstacle
from dropin.storage.file import CentreFile
from dropin.words import say


class RosterActions(QObject):
    """``said`` tells what was done, for a toast with Undo; ``told`` what could not be."""

    said = Signal(str)
    told = Signal(str)

    def __init__(self, file: CentreFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.shown: RosterShown | None = None

    def put(self, cell: Cell, person_id: int | None) -> None:
        """Let somebody stand in the slot, or nobody."""
        if person_id == cell.person_id:
            return
        shift = self._shift(cell.shift)
        if person_id is None:
            words = say("Nobody stands in {shift} now.", shift=shift)
            self._do(lambda: put(self._file, cell.id, None), words)
            return
        name = self._name(person_id)
        against = self._standing.in_the_way(person_id, cell.id)
        words = say("{name} stands in {shift}.", name=name, shift=shift)
        self._do(lambda: put(self._file, cell.id, person_id), self._with_rules(words, against))

    def drop(self, taken: Cell, over: Cell) -> None:
        """Move somebody to another slot, or let two change places."""
        against = outcome_of(self._standing, taken, over).obstacles
        name = self._name(taken.person_id)
        if over.person_id is None:
            words = say("{name} moved to {shift}.", name=name, shift=self._shift(over.shift))
        else:
            words = say(
                "{name} and {other} changed places.", name=name, other=self._name(over.person_id)
            )
        self._do(lambda: exchange(self._file, taken.id, over.id), self._with_rules(words, against))

    def turn_lock(self, cell: Cell) -> None:
        """Plans leave the slot alone from now on, or may change it again."""
        locked = not cell.slot.locked
        shift, name = self._shift(cell.shift), self._name(cell.person_id)
        words = (
            say("{name} stays in {shift}: plans leave it alone.", name=name, shift=shift)
            if locked
            else say("Plans may change {shift} again.", shift=shift)
        )
        self._do(lambda: lock(self._file, cell.id, locked), words)

    def note_done(self, cell: Cell, minutes: int | None) -> None:
        """What was really done in the slot; None: as long as the shift."""
        self._do(
            lambda: note_done(self._file, cell.id, minutes),
            say("Noted what was done in {shift}.", shift=self._shift(cell.shift)),
        )

    def change(self, draft: Shift) -> bool:
        """Other hours or a note for this one shift; whether it was done."""
        words = say("{shift} has changed, this once.", shift=self._shift(draft))
        return self._do(lambda: change_shift(self._file, draft), words)

    def leave_out(self, shift: Shift) -> None:
        """Nobody is on call in this one shift."""
        words = say("{shift} is left out, this once.", shift=self._shift(shift))
        self._do(lambda: leave_out_shift(self._file, shift.id), words)

    def publish(self, draft: Draft, now: datetime) -> None:
        """The draft is the roster from now on."""
        self._do(
            lambda: publish(self._file, draft.starts_on, draft.ends_on, now=now),
            say("The roster is published."),
        )

    def let_go(self) -> None:
        """The draft goes; the roster stays as it was."""
        self._do(
            lambda: discard_draft(self._file),
            say("The draft is gone. The roster stands as it was published."),
        )

    @property
    def _standing(self) -> Standing:
        assert self.shown is not None
        return self.shown.standing

    def _do(self, act: Callable[[], object], words: str) -> bool:
        try:
            act()
        except KnownError as error:
            self.told.emit(str(error))
            return False
        self.said.emit(words)
        return True

    def _with_rules(self, words: str, against: Sequence[Obstacle]) -> str:
        """What was done, and which rules that breaks."""
        assert self.shown is not None
        if not against:
            return words
        rules = "; ".join(map(str, obstacles_words(against, self.shown.telling)))
        return say("{words} Careful: {rules}.", words=words, rules=rules)

    def _shift(self, shift: Shift) -> str:
        assert self.shown is not None
        return shift_words(shift, self.shown.customs)

    def _name(self, person_id: int | None) -> str:
        assert self.shown is not None
        return self.shown.telling.name(person_id)
