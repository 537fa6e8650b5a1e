"""Opening hours as people write them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.centre.hours_words import read_spans, write_spans
from dropin.centre.model import Hours
from dropin.dates import Customs

CUSTOMS = [Customs(), Customs(twelve_hours=True, first_weekday=6, month_first=True)]
clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
spans = st.builds(Hours, clocks, clocks).filter(
    lambda hours: hours.opens < hours.closes or hours.opens.hour >= 12
)


def hours(*written: str) -> tuple[Hours, ...]:
    """From "10:00-16:00", plainly."""
    pairs = (each.split("-") for each in written)
    return tuple(Hours(time.fromisoformat(one), time.fromisoformat(other)) for one, other in pairs)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("10–16", hours("10:00-16:00")),
        ("10-16", hours("10:00-16:00")),
        ("10:00–12:30, 14–18", hours("10:00-12:30", "14:00-18:00")),
        ("14–18; 9.30—12", hours("09:30-12:00", "14:00-18:00")),
        ("9 to 12 and 13 till 17", hours("09:00-12:00", "13:00-17:00")),
        ("9h30 - 17h00", hours("09:30-17:00")),
        ("0930-1700", hours("09:30-17:00")),
        ("9am–5pm", hours("09:00-17:00")),
        ("9:30 AM until 5 PM", hours("09:30-17:00")),
        ("2–5 pm", hours("14:00-17:00")),
        ("10–2 pm", hours("10:00-14:00")),
        ("12 pm – 12 am", hours("12:00-00:00")),
        ("18–2", hours("18:00-02:00")),
        ("10–24", hours("10:00-00:00")),
        ("", ()),
        ("  ,  ", ()),
    ],
)
def test_usual_spellings_are_read(words: str, expected: tuple[Hours, ...]) -> None:
    assert read_spans(words) == expected


@pytest.mark.parametrize(
    "words",
    ["closed", "10", "10–", "–16", "25–26", "10:75–12", "13 pm–2 pm", "0 am–3", "10–16 maybe"],
)
def test_what_is_no_span_is_refused(words: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  its words are for nobody: the form has its own
        read_spans(words)


@pytest.mark.parametrize("words", ["9–5", "10-2", "9–9"])
def test_a_day_that_would_last_until_the_next_morning_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_spans(words)


@pytest.mark.parametrize("customs", CUSTOMS)
@given(day=st.lists(spans, max_size=3))
def test_what_is_written_is_read_back_the_same(customs: Customs, day: list[Hours]) -> None:
    in_order = tuple(sorted(day, key=lambda each: each.opens))
    assert read_spans(write_spans(in_order, customs)) == in_order


@given(st.text(max_size=30))
def test_no_words_do_worse_than_be_refused(words: str) -> None:
    try:
        found = read_spans(words)
    except ValueError:
        return
    assert all(isinstance(each, Hours) for each in found)
