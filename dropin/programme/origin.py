"""Where an activity came from, in words, and how much of the programme members chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from dropin.dates import month_title
from dropin.programme.endings import has_ended
from dropin.programme.model import BOARD, DECIDERS, MEMBERS, STAFF, Activity
from dropin.records import record
from dropin.words import Message

_CHOSEN_BY = {
    MEMBERS: "chosen by {members}",
    BOARD: "decided by the board",
    STAFF: "decided by staff",
}
_PROPOSED_BY = {
    MEMBERS: "proposed by {members}",
    BOARD: "proposed by the board",
    STAFF: "proposed by staff",
}


@record
class Shares:
    """How many activities there are, and by each of DECIDERS (or "": nobody wrote it down) how
    many of them they proposed and decided on."""

    activities: int
    proposed: Mapping[str, int]
    decided: Mapping[str, int]

    def per_cent_proposed(self, by: str) -> int:
        """Rounded; 0 where nothing is on."""
        return self._per_cent(self.proposed[by])

    def per_cent_decided(self, by: str) -> int:
        """Rounded; 0 where nothing is on."""
        return self._per_cent(self.decided[by])

    def _per_cent(self, part: int) -> int:
        return round(100 * part / self.activities) if self.activities else 0


def origin_words(activity: Activity) -> Message | None:
    """ "chosen by members, 14 votes, March 2026"; None where nobody wrote anything down."""
    parts: list[Message | str] = []
    if activity.decided_by:
        if activity.proposed_by and activity.proposed_by != activity.decided_by:
            parts.append(Message(_PROPOSED_BY[activity.proposed_by]))
        parts.append(Message(_CHOSEN_BY[activity.decided_by]))
        if activity.votes is not None:
            template = "1 vote" if activity.votes == 1 else "{votes} votes"
            parts.append(Message(template, votes=activity.votes))
        if activity.decided_on is not None:
            parts.append(month_title(activity.decided_on))
    elif activity.proposed_by:
        parts.append(Message(_PROPOSED_BY[activity.proposed_by]))
    return _joined(parts) if parts else None


def shares(activities: Iterable[Activity], day: date) -> Shares:
    """Who proposed and who decided on what is running on ``day``: neither ended nor suspended."""
    every = [each for each in activities if not (has_ended(each, day) or each.suspended_on(day))]
    return Shares(
        len(every),
        _counted(each.proposed_by for each in every),
        _counted(each.decided_by for each in every),
    )


def _counted(names: Iterable[str]) -> Mapping[str, int]:
    counts = dict.fromkeys((*DECIDERS, ""), 0)
    for name in names:
        counts[name] += 1
    return MappingProxyType(counts)


def _joined(parts: list[Message | str]) -> Message:
    words = parts[0] if isinstance(parts[0], Message) else Message("{part}", part=parts[0])
    for part in parts[1:]:
        words = Message("{words}, {part}", words=words, part=part)
    return words
