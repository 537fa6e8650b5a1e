"""Every edit of sign-ups, attendances, fees and agreements, found here by its name.

Each is one named, undoable step; how they come about stands in ``changes/``. Where somebody's
decision goes beyond what the rules allow by themselves, an argument says so (``although_full``,
``although_paused``, ``out_of_turn``).
"""

from __future__ import annotations

from dropin.attendance.changes.agreed import (
    LET_BE,
    LIFTED,
    STANDS,
    TALKED,
    answer_appeal,
    appeal_pause,
    confirm_pause,
    end_agreement,
    hold_conversation,
    save_agreement,
)
from dropin.attendance.changes.checking_in import (
    check_in,
    excuse,
    mark_missed,
    set_guests,
    set_head_count,
    set_presence,
    turn_away,
    undo_check_in,
    walk_in,
)
from dropin.attendance.changes.customs import note_companion, save_customs, set_interests
from dropin.attendance.changes.fees import give_back, pay, reprice, save_cash_day, waive
from dropin.attendance.changes.places import answer_offer, confirm_turns, lapse_offers, offer_place
from dropin.attendance.changes.signing_up import change_party, move_sign_ups, sign_up, withdraw
from dropin.attendance.changes.training_days import note_training_day, set_trained_by

__all__ = [
    "LET_BE",
    "LIFTED",
    "STANDS",
    "TALKED",
    "answer_appeal",
    "answer_offer",
    "appeal_pause",
    "change_party",
    "check_in",
    "confirm_pause",
    "confirm_turns",
    "end_agreement",
    "excuse",
    "give_back",
    "hold_conversation",
    "lapse_offers",
    "mark_missed",
    "move_sign_ups",
    "note_companion",
    "note_training_day",
    "offer_place",
    "pay",
    "reprice",
    "save_agreement",
    "save_cash_day",
    "save_customs",
    "set_guests",
    "set_head_count",
    "set_interests",
    "set_presence",
    "set_trained_by",
    "sign_up",
    "turn_away",
    "undo_check_in",
    "waive",
    "walk_in",
    "withdraw",
]
