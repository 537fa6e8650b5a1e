"""From a centre's file to each flowing sheet. Nothing is changed; names as each person agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from types import MappingProxyType

from dropin.attendance import store as attendance
from dropin.attendance.cash import cash_sheet
from dropin.attendance.model import GOING, OFFERED, WAITING, SignUp
from dropin.attendance.sign_ups import needs
from dropin.centre.store import centre
from dropin.choosing import store as choosing
from dropin.choosing.ideas import outvoted, vote_state
from dropin.choosing.model import OPEN, Ballot, Meeting
from dropin.choosing.results import cautions, result
from dropin.dates import clock, day_long, month_start, next_month_start
from dropin.errors import KnownError
from dropin.people.model import NUMBER_TO_MEMBERS, agreed
from dropin.people.naming import FIRST
from dropin.people.store import consents_of, person
from dropin.printing.documents import reading_buddies
from dropin.printing.documents.ballot import ballot_paper
from dropin.printing.documents.call_sheet import call_sheet_document
from dropin.printing.documents.cash import Taking, cash_day_sheet
from dropin.printing.documents.honoraria import statement_sheet, total_sheet
from dropin.printing.documents.ideas import Standing, idea_wall
from dropin.printing.documents.imprint import Imprint
from dropin.printing.documents.meeting import Quorum, agenda, minutes
from dropin.printing.documents.receipt import receipt_slip
from dropin.printing.documents.result import result_sheet
from dropin.printing.documents.roster_reading import (
    roster_for_office,
    roster_for_wall,
    sheet_of_leader,
)
from dropin.printing.documents.sign_in import Expected, SignIn, sign_in_sheet
from dropin.printing.entries import NameOf, entry, leaders
from dropin.printing.flowing.model import Document
from dropin.printing.model import SheetOptions
from dropin.printing.names import names_on_prints
from dropin.programme.model import Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
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
HONORARIA = "honoraria"
PAIR, BUDDY, REVIEW, BUDDIES = "pair", "buddy", "review", "buddies"
ROSTER_WALL, ROSTER_OFFICE, LEADER = "roster-wall", "roster-office", "leader"


class Wanted(NamedTuple):
    """Which sheet, and what it is about: only what that sheet is about is filled in.

    ``at`` is needed only where an activity happens more than once on ``day``. ``needs`` adds up
    on the sign-in sheet what people need for an outing. Honoraria and sheets of the roster are from
    ``day`` up to but not including ``until``; honoraria are of one person or, without one, of
    everybody together.
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

    ``name_of`` tells names otherwise than the level and each person's consent do. Raises
    KnownError where what it is about is not in the file.
    """
    name_of = name_of or names_on_prints(file, name_level, today)
    imprint = Imprint(centre(file), today, name_of, paper)
    return _SHEETS[wanted.kind](file, wanted, imprint)


def _sign_in(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    occurrence = _occurrence(file, wanted, imprint)
    offered = programme_between(file, occurrence.day, occurrence.day + timedelta(days=1))
    customs = imprint.centre.customs
    said = entry(occurrence, offered, imprint.name_of, SheetOptions(), customs)
    people = attendance.sign_ups_of(file, occurrence)
    fee = occurrence.activity.fee_cents
    shown = SignIn(
        title=occurrence.title,
        day=imprint.day(occurrence.day),
        clock=said.clock,
        place=said.place,
        leader=leaders(occurrence, imprint.name_of),
        remark=said.remark,
        fee=imprint.money(fee) if fee else "",
        room=attendance.room_of(file, occurrence),
        going=_expected(file, people, (GOING,), imprint),
        waiting=_expected(file, people, (OFFERED, WAITING), imprint),
        needs=needs(people) if wanted.needs else None,
    )
    return sign_in_sheet(shown, imprint)


def _occurrence(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Occurrence:
    day = wanted.day or imprint.today
    end = day + timedelta(days=1)
    on = [
        each
        for each in occurrences(programme_between(file, day, end), day, end)
        if each.activity.id == wanted.activity_id
    ]
    customs = imprint.centre.customs
    if not on:
        raise KnownError(
            say("This activity is not on {day}.", day=day_long(day, customs)),
            say("Choose a day on which the calendar shows it."),
        )
    if wanted.at is None and len(on) > 1:
        clocks = ", ".join(clock(each.at, customs) for each in on if each.at is not None)
        raise KnownError(
            say("This activity is on more than once that day: {clocks}.", clocks=clocks),
            say("Say which one by its time."),
        )
    found = [each for each in on if wanted.at is None or each.at == wanted.at]
    if not found:
        raise KnownError(
            say("This activity is not on at that time."), say("Choose a time the calendar shows.")
        )
    return found[0]


def _expected(
    file: CentreFile, people: Sequence[SignUp], states: Sequence[str], imprint: Imprint
) -> tuple[Expected, ...]:
    """Those in ``states``, state by state, in the order of asking."""
    found = [each for state in states for each in people if each.state == state]
    return tuple(_expected_one(file, each, imprint) for each in found)


def _expected_one(file: CentreFile, each: SignUp, imprint: Imprint) -> Expected:
    """Their number stands beside their name or not at all: alone it might tell who they are."""
    name = imprint.name_of(each.person_id)
    known = person(file, each.person_id) if name else None
    consents = consents_of(file, each.person_id)
    shown = known is not None and agreed(consents, NUMBER_TO_MEMBERS, imprint.today)
    return Expected(name, known.phone if known and shown else "", each.heads - 1)


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
    sheet = call_sheet(
        known,
        relief.call_lists(file, needs, now).values(),
        relief.calls_since(file, known.made_at),
        name_of=imprint.name_of,
        number_of=lambda number: _number_of(file, number, imprint.today),
        zone=imprint.centre.time_zone,
        customs=imprint.centre.customs,
    )
    return call_sheet_document(sheet, imprint)


def _number_of(file: CentreFile, person_id: int, today: date) -> str:
    """Their number, where they agreed to give it to others."""
    known = person(file, person_id)
    shown = known is not None and agreed(consents_of(file, person_id), NUMBER_TO_MEMBERS, today)
    return known.phone if known is not None and shown else ""


def _honoraria(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    first = wanted.day or month_start(imprint.today)
    end = wanted.until or next_month_start(first)
    said = roster.honoraria(file, first, end)
    if wanted.person_id is None:
        return total_sheet(said, first, end, imprint)
    own = [each for each in said if each.person_id == wanted.person_id]
    return statement_sheet(own[0] if own else Statement(wanted.person_id), first, end, imprint)


def _roster_wall(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    return roster_for_wall(file, wanted.day, wanted.until, imprint)


def _roster_office(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    return roster_for_office(file, wanted.day, wanted.until, imprint)


def _leader(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    return sheet_of_leader(file, wanted.person_id or 0, wanted.day, wanted.until, imprint)


_SHEETS: Mapping[str, Callable[[CentreFile, Wanted, Imprint], Document]] = MappingProxyType(
    {
        SIGN_IN: _sign_in,
        BALLOT: _ballot_paper,
        RESULT: _result,
        IDEAS: _ideas,
        AGENDA: _agenda,
        MINUTES: _minutes,
        CASH: _cash,
        RECEIPT: _receipt,
        CALL_SHEET: _call_sheet,
        HONORARIA: _honoraria,
        PAIR: reading_buddies.agreement,
        REVIEW: reading_buddies.review,
        BUDDY: reading_buddies.own_sheet,
        BUDDIES: reading_buddies.programme,
        ROSTER_WALL: _roster_wall,
        ROSTER_OFFICE: _roster_office,
        LEADER: _leader,
    }
)
