"""What bringing in a table of requests for a buddy would do: several rows of one person add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dropin.buddies.model import HELP, INTEREST, RATHER_NOT, YES, Request
from dropin.buddies.store import avoids, open_pairs, waiting_requests
from dropin.buddies.times_words import write_times
from dropin.centre.store import centre
from dropin.dates import Customs, day_long
from dropin.exchange.buddies_table.planning import comes_in, new_topics
from dropin.exchange.cells import RowError
from dropin.exchange.day_cells import DayReader
from dropin.exchange.judging import Asking, column
from dropin.exchange.model import ADDED, OK, UNCHANGED, UPDATED, ImportRow
from dropin.exchange.requests_table.columns import (
    ACCESS,
    ASKED_ON,
    AVOIDS_PEOPLE,
    AVOIDS_TOPICS,
    FREE,
    HOPES,
    LANGUAGES,
    LIKES,
    REACH,
    STARTS_ON,
    WORDS,
)
from dropin.exchange.rows import written_name
from dropin.exchange.source import Source
from dropin.exchange.tidy_text import one_line
from dropin.exchange.together import TogetherJudge, Whole, WishSaid
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
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import say

_WISHES = {HOPES: (HELP, YES), LIKES: (INTEREST, YES), AVOIDS_TOPICS: (INTEREST, RATHER_NOT)}


@record
class RequestChange:
    """The request that is written, but for the likings, which are by name; ``avoided`` are the
    people it adds to whom they avoid. Somebody new has no id yet, but a ``name``."""

    request: Request
    wishes: tuple[Wish, ...]
    avoided: frozenset[int]
    name: str = ""


@record
class KnownRequests:
    """Who waits for a buddy, or has one; whom they avoid; the centre's topics, and how the days
    are read."""

    customs: Customs
    today: date
    days: Mapping[str, DayReader]
    topics: TopicNames
    waiting: Mapping[int, Request]
    avoided: Mapping[int, frozenset[int]]
    paired: frozenset[int]


def known_requests(file: CentreFile, source: Source, today: date) -> KnownRequests:
    """Who waits in the file."""
    customs = centre(file).customs
    avoided: dict[int, frozenset[int]] = {}
    for each in avoids(file):
        avoided[each.person_id] = avoided.get(each.person_id, frozenset()) | {each.other_id}
    return KnownRequests(
        customs,
        today,
        {
            field: DayReader(column(source, field), customs, today, planned=field == STARTS_ON)
            for field in (ASKED_ON, STARTS_ON)
        },
        topic_names(file),
        {each.person_id: each for each in waiting_requests(file)},
        avoided,
        frozenset(
            each.member_id
            for each in open_pairs(file)
            if each.member_id is not None and each.stands_in_for is None
        ),
    )


class RequestsJudge(TogetherJudge):
    """Says of the rows of one person after another what they would do."""

    def __init__(self, known: KnownRequests, asking: Asking) -> None:
        super().__init__(asking)
        self._known = known

    def read(self, cells: Mapping[str, str]) -> WishSaid:
        name = written_name(cells)
        if not name:
            raise RowError(say("This row has no name."))
        wishes = {
            sort: self._known.topics.wishes(cells[field], *sort)
            for field, sort in _WISHES.items()
            if cells.get(field)
        }
        avoided = wishes.get(_WISHES[AVOIDS_TOPICS], ())
        if self._known.topics.new(avoided):  # it may name a person, so it is not shown
            raise RowError(
                say(
                    "“Would rather avoid” holds something that is on no list of the centre. Put"
                    " people under “Not with”; a new interest is added in Settings first."
                )
            )
        return WishSaid(
            name,
            tuple(self._fields(cells).items()),
            tuple(wishes.items()),
            avoided=tuple(split_list(cells.get(AVOIDS_PEOPLE, ""))),
        )

    def told(self, said: WishSaid) -> str:
        fields, wishes = dict(said.fields), dict(said.wishes)
        parts = [f"“{fields['words']}”"] if "words" in fields else []
        if "made_on" in fields:
            day = day_long(fields["made_on"], self._known.customs)
            parts.append(say("asked on {day}", day=day))
        for sort, words in _TOLD.items():
            if sort in wishes:
                names = ", ".join(each.name for each in wishes[sort])
                parts.append(say(words, topics=names))
        if "times" in fields:
            times = write_times(fields["times"], self._known.customs)
            parts.append(say("free {times}", times=times))
        if "languages" in fields:
            parts.append(say("speaks {languages}", languages=", ".join(fields["languages"])))
        if "reach" in fields:
            ways = ", ".join(map(say, fields["reach"]))
            parts.append(say("the buddy comes by: {ways}", ways=ways))
        if "access_needs" in fields:
            parts.append(fields["access_needs"])
        if "starts_on" in fields:
            day = day_long(fields["starts_on"], self._known.customs)
            parts.append(say("from {day}", day=day))
        return " · ".join(parts)

    def of_whole(self, whole: Whole, told: str) -> ImportRow:
        person, said, line = whole.person, whole.said, whole.lines[0]
        known = self._known.waiting.get(person.id)
        if known is None and person.id in self._known.paired:
            raise RowError(say("They have a buddy, or are being asked about one."))
        fields = dict(said.fields)
        before = known or self._new(person.id, fields)
        if not whole.is_all and "times" in fields:
            fields["times"] = tuple(dict.fromkeys((*before.times, *fields["times"])))
        wanted = replace(before, **fields)
        if known is not None:  # when they asked stays as it is
            wanted = replace(wanted, made_on=known.made_on)
        held = self._known.topics.of(before.likings)
        wishes = kept_and_said(held, dict(said.wishes))
        already = self._known.avoided.get(person.id, frozenset())
        avoided = frozenset(self._avoided(said.avoided, person.id)) - already
        same = replace(wanted, times=in_order(wanted.times)) == replace(
            before, times=in_order(before.times)
        )
        if known is not None and same and set(wishes) == set(held) and not avoided:
            return ImportRow(line, person.name, told, "", OK, "", UNCHANGED)
        effect = ADDED if known is None else UPDATED
        change = RequestChange(wanted, wishes, avoided, person.name)
        message = comes_in(person, new_topics(self._known.topics.new(wishes)))
        return ImportRow(line, person.name, told, "", OK, message, effect, change=change)

    def _fields(self, cells: Mapping[str, str]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for field, column_name in (("made_on", ASKED_ON), ("starts_on", STARTS_ON)):
            if cell := cells.get(column_name):
                fields[field] = self._known.days[column_name].read(cell)
        if cell := one_line(cells.get(WORDS, "")):
            fields["words"] = cell
        if cell := cells.get(FREE):
            fields["times"] = read_free(cell)
        if cell := cells.get(LANGUAGES):
            fields["languages"] = tuple(split_list(cell))
        if cell := cells.get(REACH):
            fields["reach"] = read_reach(cell)
        if cell := one_line(cells.get(ACCESS, "")):
            fields["access_needs"] = cell
        return fields

    def _new(self, person_id: int, fields: Mapping[str, Any]) -> Request:
        asked_on = fields.get("made_on", self._known.today)
        return Request(0, person_id, asked_on, fields.get("starts_on", asked_on))

    def _avoided(self, names: Iterable[str], person_id: int) -> Iterable[int]:
        """Whom the names mean. Who that is must not show, not even where it is not clear."""
        for name in names:
            meant = self._asking.perhaps(name)
            if len(meant) != 1:
                raise RowError(
                    say("“Not with” names somebody who is not clear. Say it in the window instead.")
                )
            if meant[0].id == person_id:
                raise RowError(say("“Not with” names themselves."))
            yield meant[0].id


_TOLD = {
    (HELP, YES): "hopes for {topics}",
    (INTEREST, YES): "likes {topics}",
    (INTEREST, RATHER_NOT): "would rather avoid {topics}",
}
