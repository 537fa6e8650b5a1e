"""The sheets of one leader's relief, of one pair or one buddy that somebody may want on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dropin.buddies import store as buddies
from dropin.buddies.life import runs_on
from dropin.buddies.model import Pair
from dropin.dates import Customs, day_short, month_start, month_title, next_month_start
from dropin.people.store import named_person
from dropin.printing.documents.reading import BUDDIES, BUDDY, CALL_SHEET, PAIR, REVIEW, Wanted
from dropin.records import NamedTuple
from dropin.relief.store import reliefs
from dropin.relief.telling import away_words
from dropin.storage.file import CentreFile
from dropin.words import say


class Offered(NamedTuple):
    """A sheet, as a list of sheets on the coordinator's screen calls it."""

    words: str
    detail: str
    wanted: Wanted


def call_sheets(file: CentreFile, today: date, customs: Customs) -> Iterator[Offered]:
    """One for each leader who stands down, now or soon."""
    for each in reliefs(file, today):
        name, away = named_person(file, each.person_id), away_words(each, customs)
        detail = say("{name} is {away}", name=name, away=away)
        yield Offered(say("Call sheet"), detail, Wanted(CALL_SHEET, relief_id=each.id))


def buddies_sheets(file: CentreFile, today: date, customs: Customs) -> Iterator[Offered]:
    """What a pair signs before it meets and reviews later, each buddy's own, and the programme."""
    running = [each for each in buddies.open_pairs(file) if each.both_agreed]
    names = buddies.names_of(
        file, (each for pair in running for each in (pair.member_id, pair.buddy_id))
    )
    for each in running:
        yield _of_pair(each, names, customs)
    theirs = dict.fromkeys(each.buddy_id for each in running if runs_on(each, today))
    for buddy_id in theirs:
        if buddy_id is not None and buddies.terms_of(file, buddy_id) is not None:
            name = names.get(buddy_id, "")
            yield Offered(say("Buddy’s own sheet"), name, Wanted(BUDDY, person_id=buddy_id))
    if running:
        first = month_start(today)
        programme = Wanted(BUDDIES, day=first, until=next_month_start(first))
        yield Offered(say("Buddy programme"), month_title(first), programme)


def _of_pair(pair: Pair, names: dict[int, str], customs: Customs) -> Offered:
    """The agreement until the two have met, then the form of their next review."""
    member, buddy = (names.get(each or 0, "") for each in (pair.member_id, pair.buddy_id))
    both = say("{one} and {other}", one=member, other=buddy)
    if pair.met_on is None:
        return Offered(say("Buddy agreement"), both, Wanted(PAIR, pair_id=pair.id))
    due = day_short(pair.review_on, customs) if pair.review_on is not None else ""
    detail = say("{names}, due {day}", names=both, day=due) if due else both
    return Offered(say("Review of a pair"), detail, Wanted(REVIEW, pair_id=pair.id))
