"""The PDF itself: its text taken back whole and in order, the same bytes, title and language."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from hypothesis import given
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import Destination

from dropin.colours import MARKS, USUAL_MARKS
from dropin.kit.theme import THEMES_FOLDER
from dropin.printing.ink import COLOURS, CORNERS, ROUND
from dropin.printing.model import DAY, KINDS, LARGE, MONTH, POCKET, WEEK, Entry, Sheet
from dropin.printing.operations import printed
from dropin.printing.paper import PAPERS
from tests.printing.generated import calm, calmly, sheets
from tests.printing.made import busy, busy_month, busy_week, numbered
from tests.printing.paper import first_page_in_grey, text_of
from tests.printing.poppler import poppler
from tests.printing.standing import laid_out, read

some = calmly(8)


def taken_text(data: bytes) -> str:
    """All text of the PDF in reading order, without any spaces: a broken word is one again."""
    pages = PdfReader(BytesIO(data)).pages
    return _closed_up("".join(page.extract_text() for page in pages))


def _closed_up(text: str) -> str:
    return "".join(text.split())


def assert_titles_whole_and_in_order(sheet: Sheet, text: str) -> None:
    for day in sheet.days:
        places = [text.find(_closed_up(each.title)) for each in day.entries]
        assert -1 not in places
        assert places == sorted(places)
    for note in sheet.notes:
        assert _closed_up(note.title) in text
        assert _closed_up(note.words) in text


@some
@given(sheets(WEEK))
def test_every_title_of_a_week_is_whole_and_in_order(sheet: Sheet) -> None:
    assert_titles_whole_and_in_order(sheet, taken_text(printed(sheet).pdf))


@some
@given(sheets(MONTH))
def test_every_title_of_a_month_is_whole_and_in_order(sheet: Sheet) -> None:
    assert_titles_whole_and_in_order(sheet, taken_text(printed(sheet).pdf))


@calm
@given(sheets(LARGE))
def test_every_title_in_large_print_is_whole_and_in_order(sheet: Sheet) -> None:
    assert_titles_whole_and_in_order(sheet, read(laid_out(sheet)))


@calm
@given(sheets(DAY))
def test_every_title_of_a_day_is_whole_and_in_order(sheet: Sheet) -> None:
    assert_titles_whole_and_in_order(sheet, read(laid_out(sheet)))


@calm
@given(sheets(POCKET))
def test_every_title_of_a_pocket_week_is_whole_and_in_order(sheet: Sheet) -> None:
    assert_titles_whole_and_in_order(sheet, read(laid_out(sheet)))


@pytest.mark.parametrize("kind", [WEEK, MONTH, LARGE, DAY])
@pytest.mark.parametrize("a_day", [5, 20])
def test_a_plain_extraction_reads_each_day_in_order_of_time(kind: str, a_day: int) -> None:
    sheet = numbered(kind, a_day)
    read_out = poppler("pdftotext", printed(sheet).pdf, "-", "-").decode("utf-8").split()
    for number, day in enumerate(sheet.days):
        own = [each.title for each in day.entries]
        assert [word for word in read_out if word.startswith(f"D{number}N")] == own


def one_entry(entry: Entry) -> Sheet:
    empty = busy_week(0)
    monday = empty.days[0]._replace(entries=(entry,))
    return empty._replace(days=(monday, *empty.days[1:]))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", [WEEK, MONTH, LARGE, DAY, POCKET])
@pytest.mark.parametrize("a_day", [3, 9, 20])
def test_another_reader_finds_every_title_whole(kind: str, a_day: int) -> None:
    sheet = busy(kind, a_day)
    text = _closed_up(text_of(printed(sheet).pdf))
    for day in sheet.days:
        for each in day.entries:
            assert _closed_up(each.title) in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_sheet_gives_the_same_bytes(kind: str) -> None:
    assert printed(busy(kind, 9)).pdf == printed(busy(kind, 9)).pdf


def test_bytes_do_not_depend_on_what_was_printed_before() -> None:
    alone = printed(busy_week(3)).pdf
    printed(busy_month(5))
    printed(one_entry(Entry("Ελληνικά и русский")))
    assert printed(busy_week(3)).pdf == alone


def test_the_pdf_carries_title_author_and_language() -> None:
    reader = PdfReader(BytesIO(printed(busy_week(2)).pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Harbour House · 23 – 29 November 2026"
    assert reader.metadata.author == "Harbour House"
    assert str(reader.root_object["/Lang"]) == "en"


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_pages_have_the_size_of_their_paper(paper: str) -> None:
    box = PdfReader(BytesIO(printed(busy_week(3, paper=paper)).pdf)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(PAPERS[paper], abs=0.1)
    assert box.width > box.height


@pytest.mark.parametrize(
    "title",
    [
        "Café crème à l’été – 5 € · “déjà vu”",
        "Đàn tranh: những buổi chiều thứ bảy",
        "Ομάδα συζήτησης",
        "Кружок рукоделия",
        "Kółko różańcowe źdźbło",
    ],
)
def test_latin_vietnamese_greek_and_cyrillic_are_printed_and_found_again(title: str) -> None:
    sheet = one_entry(Entry(title))
    result = printed(sheet)
    assert result.warnings == ()
    assert _closed_up(title) in taken_text(result.pdf)


def test_a_character_without_a_glyph_is_reported_and_never_a_box() -> None:
    sheet = one_entry(Entry("Hands \U0001fffe and \U0002fffe"))  # no font ever has these
    result = printed(sheet)
    assert [str(each) for each in result.warnings] == [
        "No font on this computer has these characters. They show as “?” until a font of their "
        "script is installed: \U0001fffe \U0002fffe"
    ]
    assert "Hands?and?" in taken_text(result.pdf)


def test_a_plain_sheet_warns_of_nothing() -> None:
    assert printed(busy_week(3)).warnings == ()


def logo(form: str, size: tuple[int, int] = (60, 30)) -> bytes:
    target = BytesIO()
    Image.new("RGB", size, (11, 100, 96)).save(target, form)
    return target.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_logo_is_printed(form: str) -> None:
    result = printed(busy_week(2, logo=logo(form)))
    assert result.warnings == ()
    assert len(PdfReader(BytesIO(result.pdf)).pages[0].images) == 1


def test_a_huge_logo_does_not_make_a_huge_file() -> None:
    assert len(printed(busy_week(2, logo=logo("PNG", (4000, 3000)))).pdf) < 300_000


@pytest.mark.parametrize(
    "broken", [b"not a picture", b"\x89PNG\r\n\x1a\n", logo("PNG")[:60], logo("JPEG")[:200]]
)
def test_a_broken_logo_is_left_out_and_said(broken: bytes) -> None:
    result = printed(busy_week(2, logo=broken))
    assert "logo" in str(result.warnings[0])
    assert "Chair yoga" in PdfReader(BytesIO(result.pdf)).pages[0].extract_text()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", KINDS)
def test_a_logo_is_on_every_kind_of_sheet_and_a_broken_one_on_none(kind: str) -> None:
    plain = busy(kind, 2)
    good = printed(plain._replace(logo=logo("PNG")))
    assert good.warnings == ()
    assert _shades(good.pdf) != _shades(printed(plain).pdf)
    broken = printed(plain._replace(logo=b"not a picture"))
    assert "logo" in str(broken.warnings[0])
    assert _shades(broken.pdf) == _shades(printed(plain).pdf)


def _shades(data: bytes) -> bytes:
    return first_page_in_grey(data, 30).tobytes()


def test_a_300_letter_word_is_whole() -> None:
    word = "".join(chr(ord("a") + (number * 7) % 26) for number in range(300))
    assert word in taken_text(printed(one_entry(Entry(word))).pdf)


def test_sixty_activities_in_one_day_are_all_there() -> None:
    titles = [f"Activity number {number:02}" for number in range(60)]
    empty = busy_week(0)
    monday = empty.days[0]._replace(entries=tuple(Entry(title, "14:00") for title in titles))
    sheet = empty._replace(days=(monday, *empty.days[1:]))
    text = taken_text(printed(sheet).pdf)
    places = [text.find(_closed_up(title)) for title in titles]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("kind", [WEEK, MONTH])
def test_an_occasion_with_hours_of_its_own_is_named(kind: str) -> None:
    sheet = busy_week(2) if kind == WEEK else busy_month(2)
    days = list(sheet.days)
    days[8 % len(days)] = days[8 % len(days)]._replace(occasion="Midsummer", hours="11:00–13:00")
    assert "Midsummer,11:00–13:00" in taken_text(printed(sheet._replace(days=tuple(days))).pdf)


def test_marks_have_the_colours_of_the_light_theme() -> None:
    theme = json.loads((THEMES_FOLDER / "light.json").read_text(encoding="utf-8"))
    for colour, category in theme["categories"].items():
        assert f"#{COLOURS[colour]}" == category["bar"]
        assert MARKS[USUAL_MARKS[colour]] == category["mark"]
    assert {ROUND, *CORNERS} == set(MARKS) == set(USUAL_MARKS.values())


def listed(sheet: Sheet) -> list[str]:
    """The list of contents beside the pages: the sheet, then what stands below it."""
    title, below = PdfReader(BytesIO(printed(sheet).pdf)).outline
    assert isinstance(title, Destination)
    assert isinstance(below, list)
    assert title.title == sheet.title
    return [str(each.title) for each in below if isinstance(each, Destination)]


@pytest.mark.parametrize("a_day", [3, 40])
@pytest.mark.parametrize(("days_down", "two_pages"), [(False, False), (True, False), (False, True)])
def test_a_reader_lists_each_day_of_a_week_once(
    a_day: int, days_down: bool, two_pages: bool
) -> None:
    week = busy_week(a_day)._replace(days_down=days_down, two_pages=two_pages)
    days = [f"{day.weekday} {day.number}" for day in week.days]
    assert [each for each in listed(week) if each != "Also"] == days


@pytest.mark.parametrize("a_day", [2, 40])
def test_a_reader_lists_each_week_of_a_month_once(a_day: int) -> None:
    assert listed(busy_month(a_day)) == [
        "Monday 26 – Sunday 1",
        "Monday 2 – Sunday 8",
        "Monday 9 – Sunday 15",
        "Monday 16 – Sunday 22",
        "Monday 23 – Sunday 29",
        "Monday 30 – Sunday 6",
    ]
