"""A kind of shift in a line of words, and how it overlaps another of its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from dropin.dates import Customs, clock_span, day_long, weekday_name, weekday_short
from dropin.roster.following import Overlap
from dropin.roster.model import PatternRole, ShiftPattern
from dropin.roster.planning.model import BACKUP, PRIMARY
from dropin.roster.shifts import wall_minutes
from dropin.words import Message, say, say_count


def title_words(pattern: ShiftPattern, customs: Customs) -> str:
    """``Desk · Mon–Fri · 10:00–14:00``."""
    hours = hours_words(pattern, customs)
    return f"{pattern.name} · {weekdays_words(pattern.weekdays, customs)} · {hours}"


def detail_words(
    pattern: ShiftPattern, trainings: Mapping[int, str], places: Mapping[int, str], customs: Customs
) -> str:
    """``1 on duty (First aid), 1 backup · Office · until Sunday 13 December 2026``."""
    return " · ".join(_details(pattern, trainings, places, customs))


def hours_words(pattern: ShiftPattern, customs: Customs) -> str:
    """``22:00–8:00``."""
    starts, until = wall_minutes(pattern.starts_at, pattern.ends_at)
    return clock_span(pattern.starts_at, until - starts, customs)


def weekdays_words(weekdays: Sequence[int], customs: Customs) -> str:
    """``every day``, ``Mon–Fri``, ``Tue, Thu``, in the order of the centre's week."""
    if len(set(weekdays)) == 7:
        return say("every day")
    order = sorted(set(weekdays), key=lambda day: (day - customs.first_weekday) % 7)
    runs: list[list[int]] = []
    for day in order:
        if runs and (runs[-1][-1] + 1) % 7 == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(map(_run_words, runs))


def overlap_words(overlap: Overlap, customs: Customs) -> Message:
    """That two of a name stand at the same time, which may well be meant."""
    return Message(
        "{name} stands twice on {weekday}: {one} and {other}. If both are meant, all is well.",
        name=overlap.one.name,
        weekday=weekday_name(overlap.weekday),
        one=hours_words(overlap.one, customs),
        other=hours_words(overlap.other, customs),
    )


def _run_words(run: Sequence[int]) -> str:
    if len(run) > 2:
        return f"{weekday_short(run[0])}–{weekday_short(run[-1])}"
    return ", ".join(map(weekday_short, run))


def _details(
    pattern: ShiftPattern, trainings: Mapping[int, str], places: Mapping[int, str], customs: Customs
) -> Iterator[str]:
    yield ", ".join(_role_words(role, trainings) for role in pattern.roles)
    if pattern.place_id is not None:
        yield places[pattern.place_id]
    if pattern.night:
        yield say("night")
    if pattern.ends_on is not None:
        yield say("until {day}", day=day_long(pattern.ends_on - timedelta(days=1), customs))


def _role_words(role: PatternRole, trainings: Mapping[int, str]) -> str:
    if role.role == PRIMARY:
        words = say("{count} on duty", count=role.people)
    elif role.role == BACKUP:
        words = say_count("{count} backup", "{count} backups", role.people)
    else:
        words = say_count("{count} shadow", "{count} shadows", role.people)
    needs = [trainings[each] for each in role.trainings if each in trainings]
    needs += role.languages
    return say("{role} ({needs})", role=words, needs=", ".join(needs)) if needs else words
