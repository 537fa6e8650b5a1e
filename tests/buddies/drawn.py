"""Problems of matching drawn by chance, like a real programme or small and full of clashes."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from dropin.buddies.fitting.model import (
    Buddy,
    Held,
    Named,
    Problem,
    Request,
    Stretch,
)

DAY = date(2026, 11, 22)
LANGUAGES = ("English", "Tamil", "Polish")
_LISTENING = 1
_HELP, _INTERESTS = range(1, 8), range(8, 16)
_STARTS = (9 * 60, 13 * 60 + 30, 18 * 60)


def problem(chance: Random, requests: int, buddies: int, *, both: float = 0.05) -> Problem:
    """So many requests and buddies; the share ``both`` of those who ask are buddies too."""
    return Problem(
        DAY,
        tuple(_request(chance, number, buddies, both) for number in range(1, requests + 1)),
        tuple(_buddy(chance, number, requests) for number in range(1, buddies + 1)),
        trainings=(Named(_LISTENING, "Listening"),),
        topics=tuple(Named(each, f"topic {each}") for each in (*_HELP, *_INTERESTS)),
    )


def _buddy(chance: Random, number: int, people: int) -> Buddy:
    most = chance.choice((1, 1, 2, 2, 3))
    lapses = DAY + timedelta(days=chance.choice((-5, 30, 200, 400, 600)))
    return Buddy(
        number,
        f"Buddy {number}",
        most_pairs=most,
        pairs=chance.randint(0, most),
        held=(Held(_LISTENING, date(2024, 1, 1), lapses),),
        times=_times(chance, 3),
        languages=_languages(chance),
        helps=_some(chance, _HELP, 3),
        likes=_some(chance, _INTERESTS, 3),
        avoids=_some(chance, _INTERESTS, 1) if chance.random() < 0.1 else frozenset(),
        helped_with=_some(chance, _HELP, 1),
        reach=frozenset(chance.sample(("walks", "bus", "drives"), 2)),
        away=((DAY, DAY + timedelta(days=9)),) if chance.random() < 0.05 else (),
        keeps_from=frozenset({1000 + chance.randint(1, people)}),
    )


def _request(chance: Random, number: int, buddies: int, both: float) -> Request:
    is_buddy = buddies and number <= buddies and chance.random() < both
    return Request(
        number,
        number if is_buddy else 1000 + number,
        DAY - timedelta(days=7 * chance.randint(0, 12)),
        f"Member {number}",
        goes_first=chance.random() < 0.2,
        times=_times(chance, 2),
        languages=_languages(chance),
        hopes=_some(chance, _HELP, 2),
        likes=_some(chance, _INTERESTS, 2),
        avoids=_some(chance, _INTERESTS, 1) if chance.random() < 0.2 else frozenset(),
        reach=frozenset(chance.sample(("walks", "bus", "drives"), chance.randint(0, 1))),
        keeps_from=frozenset({chance.randint(1, max(1, buddies))}),
        tried=frozenset({chance.randint(1, max(1, buddies))}),
    )


def _times(chance: Random, most: int) -> tuple[Stretch, ...]:
    starts = [chance.choice(_STARTS) for _ in range(chance.randint(1, most))]
    return tuple(
        Stretch(chance.randrange(6), each, each + chance.choice((90, 180, 240))) for each in starts
    )


def _languages(chance: Random) -> tuple[str, ...]:
    first = chance.choices(LANGUAGES, (8, 1, 1))[0]
    return tuple(dict.fromkeys((first, chance.choice(LANGUAGES))))


def _some(chance: Random, topics: range, most: int) -> frozenset[int]:
    return frozenset(chance.sample(topics, chance.randint(0, most)))
