"""Every edit of the room, found here by its name, undoable; each comes about in ``changes/``."""

from __future__ import annotations

from dropin.buddies.changes.answering import ask, note_answer
from dropin.buddies.changes.concerns import mark_concern, note_called
from dropin.buddies.changes.contact import give_contact, withdraw_contact
from dropin.buddies.changes.ending import end_pair, end_stand_in, renew
from dropin.buddies.changes.learning import (
    note_shadowing,
    note_support,
    plan_support,
    remove_support,
)
from dropin.buddies.changes.meeting import (
    cancel_first_meeting,
    note_check_in,
    note_met,
    plan_first_meeting,
    remove_check_in,
    remove_goal,
    save_goal,
)
from dropin.buddies.changes.pausing import end_pause, pause_pair
from dropin.buddies.changes.programme import (
    add_usual_topics,
    remove_topic,
    save_customs,
    save_topic,
    set_needed_trainings,
)
from dropin.buddies.changes.proposing import offer_stand_in, propose, propose_set, take_back
from dropin.buddies.changes.requests import (
    ask_for_another,
    change_request,
    make_request,
    withdraw_request,
)
from dropin.buddies.changes.terms import (
    change_rest,
    end_rest,
    leave_programme,
    note_rest,
    save_terms,
    set_avoided,
)

__all__ = [
    "add_usual_topics",
    "ask",
    "ask_for_another",
    "cancel_first_meeting",
    "change_request",
    "change_rest",
    "end_pair",
    "end_pause",
    "end_rest",
    "end_stand_in",
    "give_contact",
    "leave_programme",
    "make_request",
    "mark_concern",
    "note_answer",
    "note_called",
    "note_check_in",
    "note_met",
    "note_rest",
    "note_shadowing",
    "note_support",
    "offer_stand_in",
    "pause_pair",
    "plan_first_meeting",
    "plan_support",
    "propose",
    "propose_set",
    "remove_check_in",
    "remove_goal",
    "remove_support",
    "remove_topic",
    "renew",
    "save_customs",
    "save_goal",
    "save_terms",
    "save_topic",
    "set_avoided",
    "set_needed_trainings",
    "take_back",
    "withdraw_contact",
    "withdraw_request",
]
