"""From a centre's file to the sheets of the buddy programme. Names as each person agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dropin.buddies import store as buddies
from dropin.buddies.life import runs_on, state_on
from dropin.buddies.model import BUDDY, Pair
from dropin.buddies.summary import summarise
from dropin.buddies.telling import day_told, state_name
from dropin.dates import month_start, next_month_start
from dropin.errors import KnownError
from dropin.people.store import trainings_of
from dropin.people.training import is_valid
from dropin.printing.documents.buddy_pairs import (
    OwnPair,
    PairShown,
    agreement_sheet,
    buddy_sheet,
    meeting_words,
    review_sheet,
)
from dropin.printing.documents.buddy_programme import programme_sheet
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import Document
from dropin.storage.file import CentreFile
from dropin.words import say

if TYPE_CHECKING:
    from dropin.printing.documents.reading import Wanted


def agreement(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    return agreement_sheet(_shown(file, _agreed_pair(file, wanted), imprint), imprint)


def review(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    return review_sheet(_shown(file, _agreed_pair(file, wanted), imprint), imprint)


def own_sheet(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    """A buddy's own: pairs both agreed to. Who may not be named has a line to write on."""
    person_id = wanted.person_id or 0
    if buddies.terms_of(file, person_id) is None:
        raise KnownError(say("They are not a buddy."), say("Choose somebody that “Buddies” shows."))
    today = imprint.today
    pairs = [
        each
        for each in buddies.pairs_of_buddy(file, person_id)
        if each.both_agreed and runs_on(each, today)
    ]
    shown = tuple(_own(file, each, imprint) for each in pairs)
    return buddy_sheet(imprint.name_of(person_id), shown, imprint)


def programme(file: CentreFile, wanted: Wanted, imprint: Imprint) -> Document:
    first = wanted.day or month_start(imprint.today)
    end = wanted.until or next_month_start(first)
    needed, terms = buddies.needed_trainings(file), buddies.terms(file)
    trained = frozenset(
        each.person_id
        for each in terms
        if all(
            is_valid(trainings_of(file, each.person_id), training.id, imprint.today)
            for training in needed
        )
    )
    said = summarise(
        first,
        end,
        requests=buddies.every_request(file),
        pairs=buddies.every_pair(file),
        check_ins=buddies.check_ins_between(file, first, end),
        terms=terms,
        trained=trained,
    )
    return programme_sheet(said, imprint)


def _agreed_pair(file: CentreFile, wanted: Wanted) -> Pair:
    found = buddies.pair(file, wanted.pair_id or 0)
    if found is None:
        raise KnownError(
            say("There is no pair with this number."), say("Choose one that “Buddies” shows.")
        )
    if not (found.is_open and found.both_agreed):
        raise KnownError(
            say("This is no pair that both agreed to."), say("Ask each of them first.")
        )
    return found


def _shown(file: CentreFile, pair: Pair, imprint: Imprint) -> PairShown:
    customs = imprint.centre.customs
    return PairShown(
        member=imprint.name_of(pair.member_id or 0),
        buddy=imprint.name_of(pair.buddy_id or 0),
        met=day_told(pair.met_on, customs),
        meeting="" if pair.met_on is not None else _meeting(pair, imprint),
        review=day_told(pair.review_on, customs),
        until=day_told(pair.until, customs),
        goals=tuple(
            each.words for each in buddies.goals_of(file, pair.id) if each.reached_on is None
        ),
    )


def _own(file: CentreFile, pair: Pair, imprint: Imprint) -> OwnPair:
    name = imprint.name_of(pair.member_id or 0)
    return OwnPair(
        member=name,
        state=state_name(state_on(pair, imprint.today)),
        number=buddies.number_of_other(file, pair.id, BUDDY) if name else "",
        meeting="" if pair.met_on is not None else _meeting(pair, imprint),
        review=day_told(pair.review_on, imprint.centre.customs),
        while_away=_while_away(pair, imprint),
    )


def _while_away(pair: Pair, imprint: Imprint) -> str:
    """That a pair is a temporary one, and until when."""
    if pair.stands_in_for is None:
        return ""
    if pair.until is None:
        return say("For a while, until their own buddy is back")
    until = day_told(pair.until, imprint.centre.customs)
    return say("For a while, until {day}", day=until)


def _meeting(pair: Pair, imprint: Imprint) -> str:
    day = day_told(pair.meeting_on, imprint.centre.customs)
    return meeting_words(day, pair.meeting_at, pair.meeting_place, imprint) if day else ""
