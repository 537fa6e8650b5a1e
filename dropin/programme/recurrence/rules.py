"""Recurrence rules as RFC 5545 (section 3.3.10) writes them: the text and the thing itself.

Weekdays count from Monday = 0. What its dates are is in ``rule_dates``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from functools import lru_cache

from dropin.records import record
from dropin.words import Message

FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")
MOST_TIMES_A_DAY = 96  # every quarter of an hour, day and night
_ENDLESS = float("inf")
WITHIN_DAY = frozenset(("HOURLY", "MINUTELY", "SECONDLY"))
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class RuleError(ValueError):
    """A rule that means nothing. ``message`` says what is wrong in it; ``str()`` speaks it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


@record
class Rule:
    """One recurrence rule; making a nonsensical one raises RuleError.

    ``frequency`` is one of FREQUENCIES. ``by_day`` holds (ordinal, weekday): (0, 1) is every
    Tuesday, (2, 1) the second, (-1, 1) the last. ``until`` is the last date it may fall on.
    ``until_clock`` is set only where the text gave a date-time; ``until_in_utc`` says that it
    was in UTC. ``recurrence.settle_until`` turns both into a plain last date.
    """

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    by_month: tuple[int, ...] = ()
    by_week: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_day: tuple[tuple[int, int], ...] = ()
    by_position: tuple[int, ...] = ()
    week_start: int = 0
    by_hour: tuple[int, ...] = ()
    by_minute: tuple[int, ...] = ()
    by_second: tuple[int, ...] = ()
    until_clock: time | None = None
    until_in_utc: bool = False

    def __post_init__(self) -> None:
        _check(self)


@lru_cache(maxsize=4096)
def parse_rule(text: str) -> Rule:
    """The rule written ``FREQ=WEEKLY;BYDAY=TU``, with or without ``RRULE:`` before it.

    Upper or lower case; lists come out sorted and without repeats. Raises RuleError for a part
    that is unknown, repeated, empty, out of its range, or forbidden beside another (RFC 5545).
    """
    parts = _parts(text)
    if "FREQ" not in parts:
        raise RuleError(Message("The rule does not say how often: FREQ is missing."))
    until, until_clock, until_in_utc = _until(parts.get("UNTIL"))
    return Rule(
        frequency=parts["FREQ"],
        interval=_number("INTERVAL", parts.get("INTERVAL", "1")),
        count=_number("COUNT", parts["COUNT"]) if "COUNT" in parts else None,
        until=until,
        by_month=_numbers("BYMONTH", parts),
        by_week=_numbers("BYWEEKNO", parts),
        by_year_day=_numbers("BYYEARDAY", parts),
        by_month_day=_numbers("BYMONTHDAY", parts),
        by_day=_week_days(parts),
        by_position=_numbers("BYSETPOS", parts),
        week_start=_weekday("WKST", parts.get("WKST", "MO")),
        by_hour=_numbers("BYHOUR", parts),
        by_minute=_numbers("BYMINUTE", parts),
        by_second=_numbers("BYSECOND", parts),
        until_clock=until_clock,
        until_in_utc=until_in_utc,
    )


def parse_programme_rule(text: str) -> Rule:
    """As ``parse_rule``, for what people come to: RuleError where it fills the day with times."""
    rule = parse_rule(text)
    if _times_a_day(rule) > MOST_TIMES_A_DAY and (rule.count or _ENDLESS) > MOST_TIMES_A_DAY:
        raise RuleError(
            Message("The rule comes again too often for a programme: many times an hour.")
        )
    return rule


def write_rule(rule: Rule) -> str:
    """The rule's canonical text: one order of parts, sorted lists, defaults left out."""
    parts = [f"FREQ={rule.frequency}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.until is not None:
        parts.append(f"UNTIL={_until_text(rule, rule.until)}")
    for name, numbers in _number_lists(rule):
        if numbers:
            parts.append(f"{name}={','.join(map(str, _sorted(numbers)))}")
    if rule.by_day:
        days = sorted(set(rule.by_day), key=_by_day_order)
        parts.append("BYDAY=" + ",".join(f"{n or ''}{WEEKDAYS[day]}" for n, day in days))
    if rule.by_position:
        parts.append(f"BYSETPOS={','.join(map(str, _sorted(rule.by_position)))}")
    if rule.week_start:
        parts.append(f"WKST={WEEKDAYS[rule.week_start]}")
    return ";".join(parts)


# Reading

_KNOWN_PARTS = frozenset(
    (
        *("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"),
        *("BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYSETPOS"),
        *("BYHOUR", "BYMINUTE", "BYSECOND"),
    )
)
_MOST_DIGITS = 9
# Not made into a pattern before a rule has an end: few that still go on have one.
_UNTIL = r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?"


def _times_a_day(rule: Rule) -> float:
    """At most, on a day the rule lets through."""
    hours = len(rule.by_hour) or (24 if rule.frequency in WITHIN_DAY else 1)
    minutes = len(rule.by_minute) or (60 if rule.frequency in ("MINUTELY", "SECONDLY") else 1)
    seconds = len(rule.by_second) or (60 if rule.frequency == "SECONDLY" else 1)
    steps = rule.interval if rule.frequency in WITHIN_DAY else 1
    return hours * minutes * seconds / steps


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    # Some programs end the rule with a semicolon; nothing can be lost by allowing it.
    for part in text.strip().upper().removeprefix("RRULE:").removesuffix(";").split(";"):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or not value:
            raise RuleError(Message("“{part}” is not a part of a rule.", part=part))
        if name not in _KNOWN_PARTS:
            raise RuleError(Message("{name} is not known in a rule.", name=name))
        if name in parts:
            raise RuleError(Message("{name} stands in the rule twice.", name=name))
        parts[name] = value
    return parts


def _number(name: str, text: str) -> int:
    if not _is_number(text, _MOST_DIGITS):
        raise _not_understood(name, text)
    return int(text)


def _is_number(text: str, most_digits: int) -> bool:
    digits = text[1:] if text.startswith(("+", "-")) else text
    return digits.isascii() and digits.isdecimal() and len(digits) <= most_digits


def _numbers(name: str, parts: dict[str, str]) -> tuple[int, ...]:
    if name not in parts:
        return ()
    return _sorted(tuple(_number(name, item.strip()) for item in parts[name].split(",")))


def _week_days(parts: dict[str, str]) -> tuple[tuple[int, int], ...]:
    if "BYDAY" not in parts:
        return ()
    found = {_week_day(item.strip()) for item in parts["BYDAY"].split(",")}
    return tuple(sorted(found, key=_by_day_order))


def _week_day(text: str) -> tuple[int, int]:
    ordinal, weekday = text[:-2], text[-2:]
    if weekday not in WEEKDAYS:
        raise _not_understood("BYDAY", text)
    if ordinal and not (_is_number(ordinal, 2) and int(ordinal)):
        raise _not_understood("BYDAY", text)
    return int(ordinal or 0), WEEKDAYS.index(weekday)


def _weekday(name: str, text: str) -> int:
    if text not in WEEKDAYS:
        raise _not_understood(name, text)
    return WEEKDAYS.index(text)


def _until(text: str | None) -> tuple[date | None, time | None, bool]:
    if text is None:
        return None, None, False
    match = re.fullmatch(_UNTIL, text)
    if match is None:
        raise _not_understood("UNTIL", text)
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        clock = time(int(match[4]), int(match[5]), int(match[6])) if match[4] else None
    except ValueError:
        raise _not_understood("UNTIL", text) from None
    return day, clock, match[7] == "Z"


def _not_understood(name: str, text: str) -> RuleError:
    return RuleError(Message("{name} cannot be “{value}”.", name=name, value=text))


# Writing


def _until_text(rule: Rule, until: date) -> str:
    text = until.isoformat().replace("-", "")
    if rule.until_clock is None:
        return text
    clock = rule.until_clock.isoformat("seconds").replace(":", "")
    return f"{text}T{clock}{'Z' if rule.until_in_utc else ''}"


def _number_lists(rule: Rule) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return (
        ("BYMONTH", rule.by_month),
        ("BYWEEKNO", rule.by_week),
        ("BYYEARDAY", rule.by_year_day),
        ("BYMONTHDAY", rule.by_month_day),
        ("BYHOUR", rule.by_hour),
        ("BYMINUTE", rule.by_minute),
        ("BYSECOND", rule.by_second),
    )


def _sorted(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """From the beginning on, then those counted from the end."""
    return tuple(sorted(set(numbers), key=lambda number: (number < 0, number)))


def _by_day_order(item: tuple[int, int]) -> tuple[bool, int, int]:
    ordinal, weekday = item
    return ordinal < 0, ordinal, weekday


# Checking


_RANGES: tuple[tuple[str, Callable[[Rule], tuple[int, ...]], int, int], ...] = (
    ("BYMONTH", lambda rule: rule.by_month, 1, 12),
    ("BYHOUR", lambda rule: rule.by_hour, 0, 23),
    ("BYMINUTE", lambda rule: rule.by_minute, 0, 59),
    ("BYSECOND", lambda rule: rule.by_second, 0, 59),
)
_SIGNED_RANGES: tuple[tuple[str, Callable[[Rule], tuple[int, ...]], int], ...] = (
    ("BYWEEKNO", lambda rule: rule.by_week, 53),
    ("BYYEARDAY", lambda rule: rule.by_year_day, 366),
    ("BYMONTHDAY", lambda rule: rule.by_month_day, 31),
    ("BYSETPOS", lambda rule: rule.by_position, 366),
)


def _check(rule: Rule) -> None:
    if rule.frequency not in FREQUENCIES:
        raise _not_understood("FREQ", rule.frequency)
    if rule.interval < 1:
        raise _not_understood("INTERVAL", str(rule.interval))
    if rule.count is not None and rule.count < 1:
        raise _not_understood("COUNT", str(rule.count))
    if rule.count is not None and rule.until is not None:
        raise RuleError(Message("A rule ends after a count or on a date, not both."))
    _check_ranges(rule)
    _check_week_days(rule)
    _check_neighbours(rule)


def _check_ranges(rule: Rule) -> None:
    for name, of, lowest, highest in _RANGES:
        for number in of(rule):
            if not lowest <= number <= highest:
                raise _not_understood(name, str(number))
    for name, of, highest in _SIGNED_RANGES:
        for number in of(rule):
            if not 1 <= abs(number) <= highest:
                raise _not_understood(name, str(number))


def _check_week_days(rule: Rule) -> None:
    furthest = {"MONTHLY": 5, "YEARLY": 53}.get(rule.frequency, 0)
    for ordinal, weekday in rule.by_day:
        if not 0 <= weekday <= 6 or abs(ordinal) > 53:
            raise _not_understood("BYDAY", f"{ordinal or ''}{weekday}")
        if abs(ordinal) > furthest or (ordinal and rule.by_week):
            raise RuleError(
                Message(
                    "“{day}” counts weekdays within a month or year, which {frequency} has not.",
                    day=f"{ordinal}{WEEKDAYS[weekday]}",
                    frequency=rule.frequency,
                )
            )


def _check_neighbours(rule: Rule) -> None:
    forbidden = (
        ("BYWEEKNO", rule.by_week and rule.frequency != "YEARLY"),
        ("BYYEARDAY", rule.by_year_day and rule.frequency in ("DAILY", "WEEKLY", "MONTHLY")),
        ("BYMONTHDAY", rule.by_month_day and rule.frequency == "WEEKLY"),
    )
    for name, broken in forbidden:
        if broken:
            raise RuleError(
                Message(
                    "{name} means nothing in a rule that is {frequency}.",
                    name=name,
                    frequency=rule.frequency,
                )
            )
    if rule.by_position and not (rule.by_day or any(of for _, of in _number_lists(rule))):
        raise RuleError(Message("BYSETPOS picks from the other parts of a rule: none is there."))
