"""What a person does on the page: each calls one operation and tells what was done.

The world's errors pass through: the window says them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dropin.errors import KnownError
from dropin.kit.tasks import Tasks
from dropin.people.store import person
from dropin.relief.model import YES, Need
from dropin.relief.operations import (
    cancel_date,
    give_back,
    keep_moves,
    leave_at_one,
    note_call,
    take_back,
)
from dropin.relief.reading.dates import title_of
from dropin.relief.replanning import Move, changes_proven, moves, repaired
from dropin.relief.store import repair
from dropin.relief.telling import answer_words
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class CoverActions(QObject):
    """``said`` tells what was done, ``told`` what was not; ``replanned`` gives moves, how many
    shifts stay open, and whether that is proven."""

    said = Signal(str)
    told = Signal(str)
    replanned = Signal(object, int, bool)

    def __init__(self, file: CentreFile, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._file, self._now = file, now
        self.tasks = Tasks(self)
        self.tasks.failed.connect(self._failed)

    def note(self, need: Need, person_id: int, outcome: str) -> None:
        """What somebody said; a yes covers it."""
        title = title_of(self._file, need.what)
        note_call(self._file, need.what, person_id, outcome, self._now())
        name = self._name(person_id)
        if outcome == YES:
            self.said.emit(say("{name} covers {what}.", name=name, what=title))
        else:
            answer = answer_words(outcome)
            self.said.emit(say("{name}, {what}: {answer}.", name=name, what=title, answer=answer))

    def take_back(self, need: Need, person_id: int) -> None:
        """Whoever covers it cannot after all."""
        title = title_of(self._file, need.what)
        take_back(self._file, need.what, person_id, self._now())
        self.said.emit(say("{what} needs cover again.", what=title))

    def leave_at_one(self, need: Need) -> None:
        title = title_of(self._file, need.what)
        leave_at_one(self._file, need.what)
        self.said.emit(say("{what} goes on with one leader.", what=title))

    def cancel(self, need: Need) -> None:
        title = title_of(self._file, need.what)
        cancel_date(self._file, need.what)
        self.said.emit(say("{what} is cancelled.", what=title))

    def give_back(self, person_id: int, slot_id: int) -> None:
        """A shift that was theirs is theirs again."""
        if give_back(self._file, person_id, [slot_id]):
            self.said.emit(say("{name} has it back.", name=self._name(person_id)))

    def replan(self) -> None:
        """Ask the planner, beside the window, how the roster could be repaired."""
        asked = repair(self._file, self._now())
        if asked is None:
            self.told.emit(say("No shift needs cover. Activities are covered by ringing."))
            return
        self.tasks.run(
            say("Looking for the fewest changes"),
            lambda progress: repaired(asked.problem, lambda: progress.cancelled),
            lambda plan: self.replanned.emit(
                moves(asked.shifts, asked.problem, plan.assignment),
                len(plan.open_slots),
                changes_proven(plan),
            ),
        )

    def keep(self, found: tuple[Move, ...]) -> None:
        """The shifts change hands as a person saw it."""
        keep_moves(self._file, found)
        self.said.emit(say_count("1 shift changed.", "{count} shifts changed.", len(found)))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.told.emit(str(error))

    def _name(self, person_id: int) -> str:
        who = person(self._file, person_id)
        return who.name if who is not None else ""
