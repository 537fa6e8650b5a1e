"""What bringing in a table of buddies would do, by buddy: several rows of one add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dropin.buddies.carrying import carried
from dropin.buddies.model import HELP, INTEREST, RATHER_NOT, YES, Rest, Terms
from dropin.buddies.store import open_pairs, rests, terms
from dropin.buddies.times_words import write_times
from dropin.centre.store import centre
from dropin.dates import Customs, day_long
from dropin.exchange.buddies_table.columns import (
    FREE,
    HELPS,
    LANGUAGES,
    LIKES,
    MOST_PAIRS,
    PREFERS_NOT,
    REACH,
    RESTS_FROM,
    RESTS_UNTIL,
    STARTS_ON,
)
from dropin.exchange.buddies_table.rests import (
    RestChange,
    RestSaid,
    read_rest,
    rest_change,
    rest_told,
)
from dropin.exchange.cells import RowError
from dropin.exchange.day_cells import DayReader
from dropin.exchange.judging import LEAVE, Asking, column
from dropin.exchange.model import ADDED, OK, UNCHANGED, UPDATED, ImportRow
from dropin.exchange.rows import written_name
from dropin.exchange.source import Source
from dropin.exchange.together import TogetherJudge, Whole, WishSaid
from dropin.exchange.week_cells import read_count
from dropin.exchange.wish_cells import (
    TopicNames,
    Wish,
    in_order,
    kept_and_said,
    read_free,
    read_reach,
    split_list,
    topic_names,
)
from dropin.people.model import Person
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import Message, say, say_count

_MOST_PAIRS = 20
_WISHES = {HELPS: (HELP, YES), LIKES: (INTEREST, YES), PREFERS_NOT: (HELP, RATHER_NOT)}


@record
class BuddyChange:
    """The terms that are written, but for the likings; those are by name. ``languages`` are those
    of the person from now on, none where they stay. Somebody new has no id yet, but a ``name``."""

    terms: Terms
    wishes: tuple[Wish, ...]
    languages: tuple[str, ...] = ()
    rest: RestChange | None = None
    name: str = ""


@record
class KnownBuddies:
    """Who is a buddy on what terms and when they rest, the centre's topics, how the columns of
    days are read, and how many pairs each carries now."""

    customs: Customs
    today: date
    days: Mapping[str, DayReader]
    topics: TopicNames
    terms: Mapping[int, Terms]
    pairs: Mapping[int, int]
    rests: Mapping[int, tuple[Rest, ...]]


def known_buddies(file: CentreFile, source: Source, today: date) -> KnownBuddies:
    """Who is a buddy in the file."""
    customs, held = centre(file).customs, terms(file)
    resting: dict[int, tuple[Rest, ...]] = {}
    for each in rests(file, date.min):
        resting[each.person_id] = (*resting.get(each.person_id, ()), each)
    return KnownBuddies(
        customs,
        today,
        {
            field: DayReader(column(source, field), customs, today, planned=field != STARTS_ON)
            for field in (STARTS_ON, RESTS_FROM, RESTS_UNTIL)
        },
        topic_names(file),
        {each.person_id: each for each in held},
        {each.person_id: each.pairs for each in carried(held, open_pairs(file), today)},
        resting,
    )


class BuddiesJudge(TogetherJudge):
    """Says of the rows of one buddy after another what they would do."""

    def __init__(self, known: KnownBuddies, asking: Asking) -> None:
        super().__init__(asking)
        self._known = known

    def read(self, cells: Mapping[str, str]) -> WishSaid:
        name = written_name(cells)
        if not name:
            raise RowError(say("This row has no name."))
        fields: dict[str, Any] = {}
        if cell := cells.get(MOST_PAIRS):
            fields["most_pairs"] = read_count(cell, _MOST_PAIRS)
            if not fields["most_pairs"]:
                raise RowError(say("A buddy carries at least one pair."))
        if cell := cells.get(FREE):
            fields["times"] = read_free(cell)
        if cell := cells.get(REACH):
            fields["reach"] = read_reach(cell)
        if cell := cells.get(STARTS_ON):
            fields["starts_on"] = self._known.days[STARTS_ON].read(cell)
        rest = read_rest(
            cells.get(RESTS_FROM, ""),
            cells.get(RESTS_UNTIL, ""),
            self._known.days[RESTS_FROM],
            self._known.days[RESTS_UNTIL],
        )
        if rest is not None:
            fields["rest"] = rest
        wishes = {
            sort: self._known.topics.wishes(cells[field], *sort)
            for field, sort in _WISHES.items()
            if cells.get(field)
        }
        languages = tuple(split_list(cells.get(LANGUAGES, "")))
        self._refuse_people(wishes.get(_WISHES[PREFERS_NOT], ()))
        return WishSaid(name, tuple(fields.items()), tuple(wishes.items()), languages)

    def told(self, said: WishSaid) -> str:
        fields, wishes = dict(said.fields), dict(said.wishes)
        parts = []
        if "starts_on" in fields:
            day = day_long(fields["starts_on"], self._known.customs)
            parts.append(say("a buddy from {day}", day=day))
        if "most_pairs" in fields:
            parts.append(say_count("1 pair", "at most {count} pairs", fields["most_pairs"]))
        if "times" in fields:
            times = write_times(fields["times"], self._known.customs)
            parts.append(say("free {times}", times=times))
        for sort, words in _TOLD.items():
            if sort in wishes:
                names = ", ".join(each.name for each in wishes[sort])
                parts.append(say(words, topics=names))
        if said.languages:
            parts.append(say("speaks {languages}", languages=", ".join(said.languages)))
        if "reach" in fields:
            parts.append(say("comes by: {ways}", ways=", ".join(map(say, fields["reach"]))))
        if "rest" in fields:
            parts.append(rest_told(fields["rest"], self._known.customs))
        return " · ".join(parts)

    def of_whole(self, whole: Whole, told: str) -> ImportRow:
        person, said, line = whole.person, whole.said, whole.lines[0]
        known = self._known.terms.get(person.id)
        before = known or Terms(0, person.id, self._known.today)
        fields = dict(said.fields)
        rest = self._rest(fields.pop("rest", None), person.id)
        if not whole.is_all and "times" in fields:
            fields["times"] = tuple(dict.fromkeys((*before.times, *fields["times"])))
        wanted = self._joined(line, person, known, replace(before, **fields))
        held = self._known.topics.of(before.likings)
        wishes = kept_and_said(held, dict(said.wishes))
        self._check_room(wanted, known)
        same = replace(wanted, times=in_order(wanted.times)) == replace(
            before, times=in_order(before.times)
        )
        languages = () if said.languages == person.languages else said.languages
        is_same = same and set(wishes) == set(held) and not languages and rest is None
        if known is not None and is_same:
            return ImportRow(line, person.name, told, "", OK, "", UNCHANGED)
        effect = ADDED if known is None else UPDATED
        change = BuddyChange(wanted, wishes, languages, rest, person.name)
        message = comes_in(person, new_topics(self._known.topics.new(wishes)))
        return ImportRow(line, person.name, told, "", OK, message, effect, change=change)

    def _joined(self, line: int, person: Person, known: Terms | None, wanted: Terms) -> Terms:
        """The terms, open again where they had left and come back. Raises RowError, AskError."""
        if known is None or known.ends_on is None:
            return wanted
        if known.ends_on > self._known.today:
            if wanted.starts_on >= known.ends_on:
                raise RowError(say("They leave the buddies before that day; check the two days."))
            return wanted
        answer = self._asking.answer(
            line,
            f"join:{person.id}",
            Message("{name} has left the buddies. Are they one again?", name=person.name),
            ((_JOIN, _JOINS), (LEAVE, Message("Leave {name} out", name=person.name))),
            guess=_JOIN,
        )
        if answer != _JOIN:
            raise RowError(say("Left out, as you said."))
        return replace(wanted, ends_on=None)

    def _rest(self, said: RestSaid | None, person_id: int) -> RestChange | None:
        if said is None:
            return None
        return rest_change(said, self._known.rests.get(person_id, ()), self._known.today)

    def _refuse_people(self, wishes: Iterable[Wish]) -> None:
        """Whom a buddy would rather not be with is private: no person comes onto a list."""
        if any(self._asking.perhaps(each) for each in self._known.topics.new(wishes)):
            raise RowError(
                say(
                    "“Prefers not” names a person, and that is private: say it in the window, where"
                    " nobody else sees it."
                )
            )

    def _check_room(self, wanted: Terms, known: Terms | None) -> None:
        """A table allows nobody more pairs than they say: that takes a person, by name."""
        pairs = self._known.pairs.get(wanted.person_id, 0)
        is_cut = known is None or wanted.most_pairs < known.most_pairs
        if is_cut and pairs > wanted.most_pairs:
            raise RowError(
                say_count(
                    "They have {count} pair now; fewer can be said in the window.",
                    "They have {count} pairs now; fewer can be said in the window.",
                    pairs,
                )
            )


def comes_in(person: Person, message: str) -> str:
    """The message, and before it that somebody comes into the file as somebody new."""
    new = "" if person.id else say("Comes into the file as somebody new.")
    return " ".join(filter(None, (new, message)))


def new_topics(names: list[str]) -> str:
    """That these come onto the centre's lists; empty where none does."""
    if not names:
        return ""
    return say_count(
        "“{names}” comes onto the centre’s list.",
        "These come onto the centre’s lists: {names}.",
        len(names),
        names=", ".join(names),
    )


_JOIN = "join"
_JOINS = Message("They are a buddy again")
_TOLD = {
    (HELP, YES): "helps with {topics}",
    (INTEREST, YES): "likes {topics}",
    (HELP, RATHER_NOT): "would rather not: {topics}",
}
