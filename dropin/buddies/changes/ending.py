"""Reviews, going on, and the end of a pair with a reason from a short list."""

from __future__ import annotations

from datetime import date, timedelta

from dropin.buddies.changes.known import agreed_pair, known_pair, met_pair, pair_names
from dropin.buddies.model import (
    ENDINGS,
    MOVED_ON,
    NEVER_MET,
    RENEWED,
    REVIEW_ENDED,
    STAND_IN_OVER,
    Pair,
)
from dropin.buddies.reading.buddies import customs
from dropin.buddies.reading.pairs import stand_ins_of
from dropin.errors import BugError, KnownError
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say


def renew(file: CentreFile, pair_id: int, day: date) -> None:
    """Both looked at how it goes and would like to go on; the next review is due in the weeks the
    centre chose. KnownError before the two met."""
    known = met_pair(file, pair_id)
    next_on = day + timedelta(weeks=customs(file).review_weeks)
    with file.change(say("{pair} go on", pair=pair_names(file, known))) as change:
        change.insert("pair_review", pair_id=pair_id, held_on=day.isoformat(), outcome=RENEWED)
        change.update("buddy_pair", pair_id, review_on=next_on.isoformat())


def end_pair(
    file: CentreFile, pair_id: int, ending: str, day: date, *, at_review: bool = False
) -> None:
    """End a pair with one of ENDINGS. Both consents to show a number end with it.

    A pair whose member or buddy was removed can be ended too; one that both have not agreed to is
    taken back instead, with a KnownError. NEVER_MET is for those who did not meet, MOVED_ON for
    those who did.
    """
    if ending not in ENDINGS:
        raise BugError(f"no ending: {ending}")
    known = _endable(file, pair_id)
    if (ending == NEVER_MET and known.met_on) or (ending == MOVED_ON and not known.met_on):
        raise KnownError(
            say("That is not how it was with these two. Nothing was changed."),
            say("Choose another reason."),
        )
    with file.change(say("{pair} end", pair=pair_names(file, known))) as change:
        if at_review:
            change.insert(
                "pair_review", pair_id=pair_id, held_on=day.isoformat(), outcome=REVIEW_ENDED
            )
        close_pair(change, known, ending, day)
        end_stand_ins(file, change, pair_id, day)


def end_stand_in(file: CentreFile, pair_id: int, day: date) -> None:
    """A temporary buddy is thanked and done. KnownError where it is no temporary pair, or over."""
    known = known_pair(file, pair_id)
    if known.stands_in_for is None or known.ended_on is not None:
        raise KnownError(
            say("This is no temporary pair that lasts. Nothing was changed."),
            say("Look at the list again."),
        )
    with file.change(say("{pair} no longer stand in", pair=pair_names(file, known))) as change:
        close_pair(change, known, STAND_IN_OVER, day)


def end_stand_ins(file: CentreFile, change: Change, pair_id: int, day: date) -> None:
    """Whoever stands in for a pair is done with it. Call within a change."""
    for each in stand_ins_of(file, pair_id):
        if each.ended_on is None:
            close_pair(change, each, STAND_IN_OVER, day)


def _endable(file: CentreFile, pair_id: int) -> Pair:
    known = known_pair(file, pair_id)
    is_left = known.ended_on is None and not known.is_open
    return known if is_left else agreed_pair(file, pair_id)


def close_pair(change: Change, known: Pair, ending: str, day: date) -> None:
    """Write the end of a pair; nobody sees a number any more. Call within a change."""
    change.update("buddy_pair", known.id, ended_on=day.isoformat(), ending=ending)
    for each in known.contacts:
        if each.stands:
            change.update("contact_consent", each.id, withdrawn_on=day.isoformat())
