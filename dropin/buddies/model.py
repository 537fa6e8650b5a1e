"""Buddies, those who would like one, and pairs from being proposed to their end.

Days are the centre's; spans include their start and exclude their end, open where the end is
None. Times of a usual week lie within one day. No reason of health and no reason for a no has a
field anywhere, on purpose; an ending has one from a short list.
"""

from __future__ import annotations

from datetime import date, datetime, time

from dropin.records import record

HELP, INTEREST = "help", "interest"
KINDS = (HELP, INTEREST)

YES, NO = "yes", "no"
RATHER_NOT = "rather not"

WALKS, BUS, DRIVES = "walks", "bus", "drives"
REACHES = (WALKS, BUS, DRIVES)

MEMBER, BUDDY = "member", "buddy"
SIDES = (MEMBER, BUDDY)

GOOD, SO_SO, HARD = "good", "so-so", "hard"
FACES = (GOOD, SO_SO, HARD)

RENEWED, REVIEW_ENDED = "renewed", "ended"

MOVED_ON, NO_TIME, NOT_A_MATCH = "moved on", "no time", "not a match"
MOVED_AWAY, BUDDY_LEFT, NEVER_MET = "moved away", "buddy left", "never met"
ENDINGS = (MOVED_ON, NO_TIME, NOT_A_MATCH, MOVED_AWAY, BUDDY_LEFT, NEVER_MET)
"""The short list that an ending is chosen from; MOVED_ON is a success."""
DECLINED, TAKEN_BACK, STAND_IN_OVER = "declined", "taken back", "stand-in over"
"""How a pair ends without anybody choosing from the list: one said no, the proposal was taken
back, a temporary buddy is no longer needed."""

NOTHING, A_LITTLE, SOME, A_LOT = "nothing", "a little", "some", "a lot"
WEIGHTS = (NOTHING, A_LITTLE, SOME, A_LOT)


@record
class Topic:
    """Something buddies help with (HELP), or an INTEREST, from the centre's own lists."""

    id: int
    kind: str
    name: str
    position: int = 0


@record
class Liking:
    """YES: helps with it, hopes for it, likes it; RATHER_NOT: prefers not to, would avoid it."""

    topic_id: int
    liking: str = YES


@record
class FreeTime:
    """Part of a usual week (Monday 0) in which somebody could meet; ends on the same day."""

    weekday: int
    starts_at: time
    ends_at: time


@record
class Terms:
    """Somebody is a buddy from a day up to but not including another, for so many at a time.

    ``reach`` is how they get to a meeting, of REACHES. ``shadow_first`` is how often they come
    along with a pair before one of their own, None: as the centre has it.
    """

    id: int
    person_id: int
    starts_on: date
    ends_on: date | None = None
    most_pairs: int = 1
    reach: tuple[str, ...] = ()
    shadow_first: int | None = None
    times: tuple[FreeTime, ...] = ()
    likings: tuple[Liking, ...] = ()

    def hold_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@record
class Rest:
    """A buddy takes no new pair for a while; nobody is asked why."""

    id: int
    person_id: int
    starts_on: date
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@record
class Avoid:
    """``person_id`` would not be paired with ``other_id``. It holds whoever of them is the buddy,
    and nobody but the coordinator sees it."""

    id: int
    person_id: int
    other_id: int


@record
class Request:
    """Somebody would like a buddy, in their own words, from ``starts_on`` on.

    ``languages`` are those they would speak, any of them will do; empty: those they speak.
    ``reach`` would help them, of REACHES. ``goes_first``: they had a buddy and asked for another.
    ``left_out`` rounds of matching had nobody for them.
    """

    id: int
    person_id: int
    made_on: date
    starts_on: date
    words: str = ""
    languages: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    access_needs: str = ""
    goes_first: bool = False
    left_out: int = 0
    withdrawn_on: date | None = None
    times: tuple[FreeTime, ...] = ()
    likings: tuple[Liking, ...] = ()


@record
class Answer:
    """One side was asked, and what they said; ``answer`` is empty until they did."""

    side: str
    asked_on: date
    answer: str = ""
    answered_on: date | None = None


@record
class ContactConsent:
    """The other may see this side's number, from a day until it was withdrawn."""

    id: int
    side: str
    given_on: date
    withdrawn_on: date | None = None

    @property
    def stands(self) -> bool:
        """Whether it was not withdrawn. Who withdraws is not shown from that very moment on."""
        return self.withdrawn_on is None


@record
class Pause:
    """One side is not there for a while. Nobody is asked why."""

    id: int
    side: str
    starts_on: date
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


@record
class Review:
    """Both looked at how it goes: the pair was RENEWED, or REVIEW_ENDED."""

    id: int
    held_on: date
    outcome: str


@record
class Pair:
    """A member and a buddy, from being proposed on. Either is None once they were removed.

    ``stands_in_for`` is the pair in which a temporary buddy helps out, up to but not including
    ``until``. ``review_on`` is the day the next review is due. ``checked_in_on`` is the last
    check-in. Once it ended (or a side said no) ``ended_on`` and ``ending`` say so.
    """

    id: int
    member_id: int | None
    buddy_id: int | None
    proposed_on: date
    request_id: int | None = None
    stands_in_for: int | None = None
    until: date | None = None
    meeting_on: date | None = None
    meeting_at: time | None = None
    meeting_place: str = ""
    met_on: date | None = None
    review_on: date | None = None
    ended_on: date | None = None
    ending: str = ""
    answers: tuple[Answer, ...] = ()
    contacts: tuple[ContactConsent, ...] = ()
    pauses: tuple[Pause, ...] = ()
    reviews: tuple[Review, ...] = ()
    checked_in_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it has not ended, and both are still there."""
        return self.ended_on is None and self.member_id is not None and self.buddy_id is not None

    @property
    def both_agreed(self) -> bool:
        return all(self.said(side) == YES for side in SIDES)

    def answer(self, side: str) -> Answer | None:
        """What one side was asked; None where they were not asked yet."""
        return next((each for each in self.answers if each.side == side), None)

    def said(self, side: str) -> str:
        """YES, NO, or empty while they were not asked or did not answer."""
        found = self.answer(side)
        return found.answer if found is not None else ""

    def person_on(self, side: str) -> int | None:
        return self.member_id if side == MEMBER else self.buddy_id


@record
class Goal:
    """What the member would like to come of it, in their own words; theirs to see and change."""

    id: int
    pair_id: int
    words: str
    set_on: date
    reached_on: date | None = None


@record
class CheckIn:
    """How it went, said by one of the two: a face of FACES, and a line if they wish."""

    id: int
    pair_id: int
    person_id: int
    day: date
    face: str
    line: str = ""


@record
class OverCapacity:
    """Somebody allowed a buddy to have more pairs than their terms say, and when.

    ``pair_id`` is the pair that was one too many, None where the terms were cut.
    """

    id: int
    person_id: int
    pairs: int
    most_pairs: int
    allowed_by: str
    allowed_on: date
    pair_id: int | None = None


@record
class SupportMeeting:
    """A buddy talks with the coordinator: planned, or held."""

    id: int
    person_id: int
    day: date
    held: bool = False


@record
class Concern:
    """“Call me”: who and when, and nothing else, on purpose. Only the coordinator sees it."""

    id: int
    person_id: int
    marked_at: datetime
    pair_id: int | None = None
    called_on: date | None = None


@record
class BuddyCustoms:
    """How this centre runs the programme.

    Asked and not answered is told after ``answer_days``, agreed and never met after ``meet_days``,
    no check-in after ``quiet_days``. A meeting takes ``meeting_minutes``: so long both must be
    free. ``…_count`` say how much each counts when buddies are compared, of WEIGHTS.
    """

    answer_days: int = 7
    meet_days: int = 14
    quiet_days: int = 28
    review_weeks: int = 12
    support_weeks: int = 8
    meeting_minutes: int = 60
    shadow_first: int = 0
    help_counts: str = A_LOT
    times_count: str = SOME
    interests_count: str = SOME
    language_counts: str = SOME
    reach_counts: str = A_LITTLE
    load_counts: str = SOME
