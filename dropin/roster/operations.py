"""Every edit of the roster, found here by its name, undoable; each comes about in ``changes/``."""

from __future__ import annotations

from dropin.roster.changes.absences import (
    come_back,
    end_absence,
    forget_gentle_return,
    note_absence,
    remove_absence,
    return_gently,
)
from dropin.roster.changes.filling import exchange, lock, note_done, put, put_now, stand_down
from dropin.roster.changes.honoraria import (
    remove_adjustment,
    remove_rate,
    save_adjustment,
    save_rate,
)
from dropin.roster.changes.leaders import (
    leave_roster,
    save_customs,
    save_terms,
    set_usual_week,
    set_wishes,
)
from dropin.roster.changes.offers import (
    Answered,
    answer_offer,
    offer_slot,
    offer_to,
    propose_swap,
    take_back,
)
from dropin.roster.changes.patterns import remove_pattern, save_pattern
from dropin.roster.changes.publishing import discard_draft, keep_draft, publish
from dropin.roster.changes.shifts import add_shift, change_shift, leave_out_shift
from dropin.roster.changes.tally import (
    add_usual_kinds,
    change_tally,
    move_kind,
    note_tally,
    remove_kind,
    remove_tally,
    save_kind,
)

__all__ = [
    "Answered",
    "add_shift",
    "add_usual_kinds",
    "answer_offer",
    "change_shift",
    "change_tally",
    "come_back",
    "discard_draft",
    "end_absence",
    "exchange",
    "forget_gentle_return",
    "keep_draft",
    "leave_out_shift",
    "leave_roster",
    "lock",
    "move_kind",
    "note_absence",
    "note_done",
    "note_tally",
    "offer_slot",
    "offer_to",
    "propose_swap",
    "publish",
    "put",
    "put_now",
    "remove_absence",
    "remove_adjustment",
    "remove_kind",
    "remove_pattern",
    "remove_rate",
    "remove_tally",
    "return_gently",
    "save_adjustment",
    "save_customs",
    "save_kind",
    "save_pattern",
    "save_rate",
    "save_terms",
    "set_usual_week",
    "set_wishes",
    "stand_down",
    "take_back",
]
