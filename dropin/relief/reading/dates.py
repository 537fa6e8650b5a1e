"""One date of an activity as it stands now, and what a thing that needs cover is called."""

from __future__ import annotations

from datetime import timedelta

from dropin.centre.store import centre
from dropin.dates import day_short
from dropin.programme.model import Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import date_change, programme_between
from dropin.relief.model import SLOT, What
from dropin.roster.store import shift_of_slot
from dropin.storage.file import CentreFile
from dropin.words import say

_A_DAY = timedelta(days=1)


def date_of(file: CentreFile, what: What) -> Occurrence | None:
    """The date that ``what`` is about, wherever it was moved; None where it is no longer on."""
    assert what.original_day is not None
    held = date_change(file, what.time_id, what.original_day, what.original_at)
    day = what.original_day if held is None or held.moved_to is None else held.moved_to
    key = (what.time_id, what.original_day, what.original_at)
    on = occurrences(programme_between(file, day, day + _A_DAY), day, day + _A_DAY)
    return next((each for each in on if each.key == key), None)


def title_of(file: CentreFile, what: What) -> str:
    """``Phone line on Tue 24 Nov``; empty where it is no longer there."""
    if what.kind == SLOT:
        known = shift_of_slot(file, what.slot_id)
        title, day = (known[0].name, known[0].day) if known is not None else ("", None)
    else:
        on = date_of(file, what)
        title, day = (on.title, on.day) if on is not None else ("", None)
    if day is None:
        return ""
    return say("{title} on {day}", title=title, day=day_short(day, centre(file).customs))
