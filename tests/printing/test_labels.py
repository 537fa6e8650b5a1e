"""Labels and badges: each stays in its place, its name whole and as large as there is room."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dropin.errors import KnownError
from dropin.printing.documents.labels import LabelChoice, Wearer, label_sheet
from dropin.printing.flowing.model import Document, Label, Labels, texts
from dropin.printing.flowing.pages import lay_out
from dropin.printing.frame import PAPERS
from dropin.printing.label_stocks import BADGE, LABEL, MILLIMETRE, STOCKS, Stock, stocks_for
from dropin.printing.layout import Pages, Rule, Text, texts_of
from dropin.printing.letters.choice import letters_for
from dropin.printing.operations import printed
from tests.printing.made_documents import IMPRINT, WEARERS
from tests.printing.test_flowing import ROUNDING, box

KINDS = st.sampled_from(sorted(STOCKS))
NAMES = st.one_of(
    st.sampled_from(
        ["Ana", "Ana S.", "Đặng Văn Bình", "Anne-Marie", "محمد عبد الرحمن", "சமையல் ருசி", "王小明"]
    ),
    st.text("abcXYZé-. ", min_size=1, max_size=60).filter(lambda text: bool(text.strip())),
    st.text("Wm", min_size=40, max_size=300),
)


def laid_out(document: Document) -> Pages:
    return lay_out(document, None, letters_for(texts(document)).measure)


def sheet_of(stock: str, *labels: Label, first: int = 1) -> Document:
    sheet = label_sheet(LABEL, (), "", LabelChoice(stock), IMPRINT)
    return sheet._replace(labels=Labels(stock, labels, first), cautions=())


def closed_up(text: str) -> str:
    return "".join(text.split())


# The sheets one can buy


@pytest.mark.parametrize(
    ("name", "places", "size"),
    [
        ("L7160", 21, (63.5, 38.1)),
        ("L7163", 14, (99.1, 38.1)),
        ("L7173", 10, (99.1, 57)),
        ("L7651", 65, (38.1, 21.2)),
        ("5160", 30, (66.675, 25.4)),
        ("5163", 10, (101.6, 50.8)),
        ("L4785", 10, (80, 50)),
        ("5395", 8, (85.725, 59.267)),
    ],
)
def test_a_sheet_has_as_many_labels_of_the_size_as_its_maker_says(
    name: str, places: int, size: tuple[float, float]
) -> None:
    stock = STOCKS[name]
    assert stock.places == places
    assert (stock.width / MILLIMETRE, stock.height / MILLIMETRE) == pytest.approx(size, abs=0.01)


def frame_of(stock: Stock, place: int) -> tuple[float, float, float, float]:
    left, top = stock.corner(place)
    return left, top, left + stock.width, top + stock.height


@pytest.mark.parametrize("stock", STOCKS.values(), ids=list(STOCKS))
def test_labels_lie_within_their_sheet_and_beside_one_another(stock: Stock) -> None:
    tall, wide = PAPERS[stock.paper]
    frames = [frame_of(stock, place) for place in range(stock.places)]
    for left, top, right, bottom in frames:
        assert left >= 0
        assert top >= 0
        assert right <= wide
        assert bottom <= tall
    for (left, top, right, bottom), other in combinations(frames, 2):
        apart = other[0] >= right - ROUNDING or other[2] <= left + ROUNDING
        below = other[1] >= bottom - ROUNDING or other[3] <= top + ROUNDING
        assert apart or below
    assert frames[0][0] + frames[-1][2] == pytest.approx(wide)
    assert frames[0][1] + frames[-1][3] == pytest.approx(tall)


# What stands on them


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    KINDS,
    st.lists(st.builds(Label, NAMES, st.sampled_from(["", "Harbour House"]), NAMES), max_size=9),
    st.integers(1, 8),
)
def test_every_text_stands_whole_in_its_own_label(
    kind: str, labels: list[Label], first: int
) -> None:
    stock = STOCKS[kind]
    pages = laid_out(sheet_of(kind, *labels, first=first)).pages
    for number, label in enumerate(labels, first - 1):
        page, place = divmod(number, stock.places)
        left, top, right, bottom = frame_of(stock, place)
        mine = [
            each
            for each in texts_of(pages[page])
            if left <= each.x <= right and top <= each.y <= bottom
        ]
        assert closed_up("".join(each.text for each in mine)) == closed_up(
            label.above + label.name + label.below
        )
        for each in mine:
            shown = box(each)
            assert left < shown[0]
            assert top < shown[1]
            assert shown[2] < right
            assert shown[3] < bottom
        rows = sorted((box(each) for each in mine), key=lambda each: each[1])
        assert all(low[1] >= high[3] - ROUNDING for high, low in pairwise(rows))


def sizes(document: Document) -> dict[str, float]:
    return {each.text: each.size for page in laid_out(document).pages for each in texts_of(page)}


def test_a_name_is_as_large_as_its_label_holds() -> None:
    found = sizes(sheet_of("L7160", Label("Ana"), Label("Konstantina")))
    assert found["Ana"] > 1.3 * found["Konstantina"]
    assert sizes(sheet_of("L7651", Label("Ana")))["Ana"] < found["Ana"] / 1.5


def test_an_initial_stays_beside_its_name_and_a_double_name_breaks_at_its_hyphen() -> None:
    found = sizes(sheet_of("L7160", Label("Konstantina S."), Label("Annegret-Konstantina")))
    assert {"Konstantina S.", "Annegret-", "Konstantina"} <= found.keys()


def test_a_name_no_label_holds_well_is_whole_and_whoever_prints_it_is_told() -> None:
    long = sheet_of("L7651", Label("Wolfeschlegel" * 20))
    assert "set very small" in str(laid_out(long).cautions[0])
    assert "set very small" in str(printed(long).warnings[0])
    assert laid_out(sheet_of("L7651", Label("Ana"))).cautions == ()


def test_the_first_label_is_the_one_that_is_left_and_the_next_sheet_is_full() -> None:
    stock = STOCKS["5395"]
    names = [Label(f"Ana{number}") for number in range(4)]
    pages = laid_out(sheet_of("5395", *names, first=7)).pages
    assert [len(texts_of(page)) for page in pages] == [2, 2]
    for page, place, name in ((0, 6, "Ana0"), (1, 0, "Ana2")):
        (shown,) = [each for each in texts_of(pages[page]) if each.text == name]
        left, top, right, bottom = frame_of(stock, place)
        assert left < shown.x < right
        assert top < shown.y < bottom


def test_badges_say_whose_house_it_is_and_pronouns_only_if_wished() -> None:
    plain = label_sheet(BADGE, WEARERS, "", LabelChoice(), IMPRINT)
    assert {"Harbour House", "Ana"} <= set(texts(plain))
    assert "she/her" not in texts(plain)
    assert "she/her" in texts(label_sheet(BADGE, WEARERS, "", LabelChoice(pronouns=True), IMPRINT))


def test_who_may_not_be_named_is_left_out_and_counted_or_has_one_to_write_on() -> None:
    without = label_sheet(LABEL, WEARERS, "", LabelChoice(), IMPRINT)
    assert without.labels is not None
    assert len(without.labels.labels) == 4
    assert "One person is left out" in str(without.cautions[0])
    blank = label_sheet(LABEL, WEARERS, "", LabelChoice(blanks=True), IMPRINT)
    assert "One is blank" in str(blank.cautions[0])
    (page,) = laid_out(blank).pages
    assert [type(each) for each in page].count(Rule) == 1
    assert type(page[-1]) is Rule  # last: its place in the alphabet would tell whose it is


def test_without_anybody_the_sheet_is_empty_and_says_so_beforehand() -> None:
    nobody = label_sheet(LABEL, (), "", LabelChoice(), IMPRINT)
    assert laid_out(nobody).pages == ((),)
    assert [str(each) for each in printed(nobody).warnings] == ["There is nobody to make one for."]


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (LabelChoice("L9999"), "No sheet of labels is called “L9999”."),
        (LabelChoice("L7160", first=22), "A sheet L7160 has 21 labels."),
        (LabelChoice("L7160", first=0), "A sheet L7160 has 21 labels."),
    ],
)
def test_what_no_sheet_has_is_said_with_what_to_do(choice: LabelChoice, sentence: str) -> None:
    with pytest.raises(KnownError) as told:
        label_sheet(LABEL, WEARERS, "", choice, IMPRINT)
    assert told.value.what == sentence
    assert told.value.next_step


@pytest.mark.parametrize(("paper", "stocks"), [("a4", "L7160 L4785"), ("letter", "5160 5395")])
def test_unless_one_chooses_they_are_the_usual_ones_for_the_paper(paper: str, stocks: str) -> None:
    imprint = IMPRINT._replace(paper=paper)
    made = [label_sheet(use, WEARERS, "", LabelChoice(), imprint) for use in (LABEL, BADGE)]
    assert " ".join(each.labels.stock for each in made if each.labels) == stocks
    assert {each.paper for each in made} == {paper}
    assert all(each.use == BADGE for each in stocks_for(BADGE))


def test_the_order_is_that_of_reading_line_by_line() -> None:
    (page,) = laid_out(sheet_of("L7160", *(Label(f"Ana{n}") for n in range(7)))).pages
    shown = [each for each in page if isinstance(each, Text)]
    assert [each.text for each in shown] == [f"Ana{n}" for n in range(7)]
    assert shown[0].y == shown[1].y < shown[3].y


def test_wearers_without_a_name_never_show_their_pronouns() -> None:
    choice = LabelChoice(pronouns=True, blanks=True)
    sheet = label_sheet(LABEL, (Wearer("", "they/them"),), "", choice, IMPRINT)
    assert texts(sheet) == ()
