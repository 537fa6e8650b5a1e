"""Every edit of the roster, found here by its name, undoable; each comes about in ``changes/``."""

from __future__ import annotations

from dropin.roster.changes.filling import exchange, lock, note_done, put
from dropin.roster.changes.leaders import (
    end_absence,
    leave_roster,
    note_absence,
    remove_absence,
    return_gently,
    save_customs,
    save_terms,
    set_usual_week,
    set_wishes,
)
from dropin.roster.changes.patterns import remove_pattern, save_pattern
from dropin.roster.changes.publishing import discard_draft, keep_draft, publish
from dropin.roster.changes.shifts import add_shift, change_shift, leave_out_shift

__all__ = [
    "add_shift",
    "change_shift",
    "discard_draft",
    "end_absence",
    "exchange",
    "keep_draft",
    "leave_out_shift",
    "leave_roster",
    "lock",
    "note_absence",
    "note_done",
    "publish",
    "put",
    "remove_absence",
    "remove_pattern",
    "return_gently",
    "save_customs",
    "save_pattern",
    "save_terms",
    "set_usual_week",
    "set_wishes",
]
