"""The members' own agreement of fair attendance: what counts as missed, and what that proposes.

Only a date somebody had a place on, and neither came to nor excused, counts. A miss lapses after
``within_days``; a conversation closes all before it. Reaching the number blocks nothing: it
proposes a friendly conversation, and whatever follows is confirmed by a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dropin.attendance.model import Agreement, Conversation
from dropin.records import record
from dropin.words import Message


@record
class Miss:
    """One date somebody was signed up for, neither came to nor excused."""

    person_id: int
    activity_id: int | None
    day: date


@record
class Standing:
    """Where somebody stands under one agreement: the days that count today, oldest first."""

    agreement: Agreement
    days: tuple[date, ...]

    @property
    def reached(self) -> bool:
        return len(self.days) >= self.agreement.missed

    @property
    def first_lapses_on(self) -> date | None:
        """The day from which the oldest of them no longer counts."""
        if not self.days:
            return None
        return self.days[0] + timedelta(days=self.agreement.within_days)


@record
class Proposal:
    """A friendly conversation to offer somebody, and why."""

    person_id: int
    standing: Standing
    reason: Message


def agreement_in_force(
    agreements: Iterable[Agreement],
    activity_id: int | None,
    day: date,
    families: Mapping[int, int],
) -> Agreement | None:
    """What holds for an activity on ``day``: its own agreement before the one for all.

    ``families`` names, by activity, the one it began as: what is agreed stays when an activity is
    carried on as another. The newest of several wins. None: nothing was agreed.
    """
    holding = [each for each in agreements if each.holds_on(day)]
    family = _family(activity_id, families)
    own = [
        each
        for each in holding
        if each.activity_id is not None and _family(each.activity_id, families) == family
    ]
    for_all = [each for each in holding if each.activity_id is None]
    return max(own or for_all, key=lambda each: (each.starts_on, each.id), default=None)


def standings(
    agreements: Sequence[Agreement],
    misses: Iterable[Miss],
    conversations: Iterable[Conversation],
    today: date,
    families: Mapping[int, int],
) -> tuple[Standing, ...]:
    """Where one person stands under each agreement in force today that counts a miss of theirs."""
    talked = _last_talks(conversations)
    days: dict[Agreement, list[date]] = {}
    for each in misses:
        agreement = agreement_in_force(agreements, each.activity_id, today, families)
        if agreement is not None and _counts(each, agreement, talked, today):
            days.setdefault(agreement, []).append(each.day)
    return tuple(
        Standing(agreement, tuple(sorted(days[agreement])))
        for agreement in sorted(days, key=lambda each: each.id)
    )


def proposals(
    agreements: Sequence[Agreement],
    misses: Iterable[Miss],
    conversations: Iterable[Conversation],
    today: date,
    families: Mapping[int, int],
) -> tuple[Proposal, ...]:
    """Whom to offer a conversation: everybody who has reached the number of an agreement."""
    of_person: dict[int, list[Miss]] = {}
    for each in misses:
        of_person.setdefault(each.person_id, []).append(each)
    talks: dict[int, list[Conversation]] = {}
    for talk in conversations:
        talks.setdefault(talk.person_id, []).append(talk)
    return tuple(
        Proposal(person_id, standing, _reason(standing))
        for person_id in sorted(of_person)
        for standing in standings(
            agreements, of_person[person_id], talks.get(person_id, ()), today, families
        )
        if standing.reached
    )


def standing_words(standing: Standing) -> Message:
    """What the person is told, plainly."""
    values: dict[str, object] = {
        "count": len(standing.days),
        "number": standing.agreement.missed,
        "days": standing.agreement.within_days,
    }
    if standing.reached:
        return Message(
            "Missed {count} × in {days} days without a word; the agreement speaks of {number}. "
            "Somebody will offer a friendly talk. Nothing is blocked.",
            **values,
        )
    return Message(
        "Missed {count} of {number} in {days} days. Each one lapses after {days} days.", **values
    )


def _counts(each: Miss, agreement: Agreement, talked: Mapping[int, date], today: date) -> bool:
    since = max(agreement.starts_on, today - timedelta(days=agreement.within_days - 1))
    closed = talked.get(agreement.id)
    return since <= each.day <= today and (closed is None or each.day > closed)


def _last_talks(conversations: Iterable[Conversation]) -> dict[int, date]:
    talked: dict[int, date] = {}
    for each in conversations:
        talked[each.agreement_id] = max(each.held_on, talked.get(each.agreement_id, each.held_on))
    return talked


def _family(activity_id: int | None, families: Mapping[int, int]) -> int | None:
    return None if activity_id is None else families.get(activity_id, activity_id)


def _reason(standing: Standing) -> Message:
    return Message(
        "Missed {count} × in {days} days",
        count=len(standing.days),
        days=standing.agreement.within_days,
    )
