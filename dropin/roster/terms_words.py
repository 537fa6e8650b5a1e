"""How much somebody takes on, as people say it and type it."""

from __future__ import annotations

from collections.abc import Iterator

from dropin.dates import Customs, day_long
from dropin.roster.model import RosterCustoms, Terms
from dropin.roster.telling import hours_words
from dropin.words import Message, say

_NAMED = {100: "full", 50: "half", 200: "double", 25: "quarter", 0: "none"}
MOST_SHARE = 1000


def share_words(percent: int) -> str:
    """``a full share``, ``half a share``, ``a double share``, ``75 % of a share``."""
    named = {
        100: say("a full share"),
        50: say("half a share"),
        200: say("a double share"),
        25: say("a quarter of a share"),
        0: say("no share"),
    }
    return named.get(percent) or say("{percent} % of a share", percent=percent)


def read_share(words: str) -> int:
    """Percent of a full share in "full", "half", "double", "75" or "75 %". Raises ValueError."""
    folded = " ".join(words.casefold().split())
    for percent in _NAMED:
        if folded in (share_words(percent).casefold(), _NAMED[percent]):
            return percent
    number = int(folded.removesuffix(say("of a share")).strip().removesuffix("%").strip())
    if not 0 <= number <= MOST_SHARE:
        raise ValueError(words)
    return number


def terms_told(terms: Terms, house: RosterCustoms, customs: Customs) -> tuple[Message, ...]:
    """On what terms somebody is on the roster, a sentence for each that says something."""
    return tuple(_terms(terms, house, customs))


def _terms(terms: Terms, house: RosterCustoms, customs: Customs) -> Iterator[Message]:
    yield Message("Takes {share}.", share=share_words(terms.share))
    if terms.ends_on is not None:
        yield Message(
            "On the roster until {day}, but not on it.", day=day_long(terms.ends_on, customs)
        )
    for number, one, many in (
        (terms.most_a_week, "At most 1 shift a week.", "At most {count} shifts a week."),
        (terms.most_a_month, "At most 1 shift a month.", "At most {count} shifts a month."),
        (terms.most_nights, "At most 1 night a month.", "At most {count} nights a month."),
    ):
        if number is not None:
            yield Message(one) if number == 1 else Message(many, count=number)
    rest = house.rest_minutes if terms.rest_minutes is None else terms.rest_minutes
    if rest:
        yield Message("{hours} hours of rest between shifts.", hours=hours_words(rest))
    if terms.rest_week_every is not None:
        yield Message("One week in {count} is free of duty.", count=terms.rest_week_every)
    first = house.shadow_first if terms.shadow_first is None else terms.shadow_first
    if first:
        one, many = (
            "1 shadow shift before the first alone.",
            ("{count} shadow shifts before the first alone."),
        )
        yield Message(one) if first == 1 else Message(many, count=first)
    if terms.lives_near:
        yield Message("Lives near, and is quick to come in.")
