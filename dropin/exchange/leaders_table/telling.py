"""Somebody's terms in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dropin.dates import Customs, day_long
from dropin.roster.usual_week import liking_words
from dropin.words import say, say_count

_DAY = timedelta(days=1)


def terms_told(said: Mapping[str, object], customs: Customs) -> str:
    """What ``said``, by field of ``roster.model.Terms``, comes to."""
    return "; ".join(_told(field, value, customs) for field, value in said.items())


def _told(field: str, value: object, customs: Customs) -> str:
    if field == "starts_on" and isinstance(value, date):
        return say("on the roster from {day}", day=day_long(value, customs))
    if field == "ends_on":
        if not isinstance(value, date):
            return say("with no last day")
        return say("last day {day}", day=day_long(value - _DAY, customs))
    if field == "share":
        return say("share {percent} %", percent=value)
    if field == "rest_minutes" and isinstance(value, int):
        hours = f"{value // 60}:{value % 60:02}" if value % 60 else str(value // 60)
        return say("{hours} hours of rest", hours=hours)
    if field == "rest_week_every":
        if value is None:
            return say("no rest weeks")
        return say("one week in {number} without duty", number=value)
    if field == "otherwise":
        return say("otherwise: {liking}", liking=liking_words(str(value)))
    if field == "lives_near":
        return say("lives near") if value else say("does not live near")
    if field == "shadow_first" and isinstance(value, int):
        return say_count("{count} shadow shift first", "{count} shadow shifts first", value)
    return _limit_told(field, value)


def _limit_told(field: str, value: object) -> str:
    if not isinstance(value, int):
        return say(_NO_LIMIT[field])
    return say_count(*_MOST[field], value)


_NO_LIMIT = {
    "most_a_week": "any number of shifts a week",
    "most_a_month": "any number of shifts a month",
    "most_nights": "any number of nights a month",
}
_MOST = {
    "most_a_week": ("at most 1 shift a week", "at most {count} shifts a week"),
    "most_a_month": ("at most 1 shift a month", "at most {count} shifts a month"),
    "most_nights": ("at most 1 night a month", "at most {count} nights a month"),
}
