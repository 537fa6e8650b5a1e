"""Every piece of a page has its own room: nothing overlaps, nothing leaves the paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from dropin.printing.day_sheet import LEAST_TITLE as LEAST_ON_A_DAY
from dropin.printing.frame import LEAST_SMALL_PRINT
from dropin.printing.layout import texts_of
from dropin.printing.model import (
    DAY,
    KINDS,
    LARGE,
    LARGE_PRINT,
    MONTH,
    POCKET,
    POSTER,
    WEEK,
    Entry,
    Sheet,
)
from dropin.printing.month_rows import LEAST_SIZE
from dropin.printing.pocket_sheet import LEAST_SIZE as LEAST_IN_POCKET
from dropin.printing.week_columns import LEAST_SMALL
from dropin.printing.week_columns import LEAST_TITLE as LEAST_ON_A_WEEK
from dropin.printing.week_sheet import LEAST_POSTER
from tests.printing.generated import PAPERS, calm, sheets
from tests.printing.made import busy, busy_month, busy_week
from tests.printing.standing import assert_stands_well, laid_out


@calm
@given(sheets(WEEK))
def test_nothing_on_a_week_overlaps_or_leaves_the_paper(sheet: Sheet) -> None:
    assert_stands_well(sheet, laid_out(sheet))


@calm
@given(sheets(MONTH))
def test_nothing_on_a_month_overlaps_or_leaves_the_paper(sheet: Sheet) -> None:
    assert_stands_well(sheet, laid_out(sheet))


@calm
@given(sheets(LARGE))
def test_nothing_in_large_print_overlaps_or_leaves_the_paper(sheet: Sheet) -> None:
    assert_stands_well(sheet, laid_out(sheet))


@calm
@given(sheets(DAY))
def test_nothing_on_a_day_overlaps_or_leaves_the_paper(sheet: Sheet) -> None:
    assert_stands_well(sheet, laid_out(sheet))


@calm
@given(sheets(POSTER))
def test_nothing_on_a_poster_overlaps_or_leaves_the_paper(sheet: Sheet) -> None:
    assert_stands_well(sheet, laid_out(sheet))


@calm
@given(sheets(POCKET))
def test_nothing_in_a_pocket_week_overlaps_or_leaves_its_page(sheet: Sheet) -> None:
    assert_stands_well(sheet, laid_out(sheet))


LEAST_TEXT = {
    WEEK: LEAST_SMALL,
    MONTH: LEAST_SIZE,
    LARGE: LARGE_PRINT,
    DAY: LEAST_SMALL_PRINT,
    POSTER: LEAST_SMALL_PRINT,
    POCKET: LEAST_IN_POCKET,
}
LEAST_TITLE = {
    WEEK: LEAST_ON_A_WEEK,
    MONTH: LEAST_SIZE,
    LARGE: LARGE_PRINT,
    DAY: LEAST_ON_A_DAY,
    POSTER: LEAST_POSTER,
    POCKET: LEAST_IN_POCKET,
}


@pytest.mark.parametrize("paper", sorted(PAPERS))
@pytest.mark.parametrize("a_day", [0, 2, 7, 14, 60])
@pytest.mark.parametrize("kind", KINDS)
def test_no_text_is_smaller_than_the_stated_least(kind: str, a_day: int, paper: str) -> None:
    pages = laid_out(busy(kind, min(a_day, 30) if kind == MONTH else a_day, paper=paper))
    shown = [text for page in pages.pages for text in texts_of(page)]
    assert min(text.size for text in shown) >= LEAST_TEXT[kind]
    titles = [text.size for text in shown if text.text.startswith("Chair yoga")]
    assert min(titles, default=99) >= LEAST_TITLE[kind]


def test_the_readme_says_how_small_each_sheet_may_be() -> None:
    words = " ".join((Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").split())
    said = (
        "no less than {week:g} points on a week, {month:g} on a month or in a pocket, {poster:g} on"
        " a poster, {day:g} on a day, {large:g} in large print"
    )
    assert LEAST_TITLE[MONTH] == LEAST_TITLE[POCKET]
    assert (
        said.format_map({kind.split("-")[0]: size for kind, size in LEAST_TITLE.items()}) in words
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_says_whose_it_is_when_it_is_and_which_page(kind: str) -> None:
    sheet = busy(kind, 30 if kind == MONTH else 60)
    pages = laid_out(sheet).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        said = " ".join(text.text for text in texts_of(page))
        assert f"Page {number} of {len(pages)}" in said
        if kind == POCKET and number > 1:  # the cover says the rest
            assert sheet.title in said
        else:
            assert all(each in said for each in (sheet.title, sheet.centre_name, sheet.printed_on))


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_taller_than_a_page_flows_on_to_its_end(kind: str) -> None:
    sheet = busy(kind, 2)
    endless = Entry(" ".join(f"word{number}" for number in range(2_000)), "10:00–11:00")
    days = [sheet.days[0]._replace(entries=(endless,)), *sheet.days[1:]]
    pages = laid_out(sheet._replace(days=tuple(days))).pages
    said = " ".join(text.text for page in pages for text in texts_of(page)).split()
    assert len(pages) < 80
    assert said.index("word0") < said.index("word1000") < said.index("word1999")


@pytest.mark.parametrize("kind", [WEEK, MONTH, LARGE, DAY])
def test_a_heading_that_leaves_no_room_still_comes_to_an_end(kind: str) -> None:
    pages = laid_out(busy(kind, 2)._replace(centre_name="A very long name " * 120)).pages
    assert 1 < len(pages) < 400


def test_a_day_that_flows_on_points_to_its_next_page() -> None:
    first, second, *_ = laid_out(busy_week(30)).pages
    assert "continues on page 2" in [text.text for text in texts_of(first)]
    assert "continued" in [text.text for text in texts_of(second)]


def test_without_opening_hours_the_word_continued_stands_clear_of_what_follows() -> None:
    full = busy_week(30)
    sheet = full._replace(days=tuple(day._replace(hours="", occasion="") for day in full.days))
    second = texts_of(laid_out(sheet).pages[1])
    word = next(text for text in second if text.text == "continued")
    below = [text for text in second if text.y > word.y and abs(text.x - word.x) < 20]
    top = min(text.y - text.size for text in below)
    assert top > word.y + 0.5 * word.size


@pytest.mark.parametrize("sheet", [busy_week(6), busy_month(4)], ids=["week", "month"])
def test_a_usual_sheet_is_one_page(sheet: Sheet) -> None:
    assert len(laid_out(sheet).pages) == 1


def test_a_sparse_week_is_set_larger_than_a_full_one() -> None:
    def largest_title(sheet: Sheet) -> float:
        sizes = [
            text.size
            for page in laid_out(sheet).pages
            for text in texts_of(page)
            if text.text == "Chair yoga"
        ]
        return max(sizes)

    assert largest_title(busy_week(2)) > largest_title(busy_week(10))


def test_a_larger_paper_is_set_larger() -> None:
    sizes = {
        paper: max(text.size for text in texts_of(laid_out(busy_week(6, paper=paper)).pages[0]))
        for paper in ("a4", "a3")
    }
    assert sizes["a3"] > 1.3 * sizes["a4"]
