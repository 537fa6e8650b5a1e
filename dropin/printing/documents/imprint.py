"""What every sheet takes from the centre and the day it is printed, and how amounts are said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dropin.centre.model import Centre
from dropin.centre.money import money
from dropin.dates import day_long
from dropin.printing.entries import listed
from dropin.printing.flowing.model import USUAL_SIZE, Document, Part
from dropin.records import NamedTuple
from dropin.words import say, say_count


class Imprint(NamedTuple):
    """The centre, the day of printing, and whose name may stand how on this sheet.

    ``name_of`` gives "" for whoever did not agree to be named. ``paper`` None is the centre's.
    """

    centre: Centre
    today: date
    name_of: Callable[[int], str]
    paper: str | None = None

    def document(
        self,
        title: str,
        parts: Sequence[Part],
        *,
        subtitle: str = "",
        size: float = USUAL_SIZE,
        landscape: bool = False,
        copies: int = 1,
    ) -> Document:
        """A sheet of this centre, printed today."""
        centre = self.centre
        name = " ".join(filter(None, (centre.name, title, subtitle)))
        return Document(
            title=title,
            centre_name=centre.name,
            printed_on=say("Printed on {day}", day=self.day(self.today)),
            parts=tuple(parts),
            subtitle=subtitle,
            logo=centre.logo,
            paper=self.paper or centre.paper,
            landscape=landscape,
            copies=copies,
            size=size,
            language=centre.language,
            file_name=name,
        )

    def day(self, day: date) -> str:
        return day_long(day, self.centre.customs)

    def money(self, cents: int) -> str:
        """``€3.50``: in the centre's currency."""
        return money(cents, self.centre.currency)

    def names(self, person_ids: Sequence[int]) -> str:
        """``Ana, Ben and 2 others``: those who may be named, and how many more there are."""
        named = [name for name in map(self.name_of, person_ids) if name]
        others = len(person_ids) - len(named)
        if others and not named:
            return say_count("{count} person", "{count} people", others)
        if others:
            named.append(say_count("{count} other", "{count} others", others))
        return listed(named)
