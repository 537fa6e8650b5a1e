"""A sign-in sheet from paper, typed in: one name a line, perhaps with how many they brought."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dropin.people.model import Person
from dropin.people.store import searchable
from dropin.records import record

Find = Callable[[str], Sequence[Person]]
_BROUGHT = re.compile(r"\s*\+\s*(\d{1,2})\s*$")
_NUMBERED = re.compile(r"^\s*\d{1,3}\s*[.)]\s*")


@record
class PaperLine:
    """One line as typed, whom it may mean, and how many they brought."""

    words: str
    fitting: tuple[Person, ...]
    guests: int = 0

    @property
    def person(self) -> Person | None:
        """Whom it means, where that is certain: the only one who fits, or the only whole name."""
        whole = [each for each in self.fitting if _same(each.name, self.words)]
        certain = whole or self.fitting
        return certain[0] if len(certain) == 1 else None


def read_paper(text: str, find: Find) -> tuple[PaperLine, ...]:
    """The lines with a name on them; a number before it and ``+2`` after it are understood.

    ``find`` gives the people who fit some words.
    """
    lines = (_read_line(line, find) for line in text.splitlines())
    return tuple(line for line in lines if line is not None)


def without(text: str, done: Sequence[str]) -> str:
    """``text`` without the lines whose names are ``done``: what is still to be settled."""
    return "\n".join(line for line in text.splitlines() if _name_on(line) not in done)


def with_name(text: str, words: str, name: str) -> str:
    """``text`` with the name ``words`` on its line written out as ``name``."""
    return "\n".join(
        line.replace(words, name, 1) if _name_on(line) == words else line
        for line in text.splitlines()
    )


def _read_line(line: str, find: Find) -> PaperLine | None:
    words = _name_on(line)
    if not words:
        return None
    brought = _BROUGHT.search(line)
    return PaperLine(words, tuple(find(words)), int(brought.group(1)) if brought else 0)


def _name_on(line: str) -> str:
    return _NUMBERED.sub("", _BROUGHT.sub("", line)).strip()


def _same(name: str, words: str) -> bool:
    return searchable(name).split() == searchable(words).split()
