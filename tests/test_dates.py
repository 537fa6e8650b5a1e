"""Ranges of days as this centre writes them."""

from __future__ import annotations

from datetime import date

import pytest

from dropin.dates import Customs, day_range

BRITISH, AMERICAN = Customs(), Customs(month_first=True)


@pytest.mark.parametrize(
    ("start", "end", "customs", "words", "short"),
    [
        (date(2026, 11, 23), date(2026, 11, 30), BRITISH, "23 – 29 November", "23 – 29 November"),
        (
            date(2026, 11, 23),
            date(2026, 12, 21),
            BRITISH,
            "23 November – 20 December",
            "23 Nov – 20 Dec",
        ),
        (
            date(2026, 11, 23),
            date(2026, 12, 21),
            AMERICAN,
            "November 23 – December 20",
            "Nov 23 – Dec 20",
        ),
        (
            date(2026, 12, 21),
            date(2027, 1, 18),
            BRITISH,
            "21 December 2026 – 17 January 2027",
            "21 Dec 2026 – 17 Jan 2027",
        ),
    ],
)
def test_a_range_names_its_months_in_full_or_short(
    start: date, end: date, customs: Customs, words: str, short: str
) -> None:
    assert day_range(start, end, customs) == words
    assert day_range(start, end, customs, short=True) == short
