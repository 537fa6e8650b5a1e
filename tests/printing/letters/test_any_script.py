"""Any name and any title comes onto paper, and whoever searches the PDF finds each of its words."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.printing.flowing.model import Document, Paragraph
from dropin.printing.layout import texts_of
from dropin.printing.letters.choice import letters_for
from dropin.printing.letters.clusters import segments
from dropin.printing.model import Entry, Sheet
from dropin.printing.operations import printed
from dropin.printing.week_sheet import lay_out_week
from tests.printing.letters.readers import POPPLER, composed, fonts_in, pdfium, poppler, pypdf
from tests.printing.letters.titles import TITLES
from tests.printing.made import busy_week
from tests.printing.test_pages import assert_apart, assert_on_paper, calm

# pypdf turns these digits around wherever they stand between letters from the right.
NOT_FOR_PYPDF = frozenset("٠١٢٣٤٥٦٧٨٩")


def page_with(*titles: str, bold: bool = False) -> Document:
    """A page with each title on a line of its own."""
    parts = tuple(Paragraph(title, bold=bold, scale=0.9) for title in titles)
    return Document("Titles", "Harbour House", "Printed on Sunday", parts)


def week_with(*titles: str) -> Sheet:
    empty = busy_week(0)
    entries = tuple(Entry(title) for title in titles)
    return empty._replace(days=(empty.days[0]._replace(entries=entries), *empty.days[1:]))


def closed_up(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("script", TITLES)
def test_each_word_is_found_again(script: str) -> None:
    title = composed(TITLES[script])
    result = printed(page_with(title))
    assert result.warnings == ()
    text = pypdf(result.pdf)
    for word in title.split():
        assert word in text or NOT_FOR_PYPDF.intersection(word)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_other_readers_find_each_word_among_all_scripts(bold: bool, tmp_path: Path) -> None:
    titles = [composed(title) for title in TITLES.values()]
    pdf = printed(page_with(*titles, bold=bold)).pdf
    found = [pdfium(pdf), *([poppler(pdf, tmp_path)] if POPPLER else [])]
    for title in titles:
        for word in title.split():
            assert [word in text for text in found] == [True] * len(found), word


@pytest.mark.skipif(not POPPLER, reason="pdftotext is not installed")
@pytest.mark.parametrize(
    "script", ["Latin", "Vietnamese", "Devanagari", "Tamil", "Thai", "Tibetan", "Korean"]
)
def test_no_space_comes_between_the_letters_of_a_line(script: str, tmp_path: Path) -> None:
    title = composed(TITLES[script])
    assert title in poppler(printed(page_with(title)).pdf, tmp_path)


@pytest.mark.parametrize("script", ["Arabic", "Devanagari", "Chinese", "emoji", "all in one"])
def test_the_same_title_gives_the_same_bytes(script: str) -> None:
    sheet = week_with(TITLES[script])
    once = printed(sheet).pdf
    printed(week_with(*TITLES.values()))
    assert printed(sheet).pdf == once


ENDLESS = {
    "Latin": "ęóąśłżźćń" * 34,
    "Arabic": "مستشفى" * 50,
    "Devanagari": "क्षत्रिय" * 38,
    "Thai": "สวัสดีชาวโลก" * 25,
    "Chinese": "东城社区活动中心" * 38,
    "Korean": "한국어노래교실" * 43,
}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("script", ENDLESS)
def test_three_hundred_letters_without_a_space_are_all_there(script: str) -> None:
    title = composed(ENDLESS[script])
    sheet = week_with(title)
    pages = lay_out_week(sheet, None, letters_for([title]).measure)
    for page in pages.pages:
        assert_apart(page)
        assert_on_paper(page, pages)
    assert title in closed_up(pdfium(printed(sheet).pdf))


def test_a_name_of_forty_accents_is_whole_and_touches_nobody() -> None:
    accents = "".join(chr(0x0300 + number % 20) for number in range(40))
    sheet = week_with("Before", f"Zoe{accents} Ek", "After")
    pages = lay_out_week(sheet, None, letters_for([accents]).measure)
    (page,) = pages.pages
    before, name, after = (
        next(text for text in texts_of(page) if text.text.startswith(begin))
        for begin in ("Before", "Zoe", "After")
    )
    above, _ = letters_for([accents]).measure.reach(f"Zoe{accents}", "bold", name.size)
    assert above > 5 * name.size
    assert name.y - above >= before.y
    assert after.y > name.y
    assert composed(f"Zoe{accents}") in pypdf(printed(sheet).pdf)


def test_accents_without_end_stay_on_the_paper() -> None:
    accents = "\u0301" * 2000
    above, _ = letters_for([accents]).measure.reach(f"e{accents}", "bold", 10)
    assert above <= 100
    assert composed(f"e{accents}") in closed_up(pypdf(printed(week_with(f"e{accents}")).pdf))


def test_large_print_is_set_for_eyes_that_see_little_and_loses_no_letter() -> None:
    letters = letters_for(["Café"], low_vision=True)
    assert letters.missing("Café Đàn Ζωή שלום") == ()
    assert letters.measure("Café", "regular", 18) != letters_for(["Café"]).measure(
        "Café", "regular", 18
    )


def test_only_what_is_shown_comes_into_the_pdf() -> None:
    pdf = printed(week_with("Đàn tranh")).pdf
    assert fonts_in(pdf) == {"Helvetica", "NotoSans-Regular", "NotoSans-Bold"}
    assert len(pdf) < 30_000


def test_a_sheet_in_western_letters_loads_nothing_that_shapes() -> None:
    program = (
        "import sys\n"
        "from dropin.printing.operations import printed\n"
        "from dropin.printing.flowing.model import Document, Paragraph\n"
        "said = Paragraph('Café – 5 € · “déjà vu” ' + 'x' * 300)\n"
        "printed(Document('Titles', 'Harbour House', 'Printed on Sunday', (said,)))\n"
        "print(sorted(each for each in sys.modules if 'printing.letters.' in each))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ast.literal_eval(ran.stdout) == [
        "dropin.printing.letters.choice",
        "dropin.printing.letters.helvetica",
    ]


words = sorted({word for title in TITLES.values() for word in composed(title).split()})
bare = [each for each in words if each[0].isalnum() and each[-1].isalnum() and len(each) < 9]
bare = [each for each in bare if segments(each) == [each]]  # the others break at a line's end
mixed = st.lists(st.sampled_from(bare), min_size=1, max_size=8)


@calm
@given(st.lists(mixed, min_size=1, max_size=4))
def test_words_of_any_scripts_side_by_side_are_found_again(lines: list[list[str]]) -> None:
    text = pypdf(printed(week_with(*(" ".join(each) for each in lines))).pdf)
    for each in lines:
        for word in each:
            assert word in text or NOT_FOR_PYPDF.intersection(word)
