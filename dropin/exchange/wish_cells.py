"""Cells about when somebody is free, what they like or would rather not, and how they get there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import time

from dropin.buddies.model import BUS, DRIVES, WALKS, FreeTime, Liking, Topic
from dropin.buddies.store import topics
from dropin.buddies.times_words import read_times
from dropin.exchange.cells import RowError
from dropin.exchange.people_table.matching import name_key
from dropin.exchange.tidy_text import one_line
from dropin.records import NamedTuple
from dropin.storage.file import CentreFile
from dropin.words import say

_REACHES = {
    **dict.fromkeys(("walks", "walk", "walking", "on foot", "foot"), WALKS),
    **dict.fromkeys(("bus", "by bus", "transit", "public transport", "tram", "train"), BUS),
    **dict.fromkeys(("drives", "drive", "driving", "car", "by car"), DRIVES),
}


class Wish(NamedTuple):
    """A topic of one kind (HELP or INTEREST) by its name, and how somebody likes it."""

    kind: str
    name: str
    liking: str


class TopicNames:
    """The centre's topics by what they are called; a new name is a topic that comes onto a list."""

    def __init__(self, listed: Iterable[Topic]) -> None:
        self._by_id = {each.id: each for each in listed}
        self._by_key = {(each.kind, name_key(each.name)): each for each in self._by_id.values()}

    def wishes(self, cell: str, kind: str, liking: str) -> tuple[Wish, ...]:
        """What a cell lists, each as the centre's list has it."""
        names = split_list(cell)
        return tuple(Wish(kind, self._listed(kind, name), liking) for name in names)

    def of(self, likings: Iterable[Liking]) -> tuple[Wish, ...]:
        """The likings that are held, by name."""
        return tuple(
            Wish(topic.kind, topic.name, each.liking)
            for each in likings
            if (topic := self._by_id.get(each.topic_id)) is not None
        )

    def new(self, wishes: Iterable[Wish]) -> list[str]:
        """The names that are on no list yet."""
        return [
            each.name for each in wishes if (each.kind, name_key(each.name)) not in self._by_key
        ]

    def _listed(self, kind: str, name: str) -> str:
        known = self._by_key.get((kind, name_key(name)))
        return known.name if known is not None else name


def topic_names(file: CentreFile) -> TopicNames:
    """The lists as the file has them."""
    return TopicNames(topics(file))


def kept_and_said(
    before: Iterable[Wish], said: Mapping[tuple[str, str], tuple[Wish, ...]]
) -> tuple[Wish, ...]:
    """What holds once a row was read: a column it has replaces what was held of its sort (kind and
    liking); what it leaves empty stays. Raises RowError for a topic named both ways."""
    new = [each for wishes in said.values() for each in wishes]
    named = {(each.kind, name_key(each.name)) for each in new}
    if len(named) < len(new):
        raise RowError(say("A topic is named both ways; keep one of the two."))
    kept = [
        each
        for each in before
        if (each.kind, each.liking) not in said and (each.kind, name_key(each.name)) not in named
    ]
    return tuple(sorted({*kept, *new}))


def split_list(cell: str) -> list[str]:
    """The parts of a cell with commas, semicolons or slashes between, each once."""
    parts = cell.replace(";", ",").replace("/", ",").split(",")
    return list(dict.fromkeys(filter(None, map(one_line, parts))))


def read_free(cell: str) -> tuple[FreeTime, ...]:
    """``Tuesday afternoons, Thursday 10–12``. Raises RowError for what is no such time."""
    try:
        return read_times(one_line(cell))
    except ValueError as error:
        raise RowError(
            say("“{words}” is no time such as “Tuesday afternoons”.", words=cell[:80])
        ) from error


def read_reach(cell: str) -> tuple[str, ...]:
    """``bus, drives``. Raises RowError for another way."""
    found = [_REACHES.get(each.casefold(), "") for each in split_list(cell)]
    if not all(found):
        raise RowError(say("“{words}” is neither walks, bus nor drives.", words=cell[:80]))
    return tuple(dict.fromkeys(found))


def in_order(times: Iterable[FreeTime]) -> tuple[FreeTime, ...]:
    """The times of a week in its order, as the file gives them back."""

    def place(free: FreeTime) -> tuple[int, time, time]:
        return free.weekday, free.starts_at, free.ends_at

    return tuple(sorted(times, key=place))
