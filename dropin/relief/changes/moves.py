"""What a repaired roster changes, written at once: just these slots, and no other."""

from __future__ import annotations

from collections.abc import Sequence

from dropin.errors import KnownError
from dropin.relief.replanning import Move
from dropin.roster.changes.filling import put_now
from dropin.roster.changes.laying_out import laid_out_slot
from dropin.storage.file import CentreFile
from dropin.words import say


def keep_moves(file: CentreFile, moves: Sequence[Move]) -> None:
    """Let the slots change hands, all in one step.

    Raises KnownError, with nothing changed, where the roster is no longer what the plan saw.
    """
    with file.change(say("Re-plan around an absence")) as change:
        for move in moves:
            _, slot = laid_out_slot(file, change, move.slot_id)
            if slot.person_id != move.before_id:
                raise KnownError(
                    say("The roster has changed since this was planned. Nothing was changed."),
                    say("Plan again."),
                )
            put_now(file, slot.id, move.after_id)
