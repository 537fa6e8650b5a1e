"""Whose number the other may see: only while both consent, and taken back at once."""

from __future__ import annotations

from datetime import date

from dropin.buddies.changes.known import agreed_pair, check_side, known_pair, pair_names
from dropin.storage.file import CentreFile
from dropin.words import say


def give_contact(file: CentreFile, pair_id: int, side: str, day: date) -> None:
    """One side lets the other see their number. It shows once both did.

    Given twice is given once. KnownError before both agreed to be a pair.
    """
    check_side(side)
    known = agreed_pair(file, pair_id)
    if any(each.side == side and each.stands for each in known.contacts):
        return
    with file.change(say("{pair} swap numbers", pair=pair_names(file, known))) as change:
        change.insert("contact_consent", pair_id=pair_id, side=side, given_on=day.isoformat())


def withdraw_contact(file: CentreFile, pair_id: int, side: str, day: date) -> None:
    """From this moment neither sees the other's number. Withdrawn twice is withdrawn once."""
    check_side(side)
    known = known_pair(file, pair_id)
    standing = [each for each in known.contacts if each.side == side and each.stands]
    if not standing:
        return
    with file.change(say("{pair} swap no numbers", pair=pair_names(file, known))) as change:
        for each in standing:
            change.update("contact_consent", each.id, withdrawn_on=day.isoformat())
