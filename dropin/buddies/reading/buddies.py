"""Buddies: their terms, usual weeks, likings, rests and support, and what every buddy needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dropin.buddies.model import (
    Avoid,
    BuddyCustoms,
    FreeTime,
    Liking,
    OverCapacity,
    Rest,
    SupportMeeting,
    Terms,
    Topic,
)
from dropin.dates import read_clock, read_day
from dropin.people.reading.trainings import training
from dropin.people.training import Training
from dropin.storage.file import CentreFile, Row

_CUSTOMS = (
    "answer_days, meet_days, quiet_days, review_weeks, support_weeks, meeting_minutes,"
    " shadow_first, help_counts, times_count, interests_count, language_counts, reach_counts,"
    " load_counts"
)


def topics(file: CentreFile) -> tuple[Topic, ...]:
    """What buddies help with, then interests, each in the centre's own order."""
    rows = file.rows("SELECT id, kind, name, position FROM buddy_topic ORDER BY kind, position, id")
    return tuple(Topic(*row) for row in rows)


def needed_trainings(file: CentreFile) -> tuple[Training, ...]:
    """What every buddy must hold, in the order of the centre's list."""
    rows = file.rows(
        "SELECT training_id FROM buddy_training JOIN training ON training.id = training_id"
        " ORDER BY training.position, training.id"
    )
    found = (training(file, row[0]) for row in rows)
    return tuple(each for each in found if each is not None)


def terms(file: CentreFile) -> tuple[Terms, ...]:
    """Everybody's terms, also of those whose time as a buddy is over, by person."""
    rows = file.rows("SELECT * FROM buddy_terms ORDER BY person_id")
    times = times_by_owner(
        file.rows("SELECT person_id, weekday, starts_at, ends_at FROM buddy_time")
    )
    likings = likings_by_owner(file.rows("SELECT person_id, topic_id, liking FROM buddy_liking"))
    return tuple(
        _terms(row, times.get(row["person_id"], ()), likings.get(row["person_id"], ()))
        for row in rows
    )


def terms_of(file: CentreFile, person_id: int) -> Terms | None:
    """Somebody's terms; None where they never were a buddy."""
    row = file.row("SELECT * FROM buddy_terms WHERE person_id = ?", (person_id,))
    if row is None:
        return None
    times = file.rows(
        "SELECT person_id, weekday, starts_at, ends_at FROM buddy_time WHERE person_id = ?",
        (person_id,),
    )
    likings = file.rows(
        "SELECT person_id, topic_id, liking FROM buddy_liking WHERE person_id = ?", (person_id,)
    )
    return _terms(
        row,
        times_by_owner(times).get(person_id, ()),
        likings_by_owner(likings).get(person_id, ()),
    )


def rests(file: CentreFile, day: date) -> tuple[Rest, ...]:
    """Rests that hold on the day or begin later, in time order."""
    rows = file.rows(
        "SELECT id, person_id, starts_on, ends_on FROM buddy_rest"
        " WHERE ends_on IS NULL OR ends_on > ? ORDER BY starts_on, id",
        (day.isoformat(),),
    )
    return tuple(map(_rest, rows))


def rests_of(file: CentreFile, person_id: int) -> tuple[Rest, ...]:
    """Every rest of one buddy, in time order."""
    rows = file.rows(
        "SELECT id, person_id, starts_on, ends_on FROM buddy_rest WHERE person_id = ?"
        " ORDER BY starts_on, id",
        (person_id,),
    )
    return tuple(map(_rest, rows))


def rest(file: CentreFile, rest_id: int) -> Rest | None:
    row = file.row(
        "SELECT id, person_id, starts_on, ends_on FROM buddy_rest WHERE id = ?", (rest_id,)
    )
    return None if row is None else _rest(row)


def avoids(file: CentreFile) -> tuple[Avoid, ...]:
    """Who would not be paired with whom. Only the coordinator sees it."""
    rows = file.rows("SELECT id, person_id, other_id FROM buddy_avoid ORDER BY id")
    return tuple(Avoid(*row) for row in rows)


def shadowed(file: CentreFile) -> dict[int, int]:
    """How often everybody came along with a pair, by person; never: absent."""
    rows = file.rows("SELECT person_id, count(*) FROM buddy_shadow GROUP BY person_id")
    return {person_id: times for person_id, times in rows}  # noqa: C416  rows are no pairs


def over_capacity_of(file: CentreFile, person_id: int) -> tuple[OverCapacity, ...]:
    """Each time somebody allowed this buddy more pairs than their terms say, oldest first."""
    rows = file.rows(
        "SELECT id, person_id, pairs, most_pairs, allowed_by, allowed_on, pair_id"
        " FROM over_capacity WHERE person_id = ? ORDER BY id",
        (person_id,),
    )
    return tuple(
        OverCapacity(over_id, buddy_id, pairs, most_pairs, allowed_by, read_day(day), pair_id)
        for over_id, buddy_id, pairs, most_pairs, allowed_by, day, pair_id in rows
    )


def support_meetings(file: CentreFile) -> tuple[SupportMeeting, ...]:
    """Everybody's support meetings, in time order."""
    rows = file.rows("SELECT id, person_id, day, held FROM support_meeting ORDER BY day, id")
    return tuple(map(_support, rows))


def support_meetings_of(file: CentreFile, person_id: int) -> tuple[SupportMeeting, ...]:
    """One buddy's support meetings, in time order."""
    rows = file.rows(
        "SELECT id, person_id, day, held FROM support_meeting WHERE person_id = ? ORDER BY day, id",
        (person_id,),
    )
    return tuple(map(_support, rows))


def support_meeting(file: CentreFile, meeting_id: int) -> SupportMeeting | None:
    row = file.row(
        "SELECT id, person_id, day, held FROM support_meeting WHERE id = ?", (meeting_id,)
    )
    return None if row is None else _support(row)


def customs(file: CentreFile) -> BuddyCustoms:
    """How this centre runs the programme."""
    row = file.row(f"SELECT {_CUSTOMS} FROM buddy_customs")
    return BuddyCustoms() if row is None else BuddyCustoms(*row)


def times_by_owner(rows: Iterable[Row]) -> dict[int, tuple[FreeTime, ...]]:
    """Usual weeks of rows of owner, weekday and two clocks: by owner, each in its order."""
    found: dict[int, list[FreeTime]] = {}
    for owner, weekday, starts_at, ends_at in rows:
        free = FreeTime(weekday, read_clock(starts_at), read_clock(ends_at))
        found.setdefault(owner, []).append(free)
    return {
        owner: tuple(sorted(times, key=lambda each: (each.weekday, each.starts_at)))
        for owner, times in found.items()
    }


def likings_by_owner(rows: Iterable[Row]) -> dict[int, tuple[Liking, ...]]:
    """Likings of rows of owner, topic and liking: by owner, each by topic."""
    found: dict[int, list[Liking]] = {}
    for owner, topic_id, liking in rows:
        found.setdefault(owner, []).append(Liking(topic_id, liking))
    return {
        owner: tuple(sorted(likings, key=lambda each: each.topic_id))
        for owner, likings in found.items()
    }


def split_words(text: str) -> tuple[str, ...]:
    """The words of a column that keeps several with commas between."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def day_or_none(text: str | None) -> date | None:
    return None if text is None else read_day(text)


def _terms(row: Row, times: tuple[FreeTime, ...], likings: tuple[Liking, ...]) -> Terms:
    return Terms(
        id=row["id"],
        person_id=row["person_id"],
        starts_on=read_day(row["starts_on"]),
        ends_on=day_or_none(row["ends_on"]),
        most_pairs=row["most_pairs"],
        reach=split_words(row["reach"]),
        shadow_first=row["shadow_first"],
        times=times,
        likings=likings,
    )


def _rest(row: Row) -> Rest:
    rest_id, person_id, starts_on, ends_on = row
    return Rest(rest_id, person_id, read_day(starts_on), day_or_none(ends_on))


def _support(row: Row) -> SupportMeeting:
    meeting_id, person_id, day, held = row
    return SupportMeeting(meeting_id, person_id, read_day(day), bool(held))
