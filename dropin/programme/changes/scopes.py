"""What "this and following" and "all" make of one time of an activity.

*This and following* splits a time in two at a date its rule gave. *All* changes the time as it
is, its past too. In both, what was edited by hand on one date survives: the fields set by hand
stay, the others follow. Where the new rule only moves the dates, each hand-edited date goes with
the date it belongs to; one that was itself moved stays on the day it was moved to. A hand-edited
date that the new rule no longer gives is kept as a picked date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from dropin.errors import KnownError
from dropin.programme.changes.edits import RuleEdit
from dropin.programme.changes.rule_moves import MovedRule, moved_rule
from dropin.programme.model import DATED, ActivityTime, DateChange
from dropin.programme.recurrence.rule_dates import dates, ends_on, is_within_day
from dropin.programme.recurrence.rules import Rule, parse_rule, write_rule
from dropin.words import say

_FAR = timedelta(days=60 * 366)  # a rule without a date in sixty years has come to its end
_YEARS = timedelta(days=5 * 366)  # holds the last dates of a yearly rule, leap days too
_PATTERN = timedelta(days=70)  # how far around its dates a rule shows its pattern
_NEAR = timedelta(days=6)  # dates of two rules further apart are not the same one, moved
_EDGE = 16  # so many dates at each end of a rule hold all its weekdays, twice and more


def begins_before(each: ActivityTime, day: date) -> bool:
    """Whether any date of the time, by rule or picked, is before ``day``."""
    if each.dating != DATED:
        return False
    if any(picked < day for picked in each.added):
        return True
    if each.starts_on is None:
        return bool(each.rule)
    return any(True for _ in rule_dates(each, each.starts_on, day))


def rule_dates(each: ActivityTime, first: date, end: date) -> Iterable[date]:
    """The dates of the rule alone, before dates are added or excluded.

    A time without a rule has one date of its own: the day it starts on, if it says one.
    """
    if each.rule:
        return dates(parse_rule(each.rule), each.starts_on, first, end)
    return [each.starts_on] if each.starts_on and first <= each.starts_on < end else ()


def split(each: ActivityTime, day: date) -> tuple[ActivityTime, ActivityTime]:
    """The time up to but not including ``day``, and a new one (id 0, no uid) from there on.

    Together they have the same dates as before; a COUNT is shared out between them. Raises
    KnownError for a rule that repeats within a day.
    """
    earlier_rule, later_rule = _split_rule(each, day)
    first = next(iter(rule_dates(each, day, day + _FAR)), None)
    earlier = replace(
        each,
        rule=earlier_rule,
        starts_on=each.starts_on if earlier_rule or _is_single_before(each, day) else None,
        added=tuple(picked for picked in each.added if picked < day),
        excluded=tuple(picked for picked in each.excluded if picked < day),
    )
    later = replace(
        each,
        id=0,
        uid="",
        rule=later_rule if first else "",
        starts_on=first,
        added=tuple(picked for picked in each.added if picked >= day),
        excluded=tuple(picked for picked in each.excluded if picked >= day),
    )
    return earlier, later


def edited_time(each: ActivityTime, origin: date, edit: RuleEdit) -> ActivityTime:
    """The time after an edit made on the date its rule put on ``origin``.

    Raises KnownError where the edit moves a day that no rule can follow.
    """
    target = edit.get("day", origin)
    if target != origin and "rule" not in edit:
        each = _moved_time(each, origin, target)
    return replace(
        each,
        rule=edit.get("rule", each.rule),
        starts_on=edit.get("starts_on", each.starts_on),
        term=edit.get("term", each.term),
        at=edit.get("at", each.at),
        minutes=edit.get("minutes", each.minutes),
        topic=edit.get("topic", each.topic),
        place_id=edit.get("place_id", each.place_id),
    )


def carried(
    before: ActivityTime,
    after: ActivityTime,
    changes: Sequence[DateChange],
    *,
    keep_hand_edits: bool = True,
    shift: timedelta = timedelta(0),
) -> tuple[ActivityTime, tuple[DateChange, ...]]:
    """``after`` with its date changes, once its dates differ from ``before``.

    ``shift`` is by how much a person dragged one date, the best guess where others went. Without
    ``keep_hand_edits``, a date that the new rule no longer gives is dropped with its change.
    """
    if _same_dates(before, after) or _within_day(before) or _within_day(after):
        return after, tuple(changes)
    concerned = [each.original_day for each in changes] + list(before.excluded)
    new_days = _new_days(before, after, concerned, shift)
    if after.excluded == before.excluded:
        moved = {new_days.get(day, day) for day in before.excluded}
        after = replace(after, excluded=tuple(sorted(moved - set(after.added))))
    kept: dict[date, DateChange] = {}
    for each in changes:
        day = new_days.get(each.original_day)
        if day is None and keep_hand_edits and each.original_day not in before.added:
            day = each.original_day
            after = _with_picked(after, day)
        if day is not None and day not in after.excluded:
            kept.setdefault(day, _on_day(each, day))
    return after, tuple(kept.values())


def _same_dates(before: ActivityTime, after: ActivityTime) -> bool:
    return (before.rule, before.starts_on, before.added, before.excluded) == (
        (after.rule, after.starts_on, after.added, after.excluded)
    )


def _within_day(each: ActivityTime) -> bool:
    return bool(each.rule) and is_within_day(parse_rule(each.rule))


def _on_day(each: DateChange, day: date) -> DateChange:
    return replace(each, original_day=day, moved_to=None if each.moved_to == day else each.moved_to)


def _with_picked(each: ActivityTime, day: date) -> ActivityTime:
    return replace(
        each,
        added=tuple(sorted({*each.added, day})),
        excluded=tuple(other for other in each.excluded if other != day),
    )


# Splitting


def _split_rule(each: ActivityTime, day: date) -> tuple[str, str]:
    if not each.rule:
        return "", ""
    rule = parse_rule(each.rule)
    if is_within_day(rule):
        raise KnownError(
            say("This activity repeats within a day, so it cannot be split at a date."),
            say("Change this one, or all."),
        )
    start = each.starts_on
    if start is None:
        return write_rule(_until(rule, day)), each.rule
    past = sum(1 for _ in dates(rule, start, start, day)) if start < day else 0
    if past == 0:
        return "", each.rule
    if rule.count is None:
        return write_rule(_until(rule, day)), each.rule
    left = rule.count - past
    return (
        write_rule(replace(rule, count=past)),
        write_rule(replace(rule, count=left)) if left > 0 else "",
    )


def _is_single_before(each: ActivityTime, day: date) -> bool:
    return not each.rule and each.starts_on is not None and each.starts_on < day


def _until(rule: Rule, day: date) -> Rule:
    last = day - timedelta(days=1)
    if rule.until is not None and rule.until <= last:
        return rule
    return replace(rule, until=last, until_clock=None, until_in_utc=False)


# Moving


def _moved_time(each: ActivityTime, origin: date, target: date) -> ActivityTime:
    if not each.rule:
        return _shifted(each, target - origin)
    if origin in each.added and origin not in rule_dates(each, origin, origin + timedelta(1)):
        return replace(each, added=tuple(sorted({*each.added, target} - {origin})))
    rule = parse_rule(each.rule)
    moved = moved_rule(rule, origin, target)
    if moved is None or is_within_day(rule):
        raise KnownError(
            say(
                "These dates come round in a way that moving one day does not say. "
                "Nothing was changed."
            ),
            say("Move this one only, or write anew how often it is."),
        )
    return _bounded(each, rule, moved)


def _bounded(each: ActivityTime, rule: Rule, moved: MovedRule) -> ActivityTime:
    """The moved rule with its beginning and end where they went, and no date more than before.

    Where one of several weekdays moves, the first or last week could gain a date: it is
    excluded. A COUNT would then count wrongly, so it becomes a last day.
    """
    start, until, new_rule = each.starts_on, rule.until, moved.rule
    opening: list[date] = []
    closing: list[date] = []
    if start is not None:
        opening = list(islice(rule_dates(each, start, start + _FAR), _EDGE))
        start = min(map(moved.place, opening), default=start)
    if rule.count is not None and len(rule.by_day) > 1:
        until = ends_on(rule, each.starts_on)
    if until is not None:
        since = each.starts_on or until - _YEARS
        closing = list(rule_dates(each, since, until + timedelta(days=1)))[-_EDGE:]
        until = max(map(moved.place, closing), default=until)
        new_rule = replace(new_rule, count=None, until=until)
    after = replace(each, rule=write_rule(new_rule), starts_on=start)
    gained = _gained(after, opening, closing, set(map(moved.place, [*opening, *closing])))
    return replace(after, excluded=tuple(sorted({*after.excluded, *gained})))


def _gained(
    after: ActivityTime, opening: list[date], closing: list[date], moved: set[date]
) -> set[date]:
    """Dates at the two ends of a rule that none of the old dates was moved to."""
    found: set[date] = set()
    if opening and after.starts_on:
        first = opening[: _EDGE // 2][-1]
        found.update(rule_dates(after, after.starts_on, first))
    if closing:
        last = closing[-(_EDGE // 2) :][0]
        found.update(rule_dates(after, last, max(moved) + timedelta(days=1)))
    return found - moved


def _shifted(each: ActivityTime, shift: timedelta) -> ActivityTime:
    return replace(
        each,
        starts_on=each.starts_on + shift if each.starts_on else None,
        added=tuple(day + shift for day in each.added),
    )


# Hand-edited dates under a new rule


def _new_days(
    before: ActivityTime, after: ActivityTime, concerned: Sequence[date], shift: timedelta
) -> dict[date, date]:
    """Where each concerned date is now; absent: the new rule no longer gives it.

    A date that was no date of the time before stays where it is.
    """
    if not concerned:
        return {}
    first, end = min(concerned), max(concerned) + timedelta(days=1)
    old = set(rule_dates(before, first, end))
    new = set(rule_dates(after, first, end))
    moved = {}
    if shift or not {day for day in concerned if day in old} <= new:
        moved = _paired(before, after, [day for day in concerned if day in old], shift)
    days: dict[date, date] = {}
    for day in concerned:
        if day in after.added or (day not in old and day not in before.added):
            days[day] = day
        elif day in before.added:
            if day + shift in after.added:
                days[day] = day + shift
        elif day in moved:
            days[day] = moved[day]
        elif day in new:
            days[day] = day
    return days


def _paired(
    before: ActivityTime, after: ActivityTime, concerned: Sequence[date], shift: timedelta
) -> dict[date, date]:
    """Old dates to new ones, where the new rule is the old one with its dates moved a little.

    Both rules are laid side by side, in order, around the concerned dates; wherever a pair is
    further apart than a move by some days, the new rule is another one, and nothing is paired.
    """
    if not concerned:
        return {}
    reach = max(_NEAR, abs(shift))
    first, end = min(concerned) - _PATTERN, max(concerned) + _PATTERN
    old = list(rule_dates(before, first, end))
    new = list(rule_dates(after, first - reach, end + reach))
    index = bisect_left(old, min(concerned))
    nearest_first = sorted(range(len(new)), key=lambda each: abs(new[each] - old[index] - shift))
    for candidate in nearest_first:
        if abs(new[candidate] - old[index]) > reach:
            continue
        offset = candidate - index
        pairs = {
            day: new[place + offset]
            for place, day in enumerate(old)
            if 0 <= place + offset < len(new)
        }
        if all(abs(to - day) <= reach for day, to in pairs.items()):
            return pairs
    return {}
