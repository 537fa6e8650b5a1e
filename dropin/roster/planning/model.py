"""What a plan is made from, and what comes out of it. Nothing here knows a file or a screen.

A *slot* is one role in one shift, to be filled by one leader. Moments (``starts``, ``ends``) are
aware UTC datetimes, so that lengths are real minutes also across a clock change; days, and clocks
in minutes since their midnight, are on the centre's wall. A leader's *load* is real minutes times
the slot's weight in percent, divided by 100. Ranges include their start and exclude their end.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from dropin.records import record

PRIMARY, BACKUP, SHADOW = "primary", "backup", "shadow"
ROLES = (PRIMARY, BACKUP, SHADOW)

PREFERS, CAN, RATHER_NOT, CANNOT = "prefers", "can", "rather not", "cannot"
LIKINGS = (PREFERS, CAN, RATHER_NOT, CANNOT)

LEADS, SITS_ON_THE_BOARD = "leads", "board"

APART, TOGETHER = "apart", "together"

NEW_ROSTER, REPAIR = "new", "repair"
WAYS = (NEW_ROSTER, REPAIR)


@record
class Slot:
    """One role in one shift. ``id`` is unique in a problem.

    It stands on ``day`` from ``at`` to ``until`` on the wall, past midnight above 1440 minutes.
    ``weight`` is what an hour of it counts, in percent (a backup's may be 50, a shadow's 0).
    ``trainings`` must all be held and valid on ``day``; every one of ``languages`` (casefolded) is
    spoken. ``locked_to`` holds a leader even against a rule; ``published_to`` is who stood in the
    roster that was last published. A shadow's slot may stay empty; it counts as no gap.
    """

    id: int
    shift_id: int
    role: str
    starts: datetime
    ends: datetime
    day: date
    at: int
    until: int
    is_night: bool = False
    weight: int = 100
    trainings: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()
    locked_to: int | None = None
    published_to: int | None = None

    @property
    def minutes(self) -> int:
        """How long it really lasts."""
        return (self.ends - self.starts) // timedelta(minutes=1)


@record
class Held:
    """A training somebody holds, valid from a day up to but not including another (None: ever)."""

    training_id: int
    valid_from: date
    valid_until: date | None = None


@record
class Window:
    """Part of a leader's usual week, on the wall; minutes since midnight, Monday 0.

    ``until`` may pass midnight (22:00 to 8:00 is 1320 to 1920).
    """

    weekday: int
    starts: int
    until: int
    liking: str


@record
class Busy:
    """Something else a leader does at that time: ``why`` is LEADS or SITS_ON_THE_BOARD."""

    starts: datetime
    ends: datetime
    why: str
    title: str = ""


@record
class Duty:
    """A slot outside the plan that a leader holds: rest, weeks and months count it too."""

    starts: datetime
    ends: datetime
    day: date
    is_night: bool = False


@record
class Leader:
    """Somebody who can be on call, with all that their slots depend on.

    ``share`` is their weight for the days of the plan: percent of a full share, summed over the
    days they are there (absences lower it, a returning leader's ramp too). ``past_share`` and
    ``past_load`` are the same for the past weeks that are counted in; somebody new has neither and
    starts level. ``otherwise`` is their liking where no window of their week says anything.
    ``shadow_first`` shadow shifts are needed before a solo one; ``shadowed`` are the days of those
    done or published. Limits are None where there is none; ``rest_week_every`` n means one week
    without duty in any n; weeks begin on the problem's first weekday.
    """

    id: int
    share: int = 0
    past_share: int = 0
    past_load: int = 0
    held: tuple[Held, ...] = ()
    languages: frozenset[str] = frozenset()
    week: tuple[Window, ...] = ()
    otherwise: str = CAN
    absences: tuple[tuple[date, date | None], ...] = ()
    busy: tuple[Busy, ...] = ()
    duties: tuple[Duty, ...] = ()
    most_a_week: int | None = None
    most_a_month: int | None = None
    most_nights_a_month: int | None = None
    rest_minutes: int = 0
    rest_week_every: int | None = None
    shadow_first: int = 0
    shadowed: tuple[date, ...] = ()


@record
class Wish:
    """Two leaders who are not to be on duty at the same time (APART), or would like to be.

    Where both kinds stand between the same two, APART holds and the result says so.
    """

    one: int
    other: int
    kind: str


@record
class Problem:
    """Everything a plan depends on; equal problems and seeds give equal plans.

    The way REPAIR keeps changes from ``published_to`` fewest before it looks at fairness;
    ``more_changes`` may be added to the fewest for fairness' sake.
    """

    slots: tuple[Slot, ...]
    leaders: tuple[Leader, ...]
    wishes: tuple[Wish, ...] = ()
    first_weekday: int = 0
    way: str = NEW_ROSTER
    more_changes: int = 0


@record
class Obstacle:
    """Why one leader cannot take one slot: a rule of the centre or of theirs, and what it is about.

    ``kind`` is one of the names below; ``number`` and ``limit`` are what there would be and what
    the rule asks for (minutes of rest, shifts a week …), ``day`` when something lapses or comes
    back, ``training_id`` or ``words`` what is lacking, ``other_slot_id`` or ``other_id`` the other
    slot or leader it is about. For BUSY, ``why`` is LEADS or SITS_ON_THE_BOARD and ``words`` the
    title of what they lead; no ``other_slot_id`` for OVERLAP or REST: a duty outside the plan.
    """

    kind: str
    leader_id: int
    slot_id: int
    number: int = 0
    limit: int = 0
    day: date | None = None
    training_id: int | None = None
    words: str = ""
    other_slot_id: int | None = None
    other_id: int | None = None
    why: str = ""


# Rules between one leader and one slot, whatever else they do.
UNTRAINED, LAPSED, NO_LANGUAGE, AWAY = "untrained", "lapsed", "language", "away"
UNAVAILABLE, BUSY, SHADOW_FIRST, SHADOWED_ENOUGH = "cannot", "busy", "shadow first", "shadowed"
# Rules among all that one leader does, or two leaders.
OVERLAP, REST, WEEK_FULL, MONTH_FULL = "overlap", "rest", "week", "month"
NIGHTS_FULL, REST_WEEK, NOT_TOGETHER = "nights", "rest week", "apart"

OBSTACLES = (
    UNTRAINED,
    LAPSED,
    NO_LANGUAGE,
    AWAY,
    UNAVAILABLE,
    BUSY,
    SHADOW_FIRST,
    SHADOWED_ENOUGH,
    OVERLAP,
    REST,
    WEEK_FULL,
    MONTH_FULL,
    NIGHTS_FULL,
    REST_WEEK,
    NOT_TOGETHER,
)

Assignment = Mapping[int, int]
"""Leaders' ids by slots' ids; a slot that is not in it stays open."""

# The stages of both ways, each held while the next is improved.
UNCOVERED, WORST_OFF, SQUARES, PREFERENCES, CHANGES = (
    "uncovered",
    "worst off",
    "squares",
    "preferences",
    "changes",
)


@record
class Stage:
    """How good a plan is in one respect: its value, and the best that may still be possible.

    ``proven`` means that, with every stage before it proven and held, no plan has less than
    ``value``; in a repair CHANGES may then use up to ``more_changes`` above ``bound``. ``value``
    and ``bound`` are counts (UNCOVERED, CHANGES), minutes (WORST_OFF),
    root-mean-square minutes over the leaders (SQUARES, as a float) or points (PREFERENCES).
    """

    name: str
    value: float
    bound: float
    proven: bool


@record
class Share:
    """One leader's load against their target, in minutes; the past weeks counted in.

    Planned minus target is how far they are over (or under) their share.
    """

    leader_id: int
    target: int
    planned: int


@record
class Reasons:
    """Why a slot stays open, leader by leader, and the smallest thing that would fill it.

    ``obstacles`` names for each leader what stands in the way in this plan, the most lasting
    first; ``remedy`` is the one whose removal fills the slot with no other slot opening, or None
    where none alone does.
    """

    slot_id: int
    obstacles: tuple[Obstacle, ...]
    remedy: Obstacle | None = None


# How the search ended.
PROVEN, COUNTED, OUT_OF_TIME, CANCELLED, NO_SOLVER, INTERRUPTED = (
    "proven",
    "counted",
    "out of time",
    "cancelled",
    "no solver",
    "interrupted",
)


@record
class Plan:
    """A draft of a roster with what can be said for it. Nothing is written by making one.

    ``broken`` are rules that locked slots break: they stay, and it is said aloud.
    ``ignored_wishes`` are those that contradict one that holds.
    """

    assignment: Assignment
    stages: tuple[Stage, ...]
    shares: tuple[Share, ...]
    open_slots: tuple[Reasons, ...] = ()
    broken: tuple[Obstacle, ...] = ()
    ignored_wishes: tuple[Wish, ...] = ()
    ended: str = COUNTED
    seed: int = 0
    fingerprint: str = ""

    @property
    def is_fairest(self) -> bool:
        """Whether nobody can be nearer to their share: coverage and fairness are proven."""
        fair = {UNCOVERED, WORST_OFF, SQUARES}
        return all(stage.proven for stage in self.stages if stage.name in fair)
