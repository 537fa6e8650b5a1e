"""Every edit of the choosing room, found here by its name.

Edits of ideas, ballots, the board and its meetings are named and undoable. Votes and paper
batches are neither: they write the sealed tables alone. How each comes about stands in
``changes/``.
"""

from __future__ import annotations

from dropin.choosing.changes.ballots import (
    close_ballot,
    remove_ballot,
    save_ballot,
    withdraw_option,
)
from dropin.choosing.changes.beginning import begin_activity, fill_seat
from dropin.choosing.changes.board import (
    decide,
    move_item,
    remove_decision,
    remove_item,
    remove_meeting,
    remove_seat,
    remove_term,
    save_item,
    save_meeting,
    save_seat,
    save_term,
    set_quorum,
)
from dropin.choosing.changes.gathering import gather_agenda
from dropin.choosing.changes.ideas import (
    put_in_idea,
    remove_idea,
    reply_to_idea,
    save_idea,
    support,
    withdraw_support,
)
from dropin.choosing.changes.votes import (
    count_batch,
    differing_papers,
    mark_paper,
    remove_batch,
    require_vote_left,
    save_batch_entry,
    start_batch,
    unmark_paper,
    vote,
)

__all__ = [
    "begin_activity",
    "close_ballot",
    "count_batch",
    "decide",
    "differing_papers",
    "fill_seat",
    "gather_agenda",
    "mark_paper",
    "move_item",
    "put_in_idea",
    "remove_ballot",
    "remove_batch",
    "remove_decision",
    "remove_idea",
    "remove_item",
    "remove_meeting",
    "remove_seat",
    "remove_term",
    "reply_to_idea",
    "require_vote_left",
    "save_ballot",
    "save_batch_entry",
    "save_idea",
    "save_item",
    "save_meeting",
    "save_seat",
    "save_term",
    "set_quorum",
    "start_batch",
    "support",
    "unmark_paper",
    "vote",
    "withdraw_option",
    "withdraw_support",
]
