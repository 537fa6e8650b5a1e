"""Fields that several panels of the room share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from dropin.buddies.model import (
    HELP,
    INTEREST,
    RATHER_NOT,
    REACHES,
    YES,
    FreeTime,
    Liking,
    Topic,
)
from dropin.buddies.store import terms
from dropin.buddies.telling import reach_name
from dropin.buddies.times_words import read_times, write_times
from dropin.dates import Customs
from dropin.kit.suggest_field import SuggestField
from dropin.kit.ticks_field import TicksField
from dropin.kit.typed_fields import CustomsField, ReadField
from dropin.people.store import named_people, named_person
from dropin.storage.file import CentreFile
from dropin.words import say

HELPS, PREFERS_NOT, LIKES, AVOIDS = "helps", "prefers_not", "likes", "avoids"
_WISHES = {
    HELPS: (HELP, YES),
    PREFERS_NOT: (HELP, RATHER_NOT),
    LIKES: (INTEREST, YES),
    AVOIDS: (INTEREST, RATHER_NOT),
}
"""The fields of wishes: which topics each is of, and what a tick in it means."""


def person_field(file: CentreFile, nobody: str = "") -> SuggestField[int]:
    """Somebody in the file, found by a part of the name; ``nobody`` says what empty means."""
    return SuggestField(
        lambda: named_people(file),
        say("Nobody in the file has this name. Choose one from the list, or add them in People."),
        nobody,
        words_of=partial(named_person, file),
    )


def buddy_field(file: CentreFile) -> SuggestField[int]:
    """One of the buddies, found by a part of the name."""

    def buddies() -> list[tuple[str, int]]:
        ids = {each.person_id for each in terms(file)}
        return [(name, number) for name, number in named_people(file) if number in ids]

    return SuggestField(buddies, say("No buddy has this name. Choose one from the list."))


class TimesField(CustomsField[tuple[FreeTime, ...]]):
    """Parts of a usual week as people write them; empty is None."""

    def __init__(self, customs: Customs) -> None:
        super().__init__(
            lambda words, _: read_times(words),
            write_times,
            say("Write days with times, such as Tuesday afternoons, Thursday 10–12."),
            customs,
        )

    def set_value(self, value: tuple[FreeTime, ...] | None) -> None:
        super().set_value(value or None)


class LanguagesField(ReadField[tuple[str, ...]]):
    """Languages with commas between; empty is None."""

    def __init__(self) -> None:
        super().__init__(
            lambda words: tuple(each.strip() for each in words.split(",") if each.strip()),
            ", ".join,
            say("Write languages with commas between."),
            placeholder=say("English, Tamil"),
        )

    def set_value(self, value: tuple[str, ...] | None) -> None:
        super().set_value(value or None)


def topics_field(topics: Iterable[Topic], name: str) -> TicksField[int]:
    """The topics that the field of wishes called ``name`` is of."""
    kind, _ = _WISHES[name]
    return TicksField([(each.name, each.id) for each in topics if each.kind == kind])


def reach_field() -> TicksField[str]:
    return TicksField([(reach_name(each), each) for each in REACHES])


def wishes_shown(likings: Iterable[Liking], topics: Iterable[Topic]) -> dict[str, tuple[int, ...]]:
    """What is ticked in each field of wishes."""
    liked = {each.topic_id: each.liking for each in likings}
    known = tuple(topics)
    return {
        name: tuple(each.id for each in known if each.kind == kind and liked.get(each.id) == liking)
        for name, (kind, liking) in _WISHES.items()
    }


def wishes_from(values: Mapping[str, Any]) -> tuple[Liking, ...]:
    """The wishes ticked in a form that has some of these fields."""
    found = [
        Liking(topic_id, liking)
        for name, (_, liking) in _WISHES.items()
        for topic_id in values.get(name, ())
    ]
    return tuple(sorted(found, key=lambda each: each.topic_id))
