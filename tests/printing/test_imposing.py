"""Pages on other paper: a poster over many sheets, a booklet from one."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from dropin.printing.draw import Drawn, pdf
from dropin.printing.frame import PAPERS
from dropin.printing.imposing.model import Imposed, Side
from dropin.printing.imposing.pocket import PANELS, panel_size, pocket
from dropin.printing.imposing.poster import EDGE, OVERLAP, poster, tiling
from dropin.printing.layout import BOLD, INK, Pages, Rule, Text
from dropin.printing.letters.helvetica import HELVETICA
from tests.printing.made import busy_week
from tests.printing.paper import first_page_in_grey, text_of

MEASURE = HELVETICA.measure
A4 = PAPERS["a4"]
sides = st.floats(150, 5000)
papers = st.sampled_from([*PAPERS.values()])


def drawn(imposed: Imposed) -> bytes:
    return pdf(busy_week(1), [Drawn("Sheet", imposed, HELVETICA)])


def page_with(*words: str, width: float, height: float) -> tuple[Text | Rule, ...]:
    return tuple(
        Text(30, 60 + 40 * number, word, BOLD, 24, width=MEASURE(word, BOLD, 24))
        for number, word in enumerate(words)
    )


# The poster


@given(width=sides, height=sides, paper=papers, blank=st.floats(0, 40))
def test_every_point_of_a_poster_inside_its_blank_edge_is_on_some_sheet(
    width: float, height: float, paper: tuple[float, float], blank: float
) -> None:
    tiles = tiling((width, height), paper, blank)
    wide, tall = tiles.window
    lefts = [tiles.corner(0, column)[0] for column in range(tiles.across)]
    tops = [tiles.corner(row, 0)[1] for row in range(tiles.down)]
    for starts, shown, whole in ((lefts, wide, width), (tops, tall, height)):
        assert starts[0] <= blank + 0.02
        assert starts[-1] + shown >= whole - blank - 0.02
        for before, after in pairwise(starts):
            assert before + shown - after == pytest.approx(OVERLAP)


@given(width=sides, height=sides, paper=papers)
def test_no_sheet_of_a_poster_is_printed_in_vain(
    width: float, height: float, paper: tuple[float, float]
) -> None:
    tiles = tiling((width, height), paper)
    wide, tall = tiles.window
    for column in range(tiles.across):
        left = tiles.corner(0, column)[0]
        assert left < width - OVERLAP or tiles.across == 1
        assert left + wide > (0 if column == 0 else OVERLAP)
    for row in range(tiles.down):
        top = tiles.corner(row, 0)[1]
        assert top < height - OVERLAP or tiles.down == 1
        assert top + tall > (0 if row == 0 else OVERLAP)


@pytest.mark.parametrize(("large", "sheets"), [((1190, 842), 4), ((1684, 1190), 8)])
def test_a_poster_takes_the_fewest_sheets_the_paper_either_way_round_allows(
    large: tuple[float, float], sheets: int
) -> None:
    assert tiling(large, A4, blank=28).sheets == sheets
    assert tiling(large, (A4[1], A4[0]), blank=28).sheets == sheets


def test_every_sheet_of_a_poster_says_where_it_belongs_and_what_is_glued_over_it() -> None:
    pages = Pages(1190, 842, (page_with("Open kitchen", width=1190, height=842),))
    made = poster(pages, A4, MEASURE, blank=28)
    said = [
        " ".join(mark.text for mark in side.marks if isinstance(mark, Text)) for side in made.sides
    ]
    assert len(said) == 4
    assert said[0].startswith("Sheet 1: row 1 of 2, column 1 of 2")
    assert "right and lower edge" in said[0]
    assert "lower edge" in said[1]
    assert "right edge" in said[2]
    assert said[3] == "Sheet 4: row 2 of 2, column 2 of 2"


def test_marks_and_words_of_a_poster_stay_where_every_printer_reaches() -> None:
    pages = Pages(1190, 842, (page_with("Open kitchen", width=1190, height=842),))
    made = poster(pages, A4, MEASURE, blank=28)
    assert_within_reach(made)


def test_a_poster_shows_neighbouring_parts_that_fit_together() -> None:
    """A line across the whole page goes on at the same height on the next sheet."""
    pages = Pages(1190, 842, ((Rule(28, 200, 1162, 200, 4, INK),),))
    made = poster(pages, A4, MEASURE, blank=28)
    first, second = made.sides[0].placements[0], made.sides[1].placements[0]
    assert first.y == second.y
    step = first.x - second.x
    assert step == pytest.approx(made.sides[0].placements[0].window.width - OVERLAP)


def test_what_lies_outside_a_window_is_not_printed() -> None:
    pages = Pages(1190, 842, ((Rule(0, 421, 1190, 421, 842, INK),),))  # all dark
    grey = first_page_in_grey(drawn(poster(pages, A4, MEASURE)), 72)
    edge = grey.crop((0, 0, round(EDGE) - 1, grey.height))
    middle = grey.crop(
        (grey.width // 2, grey.height // 2, grey.width // 2 + 9, grey.height // 2 + 9)
    )
    assert set(edge.tobytes()) == {255}
    assert max(middle.tobytes()) < 60


def test_the_words_of_a_poster_are_found_in_its_pdf() -> None:
    pages = Pages(1190, 842, (page_with("Open kitchen", "Choir", width=1190, height=842),))
    found = text_of(drawn(poster(pages, A4, MEASURE, blank=28)))
    assert "Open kitchen" in found
    assert "Choir" in found


# The booklet


def small_pages(count: int) -> Pages:
    width, height = panel_size(A4)
    words = [f"Page {number}" for number in range(1, count + 1)]
    return Pages(
        width, height, tuple(page_with(word, width=width, height=height) for word in words)
    )


def places(side: Side) -> dict[int, tuple[int, int, bool]]:
    """Each page's row, column and whether it stands on its head."""
    wide, tall = panel_size(A4)
    return {
        placed.page: (round(placed.y / tall), round(placed.x / wide), placed.turned)
        for placed in side.placements
    }


def folded(side: Side) -> list[int]:
    """The pages in the order in which one turns them, folding the sheet as one folds paper.

    Folded lengthwise the sheet is a strip of four leaves whose backs are the upper row. The cut
    parts the middle two, which are pushed apart until each is folded on itself: leaves are then
    the middle of the lower row, the right end, the middle of the upper row, the left end.
    """
    at = {(row, column): page for page, (row, column, _) in places(side).items()}
    lower_middle = [at[1, 1], at[1, 2]]
    right_end = [at[1, 3], at[0, 3]]
    upper_middle = [at[0, 2], at[0, 1]]
    left_end = [at[0, 0], at[1, 0]]
    return [*lower_middle, *right_end, *upper_middle, *left_end]


def test_a_folded_booklet_reads_from_its_cover_to_its_back() -> None:
    made = pocket(small_pages(PANELS), A4)
    assert len(made.sides) == 1
    assert folded(made.sides[0]) == list(range(PANELS))


def test_the_upper_row_stands_on_its_head_and_the_lower_one_on_its_feet() -> None:
    for row, _, turned in places(pocket(small_pages(PANELS), A4).sides[0]).values():
        assert turned == (row == 0)


def test_pages_that_need_a_second_sheet_have_one() -> None:
    made = pocket(small_pages(11), A4)
    assert [len(side.placements) for side in made.sides] == [8, 3]
    found = text_of(drawn(made))
    assert all(f"Page {number}" in found for number in range(1, 12))


def test_a_booklet_is_a_list_of_one_sheet_in_the_readers_contents() -> None:

    reader = PdfReader(BytesIO(drawn(pocket(small_pages(PANELS), A4))))
    assert len(reader.pages) == 1
    titles = [str(entry["/Title"]) for entry in reader.outline if isinstance(entry, dict)]
    assert titles == ["Sheet"]


def test_the_marks_of_a_booklet_stay_where_every_printer_reaches() -> None:
    assert_within_reach(pocket(small_pages(PANELS), A4))


def assert_within_reach(made: Imposed) -> None:
    for side in made.sides:
        for mark in side.marks:
            if isinstance(mark, Rule):
                xs, ys = (mark.x1, mark.x2), (mark.y1, mark.y2)
            else:
                assert isinstance(mark, Text)
                xs, ys = (mark.x, mark.x + mark.width), (mark.y - mark.size, mark.y)
            assert min(xs) >= EDGE - 0.01
            assert max(xs) <= made.width - EDGE + 0.01
            assert min(ys) >= EDGE - 0.01
            assert max(ys) <= made.height - EDGE + 0.01
