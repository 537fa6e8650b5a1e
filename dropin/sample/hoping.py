"""What people of the sample's buddy programme hope for, and when they could meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from dropin.buddies.model import HELP, INTEREST, RATHER_NOT, FreeTime, Liking, Request
from dropin.buddies.store import topics
from dropin.dates import read_clock
from dropin.people.model import Person
from dropin.sample.making import Data
from dropin.storage.file import CentreFile

_LANGUAGES_LIKED = 0.25  # of those who speak several, who would rather speak their first


class Hoping:
    """Draws from the data; ``random`` is the only source of chance."""

    def __init__(self, file: CentreFile, random: Random, data: Data) -> None:
        self.random, self.data = random, data
        self.help = [each.id for each in topics(file) if each.kind == HELP]
        self._interests = [each.id for each in topics(file) if each.kind == INTEREST]

    def request(self, who: Person, day: date) -> Request:
        """Somebody asks for a buddy on a day."""
        random = self.random
        first = who.languages[:1] if random.random() < _LANGUAGES_LIKED else ()
        return Request(
            0,
            who.id,
            day,
            day,
            words=random.choice(self.data["words"]),
            languages=first,
            reach=tuple(random.choice(self.data["reach"])) if random.random() < 0.3 else (),
            access_needs=who.access_needs,
            times=self.times(2),
            likings=self.likings(2),
        )

    def times(self, most: int) -> tuple[FreeTime, ...]:
        drawn = self.random.sample(self.data["times"], self.random.randint(most - 1, most + 1))
        return tuple(
            FreeTime(weekday, read_clock(starts), read_clock(ends))
            for weekday, starts, ends in sorted(drawn)
        )

    def likings(self, most: int) -> tuple[Liking, ...]:
        """Some topics of help and some interests; now and then one they would rather not."""
        random = self.random
        helps = random.sample(self.help, random.randint(1, most))
        interests = random.sample(self._interests, random.randint(1, most + 1))
        likings = [Liking(each) for each in (*helps, *interests)]
        others = [each for each in self._interests if each not in interests]
        if random.random() < 0.1:
            likings.append(Liking(random.choice(others), RATHER_NOT))
        return tuple(likings)

    def days(self, since: date, until: date, about: int) -> Iterator[date]:
        """Days about so many apart, up to and including ``until``."""
        day = since
        while day <= until:
            yield day
            day += timedelta(days=self.random.randint(about - 3, about + 3))
