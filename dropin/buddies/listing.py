"""The rows of the page's lists: who waits, which pairs there are, who is a buddy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from dropin.buddies.carrying import NOTHING, Carried
from dropin.buddies.life import STATES, state_on
from dropin.buddies.model import HELP, YES, Liking, Pair, Request, Terms, Topic
from dropin.people.store import searchable
from dropin.records import record
from dropin.words import say, say_count

_DAYS_A_WEEK = 7


@record
class RequestRow:
    """Somebody who waits. ``weeks`` since they asked; ``hopes`` by name."""

    request: Request
    name: str
    weeks: int
    hopes: str
    folded: str


@record
class PairRow:
    """A pair on a day, with the names of both ("" for who was removed)."""

    pair: Pair
    member: str
    buddy: str
    state: str
    folded: str


@record
class BuddyRow:
    """A buddy and what they carry. ``rests`` while they take nobody on."""

    terms: Terms
    name: str
    carried: Carried
    helps: str
    rests: bool
    folded: str


def request_rows(
    requests: Iterable[Request], names: Mapping[int, str], topics: Iterable[Topic], today: date
) -> list[RequestRow]:
    """Who goes first before who asked first."""
    known = tuple(topics)
    rows = [_request_row(each, names, known, today) for each in requests]
    return sorted(rows, key=lambda row: (not goes_first(row.request), row.request.made_on))


def pair_rows(pairs: Iterable[Pair], names: Mapping[int, str], today: date) -> list[PairRow]:
    """In the order of a pair's life, of one state the oldest first."""
    rows = []
    for each in pairs:
        member, buddy = names.get(each.member_id or 0, ""), names.get(each.buddy_id or 0, "")
        folded = searchable(f"{member} {buddy}")
        rows.append(PairRow(each, member, buddy, state_on(each, today), folded))
    return sorted(rows, key=lambda row: (STATES.index(row.state), row.pair.proposed_on))


def buddy_rows(
    terms: Iterable[Terms],
    loads: Iterable[Carried],
    names: Mapping[int, str],
    topics: Iterable[Topic],
    resting: frozenset[int],
) -> list[BuddyRow]:
    """Everybody who is a buddy, or still carries a pair, by name."""
    known, load_of = tuple(topics), {each.person_id: each for each in loads}
    rows = []
    for each in terms:
        load, name = load_of.get(each.person_id), names.get(each.person_id, "")
        if load is None or not name:
            continue
        helps = topic_words(known, each.likings, HELP, YES)
        rests = each.person_id in resting
        rows.append(BuddyRow(each, name, load, helps, rests, searchable(f"{name} {helps}")))
    return sorted(rows, key=lambda row: row.name.casefold())


def goes_first(request: Request) -> bool:
    """Whether they had a buddy before, or a round of matching left them without."""
    return request.goes_first or request.left_out > 0


def topic_words(topics: Iterable[Topic], likings: Iterable[Liking], kind: str, liking: str) -> str:
    """The topics of a kind somebody likes so, in the order of the centre's list."""
    wanted = {each.topic_id for each in likings if each.liking == liking}
    return ", ".join(each.name for each in topics if each.kind == kind and each.id in wanted)


def waited_words(weeks: int) -> str:
    """``asked this week``, ``waits for 3 weeks``."""
    if weeks <= 0:
        return say("asked this week")
    return say_count("waits for {count} week", "waits for {count} weeks", weeks)


def load_words(carried: Carried) -> str:
    """``2 of 3 pairs``, ``no pair yet``."""
    if carried.kind == NOTHING:
        return say("no pair yet")
    return say("{pairs} of {most} pairs", pairs=carried.pairs, most=carried.most_pairs)


def _request_row(
    request: Request, names: Mapping[int, str], topics: tuple[Topic, ...], today: date
) -> RequestRow:
    name = names.get(request.person_id, "")
    hopes = topic_words(topics, request.likings, HELP, YES)
    weeks = (today - request.made_on).days // _DAYS_A_WEEK
    return RequestRow(request, name, weeks, hopes, searchable(f"{name} {hopes} {request.words}"))
