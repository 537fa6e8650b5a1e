"""What stays free along the edges of flowing sheets: 10 mm, and 20 where holes are punched."""

from __future__ import annotations

import pytest

from dropin.printing.flowing.model import Document, Paragraph, several, texts
from dropin.printing.flowing.pages import lay_out
from dropin.printing.layout import Pages
from dropin.printing.letters.choice import letters_for
from dropin.printing.margins import HOLES, Margins
from dropin.printing.model import BOUND_LEFT, BOUND_TOP
from tests.printing.made_documents import DOCUMENTS
from tests.printing.standing import assert_on_paper

LONG = Document(
    "Minutes",
    "Harbour House",
    "Printed on Sunday 22 November 2026",
    parts=tuple(Paragraph("We talked about the garden and about bread. " * 20) for _ in range(12)),
)
LEFT, RIGHT = Margins(left=HOLES), Margins(right=HOLES)


def laid_out(document: Document) -> Pages:
    return lay_out(document, 1.5, letters_for(texts(document)).measure)


@pytest.mark.parametrize("name", [name for name, each in DOCUMENTS.items() if not each.labels])
def test_every_flowing_sheet_leaves_room_for_holes(name: str) -> None:
    for binding, free in ((BOUND_LEFT, LEFT), (BOUND_TOP, Margins(top=HOLES))):
        pages = laid_out(DOCUMENTS[name]._replace(binding=binding, copies=1))
        for page in pages.pages:
            assert_on_paper(page, pages, free)


def test_the_room_changes_sides_on_the_back() -> None:
    pages = laid_out(LONG._replace(binding=BOUND_LEFT, duplex=True))
    front, back, *_ = pages.pages
    assert_on_paper(front, pages, LEFT)
    assert_on_paper(back, pages, RIGHT)


def test_sheets_for_several_people_begin_on_a_front_where_both_sides_are_printed() -> None:
    one = LONG._replace(parts=LONG.parts[:1])
    both = several("Everybody", [one, one])._replace(binding=BOUND_LEFT, duplex=True)
    pages = laid_out(both)
    first, back, second = pages.pages
    assert back == ()
    assert_on_paper(first, pages, LEFT)
    assert_on_paper(second, pages, LEFT)
    assert len(laid_out(both._replace(duplex=False)).pages) == 2


def test_slips_to_be_cut_apart_have_no_holes() -> None:
    slip = LONG._replace(parts=(Paragraph("Thank you."),), copies=2)
    assert laid_out(slip._replace(binding=BOUND_LEFT)) == laid_out(slip)
