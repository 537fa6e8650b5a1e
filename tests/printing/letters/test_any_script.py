"""Any name and any title comes onto paper, and whoever searches the PDF finds each of its words."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.printing.flowing.model import Document, Paragraph
from dropin.printing.layout import Text, texts_of
from dropin.printing.letters.choice import letters_for
from dropin.printing.letters.clusters import segments
from dropin.printing.letters.shaping import line_of
from dropin.printing.model import DAY, KINDS, LARGE, MONTH, WEEK, Entry, Sheet
from dropin.printing.operations import printed
from tests.printing.generated import calm, calmly, sheets
from tests.printing.letters.readers import composed, fonts_in, pdfium, poppler, pypdf
from tests.printing.letters.titles import TITLES
from tests.printing.made import busy_week
from tests.printing.standing import assert_stands_well, laid_out

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
def test_other_readers_find_each_word_among_all_scripts(bold: bool) -> None:
    titles = [composed(title) for title in TITLES.values()]
    pdf = printed(page_with(*titles, bold=bold)).pdf
    found = [pdfium(pdf), poppler(pdf)]
    for title in titles:
        for word in title.split():
            assert [word in text for text in found] == [True, True], word


@pytest.mark.parametrize(
    "script", ["Latin", "Vietnamese", "Devanagari", "Tamil", "Thai", "Tibetan", "Korean"]
)
def test_no_space_comes_between_the_letters_of_a_line(script: str) -> None:
    title = composed(TITLES[script])
    assert title in poppler(printed(page_with(title)).pdf)


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
    assert_stands_well(sheet, laid_out(sheet))
    assert title in closed_up(pdfium(printed(sheet).pdf))


def test_a_line_of_chinese_is_broken_without_a_caution_and_a_long_word_with_one() -> None:
    chinese = printed(week_with("东城社区活动中心" * 6))
    tamil = printed(week_with("கொண்டாட்டம்" * 6))
    assert chinese.warnings == ()
    assert "is broken over several" in str(tamil.warnings[0])


def test_a_name_of_forty_accents_is_whole_and_touches_nobody() -> None:
    accents = "".join(chr(0x0300 + number % 20) for number in range(40))
    sheet = week_with("Before", f"Zoe{accents} Ek", "After")
    (page,) = laid_out(sheet).pages
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


def test_ends_of_lines_in_a_text_are_no_missing_characters() -> None:
    assert letters_for(["Жук"]).missing("Жук\n\tи\u2028жаба \u00a0") == ()


def test_large_print_is_set_for_eyes_that_see_little_and_loses_no_letter() -> None:
    sheet = week_with("Café", "Đàn tranh: những buổi", "שלום")._replace(low_vision=True)
    result = printed(sheet)
    assert result.warnings == ()
    assert fonts_in(result.pdf) == {
        "Helvetica", "DropinLegible-Regular", "DropinLegible-Bold", "NotoSans-Bold",
        "NotoSansHebrew-Bold",
    }  # fmt: skip
    assert "những" in pypdf(result.pdf)


def test_no_word_of_large_print_is_set_in_two_faces() -> None:
    def faces(text: str) -> list[str]:
        return [stretch.face.name for stretch in line_of(text, "bold", True, False)]

    assert faces("Café") == ["DropinLegible-Bold"]
    assert faces("những") == ["NotoSans-Bold"]


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


few = calmly(4)


@calm
@given(st.lists(mixed, min_size=1, max_size=4))
def test_words_of_any_scripts_side_by_side_are_found_again(lines: list[list[str]]) -> None:
    text = pypdf(printed(week_with(*(" ".join(each) for each in lines))).pdf)
    assert_found([word for each in lines for word in each], text)


@pytest.mark.parametrize("kind", KINDS)
def test_on_any_sheet_letters_of_any_script_stay_clear_of_their_neighbours(kind: str) -> None:
    @few
    @given(in_any_script(kind))
    def check(sheet: Sheet) -> None:
        pages = laid_out(sheet)
        assert_stands_well(sheet, pages)
        for page in pages.pages:
            assert_inks_apart(texts_of(page), sheet)

    check()


@pytest.mark.parametrize("kind", [WEEK, MONTH, LARGE, DAY])
def test_on_any_sheet_words_of_any_script_are_found_again(kind: str) -> None:
    @few
    @given(in_any_script(kind))
    def check(sheet: Sheet) -> None:
        text = pypdf(printed(sheet).pdf)
        assert_found(
            [word for day in sheet.days for each in day.entries for word in each.title.split()],
            text,
        )

    check()


@st.composite
def in_any_script(draw: st.DrawFn, kind: str) -> Sheet:
    """A sheet of ``kind`` with titles of several scripts."""
    sheet = draw(sheets(kind))
    titles = draw(st.lists(mixed.map(lambda each: " ".join(each[:4])), min_size=3, max_size=6))
    days = [
        day._replace(
            entries=tuple(
                each._replace(title=titles[(place + number) % len(titles)])
                for number, each in enumerate(day.entries)
            )
        )
        for place, day in enumerate(sheet.days)
    ]
    return sheet._replace(days=tuple(days))


def assert_found(words: list[str], text: str) -> None:
    for word in words:
        assert word in text or NOT_FOR_PYPDF.intersection(word), word


def assert_inks_apart(texts: list[Text], sheet: Sheet) -> None:
    reach = letters_for(["Ж"], low_vision=sheet.low_vision).measure.reach
    hair = 0.02  # a ring or a comma of a western letter may reach so far beyond its line
    boxes = []
    for text in texts:
        above, below = reach(text.text, text.font, text.size)
        above, below = above - hair * text.size, below - hair * text.size
        boxes.append((text.x, text.y - above, text.x + text.width, text.y + below))
    boxes.sort()
    for index, (_, top, right, bottom) in enumerate(boxes):
        for other in boxes[index + 1 :]:
            if other[0] >= right - 0.05:
                break
            assert other[1] >= bottom - 0.05 or other[3] <= top + 0.05
