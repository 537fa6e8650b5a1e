"""Every piece of a page has its own room: nothing overlaps, nothing leaves the paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dropin.printing.fonts import family_for, measure_in
from dropin.printing.frame import LEAST_SMALL_PRINT, MARGIN, PAPERS
from dropin.printing.layout import (
    Arrow,
    Bookmark,
    Code,
    Hatch,
    Logo,
    Mark,
    Pages,
    Piece,
    Rule,
    Text,
    texts_of,
)
from dropin.printing.model import MONTH, WEEK, Entry, Note, Sheet, SheetDay, texts
from dropin.printing.month_sheet import LEAST_SIZE, lay_out_month
from dropin.printing.week_sheet import LEAST_SMALL, lay_out_week
from tests.printing.made import CATEGORIES, MONDAY, TITLES, WEEKDAYS, busy_month, busy_week

LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßéèçñøåœšžłđşABCÉÅ 0123456789-–.:&"
short = st.text(st.sampled_from(LETTERS), min_size=1, max_size=24).map(str.split).map(" ".join)
long = st.one_of(
    st.lists(short, min_size=4, max_size=8).map(" ".join),
    st.integers(100, 300).map(lambda count: ("abcdefgé" * 40)[:count]),
)
titles = st.one_of(short, short, short, st.sampled_from(TITLES), long).filter(bool)
entries = st.builds(
    Entry,
    title=titles,
    clock=st.sampled_from(
        ["", "9:00–10:30", "from 13:15", "11:30 am – 12:30 pm", "by appointment"]
    ),
    topic=st.one_of(st.just(""), short),
    place=st.one_of(st.just(""), short, long),
    leader=st.sampled_from(["", "with Ana", "with Zoë Ångström and Chloé"]),
    status=st.sampled_from(["planned", "planned", "moved", "cancelled", "moved away", "closed"]),
    remark=st.sampled_from(["", "cancelled: hall flooded", "moved from Tue 24 Nov 14:00"]),
    note=st.one_of(st.just(""), short),
    category=st.sampled_from([None, *CATEGORIES]),
)


@st.composite
def sheets(draw: st.DrawFn, kind: str) -> Sheet:
    """Weeks and months of any fullness; most days have a few entries, some very many."""
    some = draw(st.lists(entries, min_size=1, max_size=6))
    days = []
    for offset in range(7 if kind == WEEK else 35):
        day = MONDAY + timedelta(days=offset)
        count = draw(st.sampled_from([0, 0, 1, 3, 6, 12, 40 if kind == WEEK else 14]))
        shown = tuple(
            each._replace(title=f"Q{offset}Q{number}Q {each.title}")
            for number, each in enumerate((some * 40)[:count])
        )
        closed = draw(st.sampled_from(["", "", "", "Closed"]))
        name = WEEKDAYS[day.weekday()]
        days.append(SheetDay(day, name, str(day.day), "10:00–18:00", closed=closed, entries=shown))
    return Sheet(
        kind=kind,
        title=draw(st.sampled_from(["23 – 29 November 2026", "30 December 2026 – 5 January 2027"])),
        centre_name=draw(st.one_of(st.just("Harbour House"), short.filter(bool), long)),
        printed_on="Printed on Sunday 22 November 2026",
        days=tuple(days),
        notes=tuple(
            Note(f"Q{number}N {each.title}", "by appointment", each.category)
            for number, each in enumerate(some[: draw(st.integers(0, 9))])
        ),
        legend=CATEGORIES[: draw(st.integers(0, 8))],
        paper=draw(st.sampled_from(sorted(PAPERS))),
    )


def laid_out(sheet: Sheet) -> Pages:
    measure = measure_in(family_for(texts(sheet)))
    lay_out = lay_out_month if sheet.kind == MONTH else lay_out_week
    return lay_out(sheet, 1.5, measure)


def box(text: Text) -> tuple[float, float, float, float]:
    """Around the letters themselves: no accent above, no tail below a line meets the next."""
    top, bottom = text.y - 0.72 * text.size, text.y + 0.2 * text.size
    return text.x, top, text.x + text.width, bottom


def assert_apart(page: tuple[Piece, ...]) -> None:
    boxes = sorted(box(text) for text in texts_of(page))
    for index, (_, top, right, bottom) in enumerate(boxes):
        for other in boxes[index + 1 :]:
            if other[0] >= right - 0.05:
                break
            assert other[1] >= bottom - 0.05 or other[3] <= top + 0.05


def edges(piece: Piece) -> tuple[float, float, float, float]:
    match piece:
        case Text():
            return box(piece)
        case Rule():
            return piece.x1, piece.y1, piece.x2, piece.y2
        case Bookmark():
            return piece.x, piece.y, piece.x, piece.y
        case Mark() | Arrow() | Code():
            return piece.x, piece.y, piece.x + piece.size, piece.y + piece.size
        case Hatch() | Logo():
            return piece.x, piece.y, piece.x + piece.width, piece.y + piece.height


def assert_on_paper(page: tuple[Piece, ...], pages: Pages) -> None:
    for piece in page:
        left, top, right, bottom = edges(piece)
        assert left >= MARGIN - 1
        assert right <= pages.width - MARGIN + 1
        assert top >= MARGIN - 1
        assert bottom <= pages.height - MARGIN + 1


calm = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking whole sheets takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@calm
@given(sheets(WEEK))
def test_nothing_on_a_week_overlaps_or_leaves_the_paper(sheet: Sheet) -> None:
    pages = laid_out(sheet)
    for page in pages.pages:
        assert_apart(page)
        assert_on_paper(page, pages)


@calm
@given(sheets(MONTH))
def test_nothing_on_a_month_overlaps_or_leaves_the_paper(sheet: Sheet) -> None:
    pages = laid_out(sheet)
    for page in pages.pages:
        assert_apart(page)
        assert_on_paper(page, pages)


@pytest.mark.parametrize("paper", sorted(PAPERS))
@pytest.mark.parametrize("a_day", [0, 2, 7, 14, 60])
def test_no_text_is_smaller_than_the_stated_least(paper: str, a_day: int) -> None:
    week = laid_out(busy_week(a_day, paper=paper))
    month = laid_out(busy_month(min(a_day, 30), paper=paper))
    assert min(text.size for page in week.pages for text in texts_of(page)) >= LEAST_SMALL
    least = min(LEAST_SIZE, LEAST_SMALL_PRINT)
    assert min(text.size for page in month.pages for text in texts_of(page)) >= least


@pytest.mark.parametrize("sheet", [busy_week(60), busy_month(30)], ids=["week", "month"])
def test_every_page_says_whose_it_is_when_it_is_and_which_page(sheet: Sheet) -> None:
    pages = laid_out(sheet).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        said = [text.text for text in texts_of(page)]
        assert {sheet.title, sheet.centre_name, sheet.printed_on} <= set(said)
        assert f"Page {number} of {len(pages)}" in said


@pytest.mark.parametrize("sheet", [busy_week(2), busy_month(2)], ids=["week", "month"])
def test_an_entry_taller_than_a_page_flows_on_to_its_end(sheet: Sheet) -> None:
    endless = Entry(" ".join(f"word{number}" for number in range(2_000)))
    days = [sheet.days[0]._replace(entries=(endless,)), *sheet.days[1:]]
    pages = laid_out(sheet._replace(days=tuple(days))).pages
    said = " ".join(text.text for page in pages for text in texts_of(page))
    assert len(pages) < 60
    assert "word0 " in said
    assert "word1999" in said


@pytest.mark.parametrize("sheet", [busy_week(2), busy_month(2)], ids=["week", "month"])
def test_a_heading_that_leaves_no_room_still_comes_to_an_end(sheet: Sheet) -> None:
    pages = laid_out(sheet._replace(centre_name="A very long name " * 120)).pages
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
