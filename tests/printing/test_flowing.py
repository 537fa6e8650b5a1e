"""Flowing sheets: whatever they hold, every word is there in order, and nothing meets or leaves."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from dropin.centre.model import PAPERS as PRINTED_ON
from dropin.printing.flowing.model import (
    LEAST_SIZE,
    Bar,
    Cell,
    Choice,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Stack,
    Table,
    TickBox,
    Together,
    WritingLines,
    several,
    texts,
)
from dropin.printing.flowing.pages import lay_out
from dropin.printing.frame import LEAST_SMALL_PRINT, MARGIN, PAPERS
from dropin.printing.layout import Bookmark, Hatch, Logo, Mark, Pages, Piece, Rule, Text, texts_of
from dropin.printing.letters.choice import letters_for
from dropin.printing.operations import printed
from tests.printing.generated import calmly, long, short

ROUNDING = 0.05

calm = calmly(25)
words = st.one_of(short, short, st.sampled_from(["Đàn tranh", "Анна"])).filter(bool)
any_words = st.one_of(words, words, words, long)
sentences = st.lists(any_words, min_size=1, max_size=12).map(" ".join)
paragraphs = st.builds(
    Paragraph,
    sentences,
    bold=st.booleans(),
    muted=st.booleans(),
    scale=st.sampled_from([0.5, 1.0, 1.3]),
    with_next=st.booleans(),
)
cells: st.SearchStrategy[Cell] = st.one_of(
    words,
    st.just(""),
    words.map(Paragraph),
    st.builds(Stack, st.lists(words.map(Paragraph), min_size=1, max_size=3).map(tuple)),
    st.builds(TickBox, st.booleans()),
    st.builds(Bar, st.floats(0, 1), st.booleans()),
)
columns = st.builds(
    Column, st.one_of(st.just(""), short), st.sampled_from([0.3, 1, 4]), st.booleans()
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    across = draw(st.integers(1, 6))
    return Table(
        tuple(draw(columns) for _ in range(across)),
        tuple(draw(st.lists(st.tuples(*[cells] * across), max_size=4))),
        row_height=draw(st.sampled_from([0, 2.2, 5])),
        lined=draw(st.booleans()),
    )


parts = st.one_of(
    st.builds(Heading, any_words),
    paragraphs,
    st.builds(Facts, st.lists(st.tuples(words, sentences), max_size=5).map(tuple)),
    st.builds(Choice, any_words, st.lists(any_words, max_size=2).map(tuple)),
    st.builds(WritingLines, st.integers(0, 50)),
    tables(),
    st.builds(
        Together,
        st.lists(st.one_of(st.builds(Heading, any_words), tables()), max_size=3).map(tuple),
    ),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of a page or two; ``grown`` makes their tables go on over many."""
    shown = draw(st.lists(parts, max_size=6))
    return Document(
        title=draw(any_words),
        centre_name=draw(any_words),
        printed_on="Printed on Sunday 22 November 2026",
        parts=tuple(shown),
        subtitle=draw(st.one_of(st.just(""), short)),
        paper=draw(st.sampled_from(PRINTED_ON)),
        landscape=draw(st.booleans()),
        copies=1 if any(isinstance(each, Table | Together) for each in shown) else 4,
        size=draw(st.sampled_from([9.0, 11.0, 14.0])),
    )


times = st.sampled_from([1, 1, 15])


def grown(document: Document, times: int) -> Document:
    return document._replace(parts=tuple(_grown(each, times) for each in document.parts))


def _grown(part: Part, times: int) -> Part:
    match part:
        case Table():
            return part._replace(rows=part.rows * times)
        case Together():
            return Together(
                tuple(
                    each._replace(rows=each.rows * times) if isinstance(each, Table) else each
                    for each in part.parts
                )
            )
        case _:
            return part


def laid_out(document: Document) -> Pages:
    return lay_out(document, 2.0, letters_for(texts(document)).measure)


def box(piece: Piece) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a piece as it is seen."""
    match piece:
        case Text():
            top, bottom = piece.y - piece.size * 0.73, piece.y + piece.size * 0.21
            return piece.x, top, piece.x + piece.width, bottom
        case Rule():
            half = piece.width / 2
            if piece.y1 == piece.y2:
                return piece.x1, piece.y1 - half, piece.x2, piece.y1 + half
            return (
                min(piece.x1, piece.x2) - half,
                min(piece.y1, piece.y2),
                max(piece.x1, piece.x2) + half,
                max(piece.y1, piece.y2),
            )
        case Hatch() | Logo():
            return piece.x, piece.y, piece.x + piece.width, piece.y + piece.height
        case Mark():
            return piece.x, piece.y, piece.x + piece.size, piece.y + piece.size
        case Bookmark():
            return piece.x, piece.y, piece.x, piece.y
        case _:
            raise AssertionError(piece)


def closed_up(text: str) -> str:
    return "".join(text.split())


@calm
@given(documents(), times)
def test_every_text_is_found_again_whole_and_in_order(document: Document, times: int) -> None:
    document = grown(document, times)._replace(copies=1)
    text, at = body(document), 0
    for each in texts(document._replace(title="", centre_name="", printed_on="", subtitle="")):
        wanted = closed_up(each)
        found = text.find(wanted, at)
        assert found >= 0, each
        at = found + len(wanted)


def body(document: Document) -> str:
    """The text of all pages without spaces, and without the heading and foot each must have."""
    pages = PdfReader(BytesIO(printed(document).pdf)).pages
    title, subtitle, centre = document.title, document.subtitle, document.centre_name
    heading = closed_up(centre + title + subtitle)
    found = ""
    for number, page in enumerate(pages, start=1):
        text = closed_up(page.extract_text())
        foot = closed_up(f"{document.printed_on} {numbered(number, len(pages))}")
        assert text.startswith(heading)
        assert text.endswith(foot)
        found += text.removeprefix(heading).removesuffix(foot)
        heading = closed_up(" · ".join(filter(None, (title, subtitle, centre))))
    return found


def numbered(page: int, count: int) -> str:
    more = "More on the next page · " if page < count else ""
    return f"{more}Page {page} of {count}"


@calm
@given(documents(), times)
def test_no_two_texts_meet(document: Document, times: int) -> None:
    for page in laid_out(grown(document, times)).pages:
        boxes = sorted(box(each) for each in texts_of(page) if each.text.strip())
        for number, (_, top, right, bottom) in enumerate(boxes):
            for other in boxes[number + 1 :]:
                if other[0] >= right - ROUNDING:
                    break
                apart = other[1] >= bottom - ROUNDING or other[3] <= top + ROUNDING
                assert apart, other


@calm
@given(documents(), times)
def test_nothing_leaves_the_part_of_the_paper_a_printer_reaches(
    document: Document, times: int
) -> None:
    pages = laid_out(grown(document, times))
    for page in pages.pages:
        for piece in page:
            if isinstance(piece, Rule) and piece.width == 0.6 and document.copies > 1:
                continue  # lines to cut along go from edge to edge
            left, top, right, bottom = box(piece)
            assert left >= MARGIN - 1, piece
            assert top >= MARGIN - 1, piece
            assert right <= pages.width - MARGIN + 1, piece
            assert bottom <= pages.height - MARGIN + 1, piece


@calm
@given(documents(), times)
def test_nothing_is_smaller_than_the_least_sizes(document: Document, times: int) -> None:
    for page in laid_out(grown(document, times)).pages:
        for each in texts_of(page):
            is_foot = each.text.startswith(("Printed", "More on the next page", "Page "))
            least = LEAST_SMALL_PRINT if is_foot else LEAST_SIZE
            assert each.size >= least, each


def sheet(*shown: Part, **more: Any) -> Document:
    plain = Document("Phone list", "Harbour House", "Printed on Sunday 22 November 2026")
    return plain._replace(parts=shown, subtitle="November 2026", **more)


def page_texts(document: Document) -> list[str]:
    pages = PdfReader(BytesIO(printed(document).pdf)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def rows(count: int) -> Table:
    columns = Column("Name", 3), Column("Phone")
    return Table(columns, tuple((f"Person {n:03}", str(n)) for n in range(count)))


def test_a_table_over_pages_repeats_its_head_and_splits_no_row() -> None:
    pages = page_texts(sheet(rows(120)))
    assert len(pages) > 2
    assert all("Name Phone Person" in page for page in pages)
    assert sum(page.count("Person ") for page in pages) == 120


def test_every_page_says_whose_it_is_when_it_was_printed_and_which_of_how_many() -> None:
    pages = page_texts(sheet(rows(120)))
    for number, page in enumerate(pages, start=1):
        assert "Harbour House" in page
        assert "Phone list" in page
        assert "November 2026" in page
        assert "Printed on Sunday 22 November 2026" in page
        assert page.endswith(numbered(number, len(pages)))


@pytest.mark.parametrize("lines", range(24, 34))
def test_a_heading_never_stands_alone_at_the_foot(lines: int) -> None:
    pages = page_texts(sheet(WritingLines(lines), Heading("Friends"), rows(3)))
    page = next(page for page in pages if "Friends" in page)
    assert "Friends Name Phone Person 000" in page


def test_what_begins_a_page_of_its_own_leaves_none_empty() -> None:
    alone = page_texts(sheet(Together((rows(90),))))
    assert alone == page_texts(sheet(rows(90)))
    kept, *rest = page_texts(sheet(Heading("Kept with"), Together((rows(90),))))
    assert "Kept with" in kept
    assert len(rest) == len(alone)


ENDLESS = " ".join(f"word{number}" for number in range(3000))


@pytest.mark.parametrize(
    "part",
    [
        Table((Column("What"), Column("Who")), ((ENDLESS, "Ana"),)),
        Facts((("What", ENDLESS),)),
        Choice("What", (ENDLESS,)),
        Heading(ENDLESS),
        Paragraph(ENDLESS),
    ],
    ids=["row", "fact", "choice", "heading", "paragraph"],
)
def test_what_is_taller_than_a_page_goes_on_to_the_next(part: Part) -> None:
    document = sheet(part)
    for page in laid_out(document).pages:
        assert max(box(each)[3] for each in page) <= 841.89 - MARGIN + 1
    pages = page_texts(document)
    assert len(pages) > 2
    assert all(f"word{number}" in " ".join(pages) for number in range(3000))


def test_a_long_paragraph_leaves_no_line_alone() -> None:
    text = " ".join(["A sentence that goes on and on for a while."] * 12)
    for lines in range(26, 34):
        pages = laid_out(sheet(WritingLines(lines), Paragraph(text))).pages
        for page in pages:
            of_paragraph = [each for each in texts_of(page) if "sentence" in each.text]
            assert len(of_paragraph) != 1


@pytest.mark.parametrize("count", [5, 60])
def test_a_table_that_fills_goes_on_to_the_foot_of_the_last_page_and_no_further(count: int) -> None:
    blank = Table((Column("Name"),), (("",),) * count, row_height=2.2, fills=True)
    full = laid_out(sheet(blank)).pages
    assert len(full) == len(laid_out(sheet(blank._replace(fills=False))).pages)
    bottoms = [each.y1 for each in full[-1] if isinstance(each, Rule)]
    foot = min(each.y - each.size for each in texts_of(full[-1]) if "Printed" in each.text)
    assert 0 < foot - max(bottoms) < 2 * 2.2 * 11


def test_what_belongs_together_begins_a_page_rather_than_break_over_one() -> None:
    def week(number: int, rows: int) -> Part:
        table = Table((Column("Shift"),), tuple((f"{number}.{row}",) for row in range(rows)))
        return Together((Heading(f"Week {number}"), table))

    first, second = page_texts(sheet(week(1, 20), week(2, 20)))
    assert "1.19" in first
    assert "Week 2" not in first
    assert "2.0" in second
    assert len(page_texts(sheet(week(1, 8), week(2, 8)))) == 1
    fresh, *rest = page_texts(sheet(week(1, 3), week(2, 90)))
    assert "Week 2" not in fresh
    assert "Week 2" in rest[0]
    assert all("Shift" in each for each in rest)


def listed(pdf: bytes) -> list[Any]:
    """The list of contents that a reader shows beside the pages."""

    def titles(entries: list[Any]) -> list[Any]:
        return [titles(each) if isinstance(each, list) else each["/Title"] for each in entries]

    return titles(PdfReader(BytesIO(pdf)).outline)


def test_the_headings_of_a_sheet_are_listed_in_the_pdf() -> None:
    parts: list[Part] = [Heading("On call"), Paragraph("Nothing"), Heading("You lead")]
    assert listed(printed(sheet(*parts)).pdf) == ["Phone list", ["On call", "You lead"]]


def test_several_sheets_as_one_keep_their_own_headings_and_pages_and_are_listed() -> None:
    sheets = [sheet(Paragraph(name))._replace(title=f"Sheet of {name}") for name in ("Ana", "Ben")]
    made = printed(several("Everybody’s", sheets)).pdf
    first, second = (each.extract_text() for each in PdfReader(BytesIO(made)).pages)
    assert "Sheet of Ana" in first
    assert "Sheet of Ben" in second
    assert "Page 1 of 1" in second
    assert listed(made) == ["Everybody’s", ["Sheet of Ana", "Sheet of Ben"]]


def test_copies_stand_four_to_a_page_or_two_or_one() -> None:
    def copies_of(options: int) -> tuple[int, int]:
        document = sheet(*[Choice(f"Option {n}") for n in range(options)], copies=4)
        pages = page_texts(document)
        return pages[0].count("Harbour House"), len(pages)

    assert [copies_of(options) for options in (3, 20, 50)] == [(4, 1), (2, 1), (1, 2)]


def test_a_bar_is_as_long_as_its_share_of_the_column() -> None:
    table = Table((Column(), Column()), (("A", Bar(1.0)), ("B", Bar(0.25)), ("C", Bar(0.0))))
    (page,) = laid_out(sheet(table)).pages
    bars = [each for each in page if isinstance(each, Rule) and each.width > 5]
    full, quarter, none = [each.x2 - each.x1 for each in bars]
    assert quarter == pytest.approx(full / 4)
    assert none == 1.0


def test_bars_differ_without_colour() -> None:
    table = Table((Column(),), ((Bar(0.5),), (Bar(0.5, solid=False),)))
    (page,) = laid_out(sheet(table)).pages
    assert sum(isinstance(each, Hatch) for each in page) == 1


def test_a_document_without_parts_is_a_page_with_its_heading() -> None:
    (page,) = page_texts(sheet())
    assert page.startswith("Harbour House Phone list November 2026")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert printed(sheet(rows(50))).pdf == printed(sheet(rows(50))).pdf


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_text_grows_with_the_paper_upright_or_lying(paper: str, landscape: bool) -> None:
    pages = laid_out(sheet(Paragraph("Hello"), paper=paper, landscape=landscape))
    assert (pages.width > pages.height) == landscape
    (hello,) = [each for each in texts_of(pages.pages[0]) if each.text == "Hello"]
    assert hello.size == 11.0 if paper in ("a4", "letter") else hello.size > 14
