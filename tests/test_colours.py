"""Colours as people see them, beside what another library works out."""

from __future__ import annotations

import colorspacious
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.colours import (
    BLUE_BLIND,
    COLOUR_BLIND,
    GREEN_BLIND,
    RED_BLIND,
    TEXT_CONTRAST,
    USUAL_MARKS,
    contrast,
    difference,
    grey,
    is_colour,
    mixed,
    parts_of,
    readable,
    seen,
)

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
DEFICIENCY = {RED_BLIND: "protanomaly", GREEN_BLIND: "deuteranomaly", BLUE_BLIND: "tritanomaly"}


def channels(colour: str) -> list[int]:
    return list(bytes.fromhex(colour[1:]))


@given(colours, st.sampled_from(COLOUR_BLIND))
def test_the_colour_blind_see_what_the_referee_says(colour: str, kind: str) -> None:
    space = {"name": "sRGB1+CVD", "cvd_type": DEFICIENCY[kind], "severity": 100}
    expected = colorspacious.cspace_convert(
        [value / 255 for value in channels(colour)], space, "sRGB1"
    )
    for found, other in zip(channels(seen(colour, kind)), expected, strict=True):
        assert found == pytest.approx(min(1, max(0, other)) * 255, abs=1)


@given(colours, colours)
def test_colours_are_as_far_apart_as_the_referee_says(first: str, second: str) -> None:
    expected = colorspacious.deltaE(
        channels(first), channels(second), input_space="sRGB255", uniform_space="CIELab"
    )
    assert difference(first, second) == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48), ("#7A1F5A", "#7A1F5A", 1)],
)
def test_contrast_is_counted_as_wcag_does(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


@given(colours, colours)
def test_a_readable_colour_can_be_read_wherever_that_is_possible(colour: str, ground: str) -> None:
    possible = max(contrast("#000000", ground), contrast("#FFFFFF", ground)) >= TEXT_CONTRAST
    found = readable(colour, ground)
    assert contrast(found, ground) >= TEXT_CONTRAST or not possible


@given(colours)
def test_a_colour_that_can_be_read_stays_as_it_is(colour: str) -> None:
    if contrast(colour, "#FFFFFF") >= TEXT_CONTRAST:
        assert readable(colour, "#FFFFFF") == colour


@given(colours)
def test_grey_is_as_light_as_the_colour(colour: str) -> None:
    assert contrast(grey(colour), colour) == pytest.approx(1, abs=0.03)
    assert len(set(channels(grey(colour)))) == 1


@given(colours, colours)
def test_a_mixture_lies_between_its_parts(first: str, second: str) -> None:
    assert mixed(first, second, 1) == first
    assert mixed(first, second, 0) == second
    for one, other, between in zip(
        channels(first), channels(second), channels(mixed(first, second, 0.5)), strict=True
    ):
        assert min(one, other) <= between <= max(one, other)


@pytest.mark.parametrize("text", ["", "#12345", "#1234567", "123456", "#12345G", "red", "#123456 "])
def test_what_is_not_six_digits_is_no_colour(text: str) -> None:
    assert not is_colour(text)


def test_a_look_names_its_colour_and_its_mark() -> None:
    assert parts_of("blue") == ("blue", USUAL_MARKS["blue"])
    assert parts_of("blue star") == ("blue", "star")
    assert parts_of("#7A1F5A circle") == ("#7A1F5A", "circle")
    assert parts_of("#7A1F5A") == ("#7A1F5A", "square")
