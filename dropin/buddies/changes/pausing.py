"""One side is not there for a while. Nobody is asked why, and their place is kept."""

from __future__ import annotations

from datetime import date

from dropin.attendance.changes.telling import gone
from dropin.buddies.changes.ending import end_stand_ins
from dropin.buddies.changes.known import agreed_pair, check_side, known_pair, pair_names
from dropin.buddies.changes.owned import text_or_none
from dropin.buddies.model import BUDDY, Pair, Pause
from dropin.errors import KnownError
from dropin.storage.file import CentreFile
from dropin.words import say


def pause_pair(
    file: CentreFile, pair_id: int, side: str, starts_on: date, ends_on: date | None = None
) -> int:
    """One side is not there from a day up to but not including another (None: until they are
    back); returns the pause's id.

    KnownError before both agreed, where it would end before it begins, or that side pauses then
    already.
    """
    check_side(side)
    known = agreed_pair(file, pair_id)
    if ends_on is not None and ends_on <= starts_on:
        raise KnownError(
            say("The pause would be over before it begins. Nothing was changed."),
            say("Check the two days."),
        )
    if any(each.side == side and _overlap(each, starts_on, ends_on) for each in known.pauses):
        raise KnownError(
            say("The pair pauses then already. Nothing was changed."),
            say("Choose other days, or end the other pause first."),
        )
    with file.change(say("{pair} pause", pair=pair_names(file, known))) as change:
        return change.insert(
            "pair_pause",
            pair_id=pair_id,
            side=side,
            starts_on=starts_on.isoformat(),
            ends_on=text_or_none(ends_on),
        )


def end_pause(file: CentreFile, pair_id: int, pause_id: int, day: date) -> None:
    """They are back from that day on; whoever stood in for the buddy is thanked and done.

    A pause that did not begin yet goes.
    """
    known = known_pair(file, pair_id)
    pause = _pause(known, pause_id)
    with file.change(say("{pair} go on", pair=pair_names(file, known))) as change:
        if day <= pause.starts_on:
            change.delete("pair_pause", pause_id)
        else:
            change.update("pair_pause", pause_id, ends_on=day.isoformat())
        if pause.side == BUDDY:
            end_stand_ins(file, change, pair_id, day)


def _pause(known: Pair, pause_id: int) -> Pause:
    for each in known.pauses:
        if each.id == pause_id:
            return each
    raise gone()


def _overlap(held: Pause, starts_on: date, ends_on: date | None) -> bool:
    begins = ends_on is None or held.starts_on < ends_on
    return begins and (held.ends_on is None or starts_on < held.ends_on)
