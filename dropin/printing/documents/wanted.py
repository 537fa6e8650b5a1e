"""Which flowing sheet is wanted, and what it is about."""

from __future__ import annotations

from datetime import date, time

from dropin.printing.documents.labels import LabelChoice
from dropin.records import NamedTuple

SIGN_IN, BALLOT, RESULT, IDEAS = "sign-in", "ballot", "result", "ideas"
AGENDA, MINUTES, CASH, RECEIPT = "agenda", "minutes", "cash", "receipt"
CALL_SHEET = "call-sheet"
HANDBOOK = "handbook"
HONORARIA = "honoraria"
PAIR, BUDDY, REVIEW, BUDDIES = "pair", "buddy", "review", "buddies"
ROSTER_WALL, ROSTER_OFFICE, LEADER = "roster-wall", "roster-office", "leader"
PHONE_LIST, LABELS, BADGES = "phone-list", "labels", "badges"


class Wanted(NamedTuple):
    """Which sheet, and what it is about: only what that sheet is about is filled in.

    ``at`` is needed only where an activity happens more than once on ``day``. ``needs`` adds up
    on the sign-in sheet what people need for an outing; ``columns`` are those of sign_in.COLUMNS
    it has, None the usual ones. Honoraria and sheets of the roster are from ``day`` up to but not
    including ``until``; honoraria are of one person or, without one, of everybody together, with
    ``statements`` followed by the statement of each.
    ``roles`` adds to the phone list what people do at the centre; ``labels`` are what one chose
    for labels or badges.
    """

    kind: str
    day: date | None = None
    activity_id: int | None = None
    at: time | None = None
    needs: bool = False
    ballot_id: int | None = None
    meeting_id: int | None = None
    receipt: int | None = None
    relief_id: int | None = None
    until: date | None = None
    person_id: int | None = None
    pair_id: int | None = None
    columns: tuple[str, ...] | None = None
    roles: bool = False
    labels: LabelChoice = LabelChoice()
    statements: bool = False
