"""The fair-attendance agreement, what followed from it, and how the centre signs up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dropin.attendance.fair_attendance import (
    Proposal,
    Standing,
    agreement_in_force,
    proposals,
    standings,
)
from dropin.attendance.filing import families
from dropin.attendance.model import Agreement, AttendanceCustoms, Conversation, Pause
from dropin.attendance.reading.filed import chain_of, chains, day_of
from dropin.attendance.reading.presences import misses
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value

_AGREEMENT = "id, activity_id, missed, within_days, words, follows, starts_on, ends_on"
_CONVERSATION = "id, person_id, agreement_id, held_on, outcome"
_PAUSE = (
    "id, person_id, activity_id, starts_on, ends_on, confirmed_by, appealed_on, appeal,"
    " appeal_result"
)


def customs(file: CentreFile) -> AttendanceCustoms:
    """How this centre signs up."""
    row = file.row("SELECT offer_hours, fair_turn_days, newcomer_days FROM attendance_customs")
    return AttendanceCustoms() if row is None else AttendanceCustoms(*row)


def agreements(file: CentreFile) -> tuple[Agreement, ...]:
    """Every agreement the members made, also those that ended, the oldest first."""
    rows = file.rows(f"SELECT {_AGREEMENT} FROM agreement ORDER BY starts_on, id")
    return tuple(map(_agreement, rows))


def agreement_for(file: CentreFile, activity_id: int, day: date) -> Agreement | None:
    """What holds for an activity on ``day``: its own agreement, else the one for all, or None."""
    return agreement_in_force(agreements(file), activity_id, day, families(chains(file)))


def standings_of(file: CentreFile, person_id: int, today: date) -> tuple[Standing, ...]:
    """Where one person stands today; empty where nothing they missed counts."""
    made = agreements(file)
    return standings(
        made,
        misses(file, _furthest_back(made, today), person_id),
        conversations_of(file, person_id),
        today,
        families(chains(file)),
    )


def proposed_conversations(file: CentreFile, today: date) -> tuple[Proposal, ...]:
    """Whom the agreements in force propose to talk with today."""
    made = agreements(file)
    if not any(each.holds_on(today) for each in made):
        return ()
    return proposals(
        made,
        misses(file, _furthest_back(made, today)),
        _conversations(file, "", ()),
        today,
        families(chains(file)),
    )


def conversations_of(file: CentreFile, person_id: int) -> tuple[Conversation, ...]:
    """Those held with one person, the oldest first."""
    return _conversations(file, "WHERE person_id = ?", (person_id,))


def pause(file: CentreFile, pause_id: int) -> Pause | None:
    row = file.row(f"SELECT {_PAUSE} FROM pause WHERE id = ?", (pause_id,))
    return None if row is None else _pause(row)


def pauses_of(file: CentreFile, person_id: int) -> tuple[Pause, ...]:
    """Every pause one person had, lifted ones too, the oldest first."""
    rows = file.rows(
        f"SELECT {_PAUSE} FROM pause WHERE person_id = ? ORDER BY starts_on, id", (person_id,)
    )
    return tuple(map(_pause, rows))


def pauses_on(file: CentreFile, day: date) -> tuple[Pause, ...]:
    """Everybody's pause that holds on a day, or waits for its appeal to be answered."""
    rows = file.rows(
        f"SELECT {_PAUSE} FROM pause WHERE ends_on > ? ORDER BY ends_on, id", (day.isoformat(),)
    )
    found = tuple(map(_pause, rows))
    return tuple(each for each in found if each.holds_on(day) or _is_appealed(each))


def pause_on(file: CentreFile, person_id: int, activity_id: int, day: date) -> Pause | None:
    """The pause that keeps one person from an activity on ``day``, or None."""
    own = chain_of(file, activity_id)
    for each in pauses_of(file, person_id):
        if each.holds_on(day) and (each.activity_id is None or each.activity_id in own):
            return each
    return None


def _is_appealed(each: Pause) -> bool:
    return each.appealed_on is not None and not each.appeal_result


def _furthest_back(made: Sequence[Agreement], today: date) -> date:
    return today - timedelta(days=max((each.within_days for each in made), default=0))


def _conversations(
    file: CentreFile, where: str, values: Sequence[Value]
) -> tuple[Conversation, ...]:
    rows = file.rows(
        f"SELECT {_CONVERSATION} FROM conversation {where} ORDER BY held_on, id", values
    )
    return tuple(Conversation(row[0], row[1], row[2], day_of(row[3]), row[4]) for row in rows)


def _agreement(row: Row) -> Agreement:
    agreement_id, activity_id, missed, within_days, words, follows, starts_on, ends_on = row
    return Agreement(
        agreement_id,
        activity_id,
        missed,
        within_days,
        words,
        follows,
        day_of(starts_on),
        None if ends_on is None else day_of(ends_on),
    )


def _pause(row: Row) -> Pause:
    pause_id, person_id, activity_id, starts_on, ends_on, confirmed_by, appealed_on, *words = row
    return Pause(
        pause_id,
        person_id,
        activity_id,
        day_of(starts_on),
        day_of(ends_on),
        confirmed_by,
        None if appealed_on is None else day_of(appealed_on),
        *words,
    )
