"""People by the names that a table of another hand may have for them."""

from __future__ import annotations

from collections.abc import Sequence

from dropin.exchange.people_table.matching import name_key
from dropin.people.model import Person

UNKNOWN = "Nobody here is called {name}. Who is meant?"
NAMESAKES = "Several people may be {name}. Who is meant?"
MOST_OFFERED = 6
"""So many people at most stand to choose from."""

_MOST_LIKE = 5


class Names:
    """People by the names that a list may have for them."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._whole: dict[str, list[Person]] = {}
        self._short: dict[str, list[Person]] = {}
        self._by_word: dict[str, list[Person]] = {}
        for each in people:
            for name in dict.fromkeys((name_key(each.name), _forwards(each.sort_name))):
                self._whole.setdefault(name, []).append(each)
            if each.short_name:
                self._short.setdefault(name_key(each.short_name), []).append(each)
            for word in set(name_key(f"{each.name} {each.short_name}").split()):
                self._by_word.setdefault(word, []).append(each)

    def named(self, name: str) -> tuple[Person, ...]:
        """Everybody of just this name, or of this short name where nobody has it whole."""
        key = _forwards(name)
        return tuple(self._whole.get(key) or self._short.get(key) or ())

    def longer(self, name: str) -> tuple[Person, ...]:
        """Everybody whose name holds all words of this one: whom “Ana” may well be short for."""
        first, *words = _forwards(name).split() or [""]
        return tuple(
            each
            for each in self._by_word.get(first, ())
            if set(words) <= set(name_key(each.name).split())
        )

    def like(self, name: str) -> tuple[Person, ...]:
        """People who may be meant: those with a word of the name, the first word before others."""
        words = _forwards(name).split()
        found = {each.id: each for word in words for each in self._by_word.get(word, ())}
        return tuple(list(found.values())[:_MOST_LIKE])


def _forwards(name: str) -> str:
    """A name to be compared; “Silva, Ana” is read as “Ana Silva”."""
    last, comma, first = name.partition(",")
    return name_key(f"{first} {last}" if comma else name)
