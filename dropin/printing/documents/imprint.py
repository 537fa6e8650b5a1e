"""What every sheet takes from the centre and the day it is printed, and how amounts are said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from dropin.centre.model import Centre
from dropin.dates import day_long
from dropin.printing.entries import listed
from dropin.printing.flowing.model import USUAL_SIZE, Document, Part
from dropin.records import NamedTuple
from dropin.words import say, say_count

_SIGNS: Mapping[str, str] = MappingProxyType(
    {"EUR": "€", "GBP": "£", "USD": "$", "CAD": "$", "AUD": "$", "NZD": "$"}
)


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
        copies: bool = False,
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
        """``€3.50``; the code where a currency has no sign of its own: ``3.50 CHF``."""
        currency = self.centre.currency
        sign = "-" if cents < 0 else ""
        amount = f"{abs(cents) // 100}.{abs(cents) % 100:02}"
        if currency in _SIGNS:
            return f"{sign}{_SIGNS[currency]}{amount}"
        return f"{sign}{amount} {currency}"

    def names(self, person_ids: Sequence[int]) -> str:
        """``Ana, Ben and 2 others``: those who may be named, and how many more there are."""
        named = [name for name in map(self.name_of, person_ids) if name]
        others = len(person_ids) - len(named)
        if others and not named:
            return say_count("{count} person", "{count} people", others)
        if others:
            named.append(say_count("{count} other", "{count} others", others))
        return listed(named)


def hours(minutes: int) -> str:
    """``2 hours``, ``1½ hours``, ``45 minutes``."""
    whole, rest = divmod(minutes, 60)
    if whole and not rest:
        return say_count("{count} hour", "{count} hours", whole)
    if whole and rest == 30:
        return say("{number}½ hours", number=whole)
    return say_count("{count} minute", "{count} minutes", minutes)
