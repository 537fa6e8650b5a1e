"""Every edit of the room, named and undoable; how they come about stands in ``changes/``."""

from __future__ import annotations

from dropin.relief.changes.calls import cancel_date, leave_at_one, note_call, take_back
from dropin.relief.changes.moves import keep_moves
from dropin.relief.changes.reliefs import (
    call_off,
    come_back,
    give_back,
    relieve,
    set_end,
)

__all__ = [
    "call_off",
    "cancel_date",
    "come_back",
    "give_back",
    "keep_moves",
    "leave_at_one",
    "note_call",
    "relieve",
    "set_end",
    "take_back",
]
