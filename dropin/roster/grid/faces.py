"""How each leader shows on the roster: initials that are theirs alone, a colour and its mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dropin.people.model import Person
from dropin.records import record

COLOURS = ("blue", "orange", "green", "pink", "violet", "teal", "ochre", "slate")
"""In this order to leaders as they join; each colour has a mark of its own in the theme."""


@record
class Face:
    """Somebody on the roster. ``colour`` names a category of the theme."""

    person_id: int
    name: str
    short: str
    initials: str
    colour: str


def faces(people: Iterable[Person], joined: Sequence[int]) -> dict[int, Face]:
    """The face of each by id. ``joined`` are ids in the order in which they came to the roster,
    so that nobody's colour changes when somebody else comes."""
    known = {each.id: each for each in people}
    order = [each for each in joined if each in known]
    order += sorted(each for each in known if each not in set(order))
    short = initials({each: known[each].name for each in order})
    return {
        person_id: Face(
            person_id,
            known[person_id].name,
            known[person_id].printed_name,
            short[person_id],
            COLOURS[place % len(COLOURS)],
        )
        for place, person_id in enumerate(order)
    }


def initials(names: Mapping[int, str]) -> dict[int, str]:
    """Two letters each; where two would have the same, as many more as tell them apart."""
    found = {person_id: next(_longer(name)) for person_id, name in names.items()}
    count = Counter(found.values())
    alike: dict[str, list[int]] = {}
    for person_id, letters in found.items():
        if count[letters] > 1:
            alike.setdefault(letters, []).append(person_id)
    for ids in alike.values():
        found.update(_told_apart({person_id: names[person_id] for person_id in ids}))
    return found


def _told_apart(names: Mapping[int, str]) -> dict[int, str]:
    ways = {person_id: list(_longer(name)) for person_id, name in names.items()}
    for step in range(1, max(map(len, ways.values()))):
        tried = {each: way[min(step, len(way) - 1)] for each, way in ways.items()}
        if len(set(tried.values())) == len(tried):
            return tried
    return {each: f"{ways[each][0]}{place}" for place, each in enumerate(names, 1)}


def _longer(name: str) -> Iterator[str]:
    """``AM``, ``AMo``, ``AMor`` … of Ana Moreno; ``An``, ``Ana`` of Ana."""
    words = name.split()
    first, last = words[0], words[-1]
    if len(words) == 1:
        for length in range(2, max(3, len(first) + 1)):
            yield first[:1].upper() + first[1:length]
        return
    for length in range(1, len(last) + 1):
        yield first[:1].upper() + last[:1].upper() + last[1:length]
