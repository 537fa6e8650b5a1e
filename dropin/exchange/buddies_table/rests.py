"""When a buddy rests, as a table says it. Why they do is asked nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dropin.buddies.model import Rest
from dropin.dates import Customs, day_long
from dropin.exchange.cells import RowError
from dropin.exchange.day_cells import DayReader
from dropin.exchange.tidy_text import one_line
from dropin.records import record
from dropin.words import say

_DAY = timedelta(days=1)
_OPEN = frozenset(
    ("further notice", "until further notice", "they say so", "open", "yes", "y", "x", "✓")
)
_NO_REST = frozenset(("no", "n", "-", "–"))


@record
class RestSaid:
    """From a day (None: today) up to but not including another (None: until they say so)."""

    starts_on: date | None
    ends_on: date | None


@record
class RestChange:
    """A rest that is written; ``rest_id`` is the one that now ends otherwise, 0: a new one."""

    starts_on: date
    ends_on: date | None
    rest_id: int = 0


def read_rest(since: str, until: str, since_days: DayReader, days: DayReader) -> RestSaid | None:
    """What two cells say, None: nothing. The day in ``until`` is the last one of the rest, or
    words such as “further notice”. Raises RowError."""
    words = one_line(until).casefold().strip(". ")
    if words in _NO_REST or not (since or words):
        return None
    starts_on = since_days.read(since) if since else None
    if not words or words in _OPEN:
        return RestSaid(starts_on, None)
    ends_on = days.read(until) + _DAY
    if starts_on is not None and ends_on <= starts_on:
        raise RowError(say("The rest would be over before it begins; check the two days."))
    return RestSaid(starts_on, ends_on)


def rest_told(said: RestSaid, customs: Customs) -> str:
    """``rests, the last day is 15 January 2027``."""
    if said.ends_on is None:
        told = say("rests until they say so")
    else:
        told = say("rests, the last day is {day}", day=day_long(said.ends_on - _DAY, customs))
    if said.starts_on is None:
        return told
    return say("{rests}, from {day}", rests=told, day=day_long(said.starts_on, customs))


def rest_change(said: RestSaid, held: Iterable[Rest], today: date) -> RestChange | None:
    """What is to be written, given every rest of theirs; None where it stands so already, or is
    over. Raises RowError where it is another than the one they have then."""
    starts_on = said.starts_on or today
    if said.ends_on is not None and said.ends_on <= starts_on:
        return None
    then = [each for each in held if _overlap(each, starts_on, said.ends_on)]
    if not then:
        return RestChange(starts_on, said.ends_on)
    known = then[0]
    same = known.starts_on == said.starts_on or (said.starts_on is None and known.holds_on(today))
    if len(then) > 1 or not same:
        raise RowError(say("They rest then already, on other days; change that in the window."))
    if known.ends_on == said.ends_on:
        return None
    return RestChange(known.starts_on, said.ends_on, known.id)


def _overlap(held: Rest, starts_on: date, ends_on: date | None) -> bool:
    begins = ends_on is None or held.starts_on < ends_on
    return begins and (held.ends_on is None or starts_on < held.ends_on)
