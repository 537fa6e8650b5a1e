"""What matching is made from, and what comes out of it. Nothing here knows a file or a screen.

People are told apart by numbers: ``Buddy.id`` and ``Request.person_id`` are of one kind, so that
somebody may be both. Topics (what one helps with, interests) and trainings have numbers too.
Clocks are minutes since midnight; weekdays count from Monday 0; spans include their start and
exclude their end, None is open.
"""

from __future__ import annotations

from datetime import date

from dropin.dates import Customs
from dropin.records import record
from dropin.words import Message

Span = tuple[date, date | None]


@record
class Stretch:
    """Part of a usual week, within one day: from ``starts`` up to but not including ``until``."""

    weekday: int
    starts: int
    until: int


@record
class Held:
    """A training somebody holds, over a span."""

    training_id: int
    valid_from: date
    valid_until: date | None = None


@record
class Buddy:
    """A buddy, with all that a pair of theirs depends on.

    ``pairs`` of ``most_pairs`` places are taken. ``away`` are the spans in which they take nobody
    on: rests, absences, before and after their time in the programme. ``shadowed`` times of
    ``shadow_first`` they came along with a pair. ``helps``, ``rather_not``, ``likes`` and
    ``avoids`` are topics, ``helped_with`` those they have helped somebody with before.
    ``keeps_from`` are people they would not be paired with. ``pairs_with`` are the members they
    are paired with now, ``own_buddies`` those who are a buddy to them.
    """

    id: int
    name: str = ""
    most_pairs: int = 1
    pairs: int = 0
    held: tuple[Held, ...] = ()
    times: tuple[Stretch, ...] = ()
    languages: tuple[str, ...] = ()
    helps: frozenset[int] = frozenset()
    rather_not: frozenset[int] = frozenset()
    likes: frozenset[int] = frozenset()
    avoids: frozenset[int] = frozenset()
    helped_with: frozenset[int] = frozenset()
    reach: frozenset[str] = frozenset()
    away: tuple[Span, ...] = ()
    shadowed: int = 0
    shadow_first: int = 0
    keeps_from: frozenset[int] = frozenset()
    pairs_with: frozenset[int] = frozenset()
    own_buddies: frozenset[int] = frozenset()


@record
class Request:
    """Somebody who would like a buddy.

    They asked on ``asked_on`` and would like one from ``starts_on`` on (None: at once).
    ``goes_first``: a round of matching left them without, somebody found for them came to
    nothing, or they asked for another buddy. ``hopes`` are topics of help. Without
    ``times`` any time will do; without ``languages`` any language, else one of them, the first
    rather than the others. ``tried`` are buddies who were proposed for this request before.
    """

    id: int
    person_id: int
    asked_on: date
    name: str = ""
    starts_on: date | None = None
    goes_first: bool = False
    times: tuple[Stretch, ...] = ()
    languages: tuple[str, ...] = ()
    hopes: frozenset[int] = frozenset()
    likes: frozenset[int] = frozenset()
    avoids: frozenset[int] = frozenset()
    reach: frozenset[str] = frozenset()
    keeps_from: frozenset[int] = frozenset()
    tried: frozenset[int] = frozenset()


@record
class Weights:
    """How much each counts when buddies are compared; 0 is nothing."""

    help: int = 4
    times: int = 2
    interests: int = 2
    language: int = 2
    reach: int = 1
    load: int = 2


@record
class Named:
    """A training or topic by its number, and what the centre calls it."""

    id: int
    name: str


@record
class Problem:
    """Everything matching depends on: equal problems give equal answers, in whichever order
    buddies and requests stand in them.

    Whoever asks from a later day on is matched for that day, all others for ``day``.
    ``trainings`` are what a buddy must hold on it. ``meeting_minutes`` without a break both must
    be free on some day of the week.
    """

    day: date
    requests: tuple[Request, ...]
    buddies: tuple[Buddy, ...]
    trainings: tuple[Named, ...] = ()
    topics: tuple[Named, ...] = ()
    weights: Weights = Weights()
    meeting_minutes: int = 60
    customs: Customs = Customs()


# What stands in the way of a buddy and a request.
THEMSELVES, CIRCLE, KEPT_APART, AVOIDED = "themselves", "circle", "kept apart", "avoided"
UNWILLING, TRIED, ALREADY = "unwilling", "tried", "already"
AWAY, UNTRAINED, LAPSED, SHADOW_FIRST = "away", "untrained", "lapsed", "shadow first"
NO_LANGUAGE, NO_TIME, FULL = "language", "time", "full"

OBSTACLES = (
    *(THEMSELVES, CIRCLE, KEPT_APART, AVOIDED, UNWILLING, TRIED, ALREADY),
    *(AWAY, UNTRAINED, LAPSED, SHADOW_FIRST, NO_LANGUAGE, NO_TIME, FULL),
)
FOR_GOOD = (THEMSELVES, CIRCLE, KEPT_APART, AVOIDED, UNWILLING, TRIED, ALREADY)
"""What nobody is asked to change: what somebody would avoid is theirs, and stays so."""


@record
class Obstacle:
    """Why one buddy and one request cannot be a pair: one of OBSTACLES.

    ``training_id`` is what is lacking; ``day`` when that lapsed, or when they are back.
    """

    kind: str
    buddy_id: int
    training_id: int | None = None
    day: date | None = None


@record
class Match:
    """A buddy for a request, with what speaks for them and what against.

    ``points`` are how well the two fit, without how much the buddy carries already; ``worth`` is
    that less the load of the place they would take.
    """

    request_id: int
    buddy_id: int
    points: int
    worth: int
    reasons_for: tuple[Message, ...] = ()
    reasons_against: tuple[Message, ...] = ()


@record
class Unmatched:
    """Somebody left without: why, and the smallest change that would help.

    With ``changes`` made and all other pairs kept, they have a buddy as well. Where no change to
    one who is there helps, ``changes`` is empty and ``help`` asks for somebody new.
    """

    request_id: int
    reason: Message
    help: Message
    changes: tuple[Obstacle, ...] = ()


@record
class Result:
    """The best set of pairs, who is left without, and how many points the pairs are worth.

    ``matches`` and ``unmatched`` go by who asked first.
    """

    matches: tuple[Match, ...]
    unmatched: tuple[Unmatched, ...] = ()
    worth: int = 0


@record
class ShortList:
    """For one request the buddies who could be theirs, the best first.

    ``nobody`` says why and what would help, where there is none.
    """

    request_id: int
    choices: tuple[Match, ...]
    nobody: Unmatched | None = None
