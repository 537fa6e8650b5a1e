"""What a composed sheet shows of people, in sentences for whoever prints it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from dropin.people.naming import FIRST, FULL, INITIALS, NONE
from dropin.records import NamedTuple
from dropin.words import say, say_count

_WORDS_OF_A_NAME = 6
_BY_LEVEL: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        FULL: ("{count} person is named in full.", "{count} people are named in full."),
        FIRST: (
            "{count} person is named by first name.",
            "{count} people are named by first name.",
        ),
        INITIALS: ("{count} person is named by initials.", "{count} people are named by initials."),
    }
)


class Known(NamedTuple):
    """Somebody of the file who may stand on the sheet: their whole name, their number."""

    id: int
    name: str
    phone: str = ""
    shares_number: bool = False


class PeopleShown(NamedTuple):
    """Who stands on a sheet: whole names, names at the chosen level, those left out, numbers."""

    in_full: int = 0
    at_level: int = 0
    left_out: int = 0
    numbers_shared: int = 0
    numbers_not_shared: int = 0


class NotedNames:
    """Asks ``name_of`` for each name, and notes what was answered for whom."""

    def __init__(self, name_of: Callable[[int], str]) -> None:
        self._name_of = name_of
        self.answers: dict[int, str] = {}

    def __call__(self, person_id: int) -> str:
        name = self.answers[person_id] = self._name_of(person_id)
        return name


def people_shown(
    texts: Iterable[str], answers: Mapping[int, str], known: Sequence[Known], level: str
) -> PeopleShown:
    """Who of ``known``, and of those whose name was asked for (``answers``), stands in ``texts``.

    A whole name or a number is found wherever it stands; a shorter name counts for whom it was
    asked, if it stands there.
    """
    lines = [" ".join(each.split()) for each in texts]
    words = frozenset(_runs_of_words(lines))
    everything = "\n".join(lines)
    full = {each.id for each in known if _plain(each.name) in words and " " in each.name.strip()}
    asked = {who for who, name in answers.items() if name and name in everything} - full
    numbers = [each for each in known if each.phone and each.phone in everything]
    shared = sum(each.shares_number for each in numbers)
    as_chosen = len(asked) if level != FULL else 0
    return PeopleShown(
        in_full=len(full) + len(asked) - as_chosen,
        at_level=as_chosen,
        left_out=len({who for who, name in answers.items() if not name} - full),
        numbers_shared=shared,
        numbers_not_shared=len(numbers) - shared,
    )


def in_words(shown: PeopleShown, level: str) -> str:
    """``14 people are named by first name. 3 who did not agree are not named. No telephone …``."""
    return " ".join((*_names(shown, level), *_numbers(shown)))


def _names(shown: PeopleShown, level: str) -> Iterator[str]:
    if not shown.in_full and not shown.at_level:
        yield say("Nobody is named.")
    if shown.in_full:
        yield say_count(*_BY_LEVEL[FULL], shown.in_full)
    if shown.at_level:
        yield say_count(*_BY_LEVEL[level], shown.at_level)
    if shown.left_out and level != NONE:
        yield say_count(
            "{count} who did not agree is not named.",
            "{count} who did not agree are not named.",
            shown.left_out,
        )


def _numbers(shown: PeopleShown) -> Iterator[str]:
    if not shown.numbers_shared and not shown.numbers_not_shared:
        yield say("No telephone numbers.")
    if shown.numbers_shared:
        yield say_count(
            "{count} telephone number, of somebody who agreed to share it with {members}.",
            "{count} telephone numbers, of people who agreed to share them with {members}.",
            shown.numbers_shared,
        )
    if shown.numbers_not_shared:
        yield say_count(
            "{count} telephone number that is for the office alone: not for the wall.",
            "{count} telephone numbers that are for the office alone: not for the wall.",
            shown.numbers_not_shared,
        )


def _runs_of_words(lines: Iterable[str]) -> Iterator[str]:
    """Every run of words in a line that may be somebody's whole name, as ``_plain`` writes it."""
    for line in lines:
        words = [each.strip(_AROUND_NAMES) for each in line.casefold().split()]
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + _WORDS_OF_A_NAME) + 1):
                yield " ".join(words[start:end])


def _plain(name: str) -> str:
    return " ".join(each.strip(_AROUND_NAMES) for each in name.casefold().split())


_AROUND_NAMES = "()[],.;:·–—-“”\"'"
