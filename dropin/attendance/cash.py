"""The day's cash sheet: what should be in the box, what is, and the difference.

Money is integer cents. What was taken in and given back comes from the payments of the day, so
the sheet always adds up: opening + taken − given back = expected; counted − expected = difference.
"""

from __future__ import annotations

from collections.abc import Sequence

from dropin.attendance.model import CashDay, Payment
from dropin.records import record


@record
class CashSheet:
    """One day's box. ``counted_cents`` and ``difference_cents`` are None until it was counted."""

    cash_day: CashDay
    taken_cents: int
    given_back_cents: int

    @property
    def expected_cents(self) -> int:
        return self.cash_day.opening_cents + self.taken_cents - self.given_back_cents

    @property
    def counted_cents(self) -> int | None:
        return self.cash_day.counted_cents

    @property
    def difference_cents(self) -> int | None:
        """Above 0: more in the box than expected."""
        counted = self.cash_day.counted_cents
        return None if counted is None else counted - self.expected_cents


def cash_sheet(cash_day: CashDay, payments: Sequence[Payment]) -> CashSheet:
    """The sheet of a day whose payments these are."""
    return CashSheet(
        cash_day,
        taken_cents=sum(each.cents for each in payments if each.cents > 0),
        given_back_cents=-sum(each.cents for each in payments if each.cents < 0),
    )


def missing_receipts(numbers: Sequence[int]) -> tuple[int, ...]:
    """Receipt numbers from 1 to the highest that are not among ``numbers``."""
    return tuple(sorted(set(range(1, max(numbers, default=0) + 1)).difference(numbers)))
