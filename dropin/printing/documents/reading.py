"""From a centre's file to each flowing sheet. Nothing is changed; names as each person agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from functools import partial
from types import MappingProxyType

from dropin.attendance import store as attendance
from dropin.attendance.cash import cash_sheet
from dropin.centre.store import centre
from dropin.choosing import store as choosing
from dropin.choosing.ideas import outvoted, vote_state
from dropin.choosing.model import OPEN, Ballot, Meeting
from dropin.choosing.results import cautions, result
from dropin.dates import month_start, next_month_start
from dropin.errors import KnownError
from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS
from dropin.people.naming import FIRST
from dropin.printing.documents import reading_buddies, reading_dates, reading_people
from dropin.printing.documents.ballot import ballot_paper
from dropin.printing.documents.call_sheet import call_sheet_document
from dropin.printing.documents.cash import Taking, cash_day_sheet
from dropin.printing.documents.handbook import handbook_sheet
from dropin.printing.documents.honoraria import every_sheet, statement_sheet, total_sheet
from dropin.printing.documents.ideas import Standing, idea_wall
from dropin.printing.documents.imprint import Imprint
from dropin.printing.documents.labels import LabelChoice
from dropin.printing.documents.meeting import Quorum, agenda, minutes
from dropin.printing.documents.reading_leaders import sheet_of_leader, sheets_of_leaders
from dropin.printing.documents.reading_roster import (
    roster_for_office,
    roster_for_wall,
)
from dropin.printing.documents.receipt import receipt_slip
from dropin.printing.documents.result import result_sheet
from dropin.printing.documents.withheld import withheld
from dropin.printing.entries import NameOf
from dropin.printing.flowing.model import Document, several
from dropin.printing.label_stocks import BADGE, LABEL
from dropin.printing.names import names_on_prints, numbers_on_prints, with_names
from dropin.records import NamedTuple
from dropin.relief import store as relief
from dropin.relief.call_sheet import call_sheet
from dropin.roster import store as roster
from dropin.roster.honoraria import Statement
from dropin.storage.file import CentreFile
from dropin.words import say

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


def document_of(
    file: CentreFile,
    wanted: Wanted,
    *,
    today: date,
    paper: str | None = None,
    name_level: str = FIRST,
    name_of: NameOf | None = None,
) -> Document:
    """The sheet that is wanted, on the centre's paper if None.

    Without a person a leader's own sheet is several: that of everybody who takes on anything in
    these days. ``name_of`` tells names otherwise than the level and each person's consent do.
    Raises KnownError where what it is about is not in the file.
    """
    if title := title_of_many(wanted):
        return several(title, tuple(_everybodys(file, wanted, today, paper, name_level, name_of)))
    name_of = name_of or names_on_prints(file, name_level, today)
    imprint = Imprint(centre(file), today, name_of, paper)
    compose = _SHEETS[wanted.kind]
    if wanted.kind == BADGES:  # each is worn by itself: two Anas need no more than that
        return compose(file, wanted, imprint)
    return with_names(
        file,
        name_of,
        name_level,
        lambda named: compose(file, wanted, imprint._replace(name_of=named)),
    )


def title_of_many(wanted: Wanted) -> str:
    """What several sheets are called together; "" where it is one by itself."""
    everybodys = wanted.kind == LEADER and wanted.person_id is None
    return say("Leaders’ own sheets") if everybodys else ""


def documents_of(
    file: CentreFile,
    wanted: Wanted,
    *,
    today: date,
    paper: str | None = None,
    name_level: str = FIRST,
) -> Iterator[Document]:
    """As ``document_of``, but of several each is made when it is asked for, and then let go."""
    if title_of_many(wanted):
        yield from _everybodys(file, wanted, today, paper, name_level)
    else:
        yield document_of(file, wanted, today=today, paper=paper, name_level=name_level)


def _everybodys(
    file: CentreFile,
    wanted: Wanted,
    today: date,
    paper: str | None,
    level: str,
    name_of: NameOf | None = None,
) -> Iterator[Document]:
    name_of = name_of or names_on_prints(file, level, today)
    imprint = Imprint(centre(file), today, name_of, paper)
    named = partial(with_names, file, name_of, level)
    return sheets_of_leaders(file, wanted.day, wanted.until, imprint, named)


def _ballot_paper(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    return ballot_paper(_known_ballot(file, wanted), imprint)


def _result(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    ballot = _known_ballot(file, wanted)
    votes = choosing.votes_of(file, ballot.id, imprint.today)
    left = choosing.papers_marked(file, ballot.id) - choosing.papers_counted(file, ballot.id)
    decided = choosing.decided_ballots(file).get(ballot.id)
    counted = result(ballot, votes, decided=decided, money=imprint.money)
    document = result_sheet(counted, imprint)
    return document._replace(cautions=cautions(votes, left))


def _known_ballot(file: CentreFile, wanted: Wanted) -> Ballot:
    found = choosing.ballot(file, wanted.ballot_id or 0)
    if found is None:
        raise KnownError(
            say("There is no ballot with this number."),
            say("Choose one that “Ideas & votes” shows."),
        )
    return found


def _ideas(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    states, ballots = choosing.idea_states(file, imprint.today), choosing.ballots(file)
    every = choosing.ideas(file)
    came = choosing.vote_results(file, imprint.today, every)
    standing = [
        Standing(
            each,
            states[each.id],
            vote_state(each, ballots, imprint.today) or OPEN,
            outvoted(each, came.get(each.id)),
        )
        for each in every
    ]
    return idea_wall(standing, imprint)


def _agenda(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    return agenda(_known_meeting(file, wanted), imprint)


def _minutes(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    meeting = _known_meeting(file, wanted)
    decided = choosing.decisions(file, meeting_id=meeting.id)
    board = {each.person_id for each in choosing.terms(file) if each.holds_on(meeting.held_on)}
    quorum = Quorum(len(board.intersection(meeting.present)), choosing.quorum(file))
    return minutes(meeting, decided, quorum, imprint)


def _known_meeting(file: CentreFile, wanted: Wanted) -> Meeting:
    found = choosing.meeting(file, wanted.meeting_id or 0)
    if found is None:
        raise KnownError(
            say("There is no meeting with this number."),
            say("Choose one that “Ideas & votes” shows."),
        )
    return found


def _cash(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    day = wanted.day or imprint.today
    payments = attendance.payments_on(file, day)
    takings = []
    for each in payments:
        fee = attendance.fee(file, each.fee_id)
        takings.append(Taking(each.receipt, fee.title if fee is not None else "", each.cents))
    return cash_day_sheet(
        day, cash_sheet(attendance.cash_day(file, day), payments), takings, imprint
    )


def _receipt(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    payment = attendance.payment_of_receipt(file, wanted.receipt or 0)
    charged = attendance.fee(file, payment.fee_id) if payment is not None else None
    if payment is None or charged is None:
        raise KnownError(
            say("There is no receipt with this number."), say("Choose one from the cash sheet.")
        )
    return receipt_slip(payment, charged, imprint)


def _call_sheet(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    known = relief.relief(file, wanted.relief_id or 0)
    if known is None:
        raise KnownError(
            say("There is no relief with this number."),
            say("Choose one that “Needs cover” shows."),
        )
    now = file.clock()
    needs = [each for each in relief.cover(file, now).needs if each.relief_id == known.id]
    lists = relief.call_lists(file, needs, now).values()
    sheet = call_sheet(
        known,
        lists,
        relief.calls_since(file, known.made_at),
        name_of=imprint.name_of,
        number_of=numbers_on_prints(file, imprint.today),
        zone=imprint.centre.time_zone,
        customs=imprint.centre.customs,
    )
    to_ring = {each.person_id for found in lists for each in found.to_ask}
    without = withheld(file, to_ring, (NAME_ON_PRINTS, NUMBER_TO_MEMBERS), imprint.today)
    return call_sheet_document(sheet, imprint)._replace(cautions=tuple(without))


def _honoraria(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    first = wanted.day or month_start(imprint.today)
    end = wanted.until or next_month_start(first)
    said = roster.honoraria(file, first, end)
    if wanted.person_id is None:
        sheet = every_sheet if wanted.statements else total_sheet
        return sheet(said, first, end, imprint)
    own = [each for each in said if each.person_id == wanted.person_id]
    return statement_sheet(own[0] if own else Statement(wanted.person_id), first, end, imprint)


def _roster_wall(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    return roster_for_wall(file, wanted.day, wanted.until, imprint)


def _roster_office(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    return roster_for_office(file, wanted.day, wanted.until, imprint)


def _leader(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    return sheet_of_leader(file, wanted.person_id or 0, wanted.day, wanted.until, imprint)


def _handbook(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    return handbook_sheet(imprint)


_SHEETS: Mapping[str, Callable[[CentreFile, Wanted, Imprint], Document]] = MappingProxyType(
    {
        SIGN_IN: reading_dates.sign_in,
        BALLOT: _ballot_paper,
        RESULT: _result,
        IDEAS: _ideas,
        AGENDA: _agenda,
        MINUTES: _minutes,
        CASH: _cash,
        RECEIPT: _receipt,
        CALL_SHEET: _call_sheet,
        HANDBOOK: _handbook,
        HONORARIA: _honoraria,
        PAIR: reading_buddies.agreement,
        REVIEW: reading_buddies.review,
        BUDDY: reading_buddies.own_sheet,
        BUDDIES: reading_buddies.programme,
        ROSTER_WALL: _roster_wall,
        ROSTER_OFFICE: _roster_office,
        LEADER: _leader,
        PHONE_LIST: reading_people.shared_numbers,
        LABELS: partial(reading_people.labels, LABEL),
        BADGES: partial(reading_people.labels, BADGE),
    }
)
