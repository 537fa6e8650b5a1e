"""What each way of showing a calendar does with a few things, with many, and with too many."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dropin.printing.frame import PAPERS
from dropin.printing.layout import Arrow, Pages, Rule, Text, texts_of
from dropin.printing.margins import HOLES, MARGIN
from dropin.printing.model import (
    BOUND_LEFT,
    BOUND_TOP,
    CHANGED,
    CHANGES,
    DAY,
    GONE,
    KINDS,
    LARGE,
    LARGER_PRINT,
    MONTH,
    NEW,
    POCKET,
    POSTER,
    POSTER_SIZES,
    WEEK,
    Entry,
    LittleMonth,
    Sheet,
)
from dropin.printing.pocket_sheet import PANELS
from tests.printing.made import OCTOBER, WEEKDAYS, busy, busy_month, busy_week
from tests.printing.standing import assert_stands_well, laid_out


def said(page: Iterable[object]) -> list[str]:
    return [piece.text for piece in page if isinstance(piece, Text)]


def all_said(pages: Pages) -> str:
    return " ".join(text for page in pages.pages for text in said(page))


def size_of(pages: Pages, words: str) -> float:
    return max(text.size for page in pages.pages for text in texts_of(page) if text.text == words)


def numbered(kind: str, a_day: int) -> Sheet:
    """A sheet on which each entry tells its day and its place in it: ``3/7`` …"""
    sheet = busy(kind, a_day)
    return sheet._replace(
        days=tuple(
            day._replace(
                closed="",
                entries=tuple(
                    Entry(f"D{number}N{place:02}", "14:00–15:00", category=each.category)
                    for place, each in enumerate(day.entries)
                ),
            )
            for number, day in enumerate(sheet.days)
        )
    )


# In the order in which a day is read


@pytest.mark.parametrize("days_down", [False, True])
@pytest.mark.parametrize("two_pages", [False, True])
@pytest.mark.parametrize("kind", [WEEK, LARGE, DAY, POSTER, POCKET])
@pytest.mark.parametrize("a_day", [5, 40])
def test_entries_are_read_in_order_of_time(
    kind: str, a_day: int, two_pages: bool, days_down: bool
) -> None:
    sheet = numbered(kind, a_day)._replace(two_pages=two_pages, days_down=days_down)
    words = all_said(laid_out(sheet)).split()
    for number, day in enumerate(sheet.days):
        own = [f"D{number}N{place:02}" for place in range(len(day.entries))]
        assert [each for each in words if each.startswith(f"D{number}N")] == own


@pytest.mark.parametrize("kind", [WEEK, LARGE, DAY, POCKET])
def test_days_are_read_one_after_the_other(kind: str) -> None:
    sheet = numbered(kind, 4)._replace(days_down=True)
    words = [each for each in all_said(laid_out(sheet)).split() if each[:1] == "D" and "N" in each]
    assert words == sorted(words)


# A week, days down, on two pages


def test_days_down_the_page_stands_upright_and_every_day_is_on_it() -> None:
    pages = laid_out(busy_week(6)._replace(days_down=True))
    assert (pages.width, pages.height) == tuple(reversed(PAPERS["a4"]))
    (page,) = pages.pages
    tops = [next(text.y for text in texts_of(page) if text.text == day) for day in WEEKDAYS]
    assert tops == sorted(tops)


def test_two_pages_are_set_larger_and_each_says_whose_it_is() -> None:
    one = laid_out(busy_week(8))
    two = laid_out(busy_week(8)._replace(two_pages=True))
    assert len(two.pages) == 2
    assert size_of(two, "Choir") > size_of(one, "Choir")
    for page in two.pages:
        assert {"23 – 29 November 2026", "Harbour House"} <= set(said(page))
    assert "Monday" in said(two.pages[0])
    assert "Monday" not in said(two.pages[1])
    assert "Saturday" in said(two.pages[1])


def test_two_pages_that_do_not_hold_a_week_point_to_the_right_ones() -> None:
    pages = laid_out(numbered(WEEK, 60)._replace(two_pages=True)).pages
    for number, page in enumerate(pages, start=1):
        for each in said(page):
            if each.startswith("continues on page "):
                assert int(each.rsplit(" ", 1)[1]) > number
                assert int(each.rsplit(" ", 1)[1]) <= len(pages)


@pytest.mark.parametrize("days_down", [False, True])
def test_an_empty_week_is_a_sheet_all_the_same(days_down: bool) -> None:
    sheet = busy_week(0)._replace(days_down=days_down, notes=(), legend=())
    (page,) = laid_out(sheet).pages
    assert set(WEEKDAYS) <= {word for text in said(page) for word in text.split()}


# Large print


@pytest.mark.parametrize("size", [18.0, LARGER_PRINT])
def test_large_print_is_large_down_to_the_foot(size: float) -> None:
    pages = laid_out(busy(LARGE, 6)._replace(text_size=size))
    assert min(text.size for page in pages.pages for text in texts_of(page)) >= size
    assert pages.width < pages.height


def test_large_print_says_the_day_again_where_it_goes_on() -> None:
    pages = laid_out(busy(LARGE, 20)).pages
    assert ["continues on page 2", ""][0] in said(pages[0])
    assert any("continued" in each for each in said(pages[1]))
    assert "Monday" in said(pages[1])


def test_large_print_is_in_black_alone() -> None:
    pages = laid_out(busy(LARGE, 6))
    assert {text.ink for page in pages.pages for text in texts_of(page)} == {"ink"}


# A day


def test_a_day_says_its_hours_and_who_is_on_call() -> None:
    words = all_said(laid_out(busy(DAY, 4)))
    for each in ("Open 10:00–18:00", "On call", "Ana", "nobody yet", "Day desk"):
        assert each in words


def test_a_quiet_day_is_set_in_large_letters() -> None:
    assert size_of(laid_out(numbered(DAY, 3)), "D0N00") >= 20


def test_a_day_the_centre_is_shut_says_so_and_why() -> None:
    closed = busy_week(2)._replace(kind=DAY, days=busy_week(2).days[6:], notes=())
    assert "Closed as always" in all_said(laid_out(closed))


# A month's neighbours


FEBRUARY = LittleMonth("December 2026", OCTOBER.weekdays, OCTOBER.weeks)


def month(a_day: int) -> Sheet:
    return busy_month(a_day)._replace(beside=(OCTOBER, FEBRUARY))


@pytest.mark.parametrize("a_day", [0, 2, 3])
def test_a_month_shows_its_neighbours_small_and_after_everything_else(a_day: int) -> None:
    words = said(laid_out(month(a_day)).pages[0])
    assert words.index("October 2026") < words.index("December 2026")
    assert words.index("30") < words.index("October 2026")


def test_a_month_that_fills_its_weeks_has_its_neighbours_below() -> None:
    full = month(1)
    inside = tuple(day for day in full.days if not day.outside)[1:29]  # from a Monday to a Sunday
    (page,) = laid_out(full._replace(days=inside)).pages
    assert {"October 2026", "December 2026"} <= set(said(page))


def test_neighbours_never_cost_a_page() -> None:
    for a_day in range(1, 12):
        without = busy_month(a_day)
        assert len(laid_out(month(a_day)).pages) == len(laid_out(without).pages)


# Room for holes


@pytest.mark.parametrize("kind", [WEEK, MONTH, LARGE, DAY])
def test_room_for_holes_changes_sides_on_the_back(kind: str) -> None:
    many = busy(kind, 30)._replace(binding=BOUND_LEFT, duplex=True)
    front, back, *_ = laid_out(many).pages
    width = laid_out(many).width
    assert min(text.x for text in texts_of(front)) >= HOLES - 0.1
    assert min(text.x for text in texts_of(back)) < HOLES
    assert max(text.x + text.width for text in texts_of(back)) <= width - HOLES + 0.1


@pytest.mark.parametrize("kind", [WEEK, MONTH, LARGE, DAY])
def test_room_for_holes_at_the_top_stays_there(kind: str) -> None:
    many = busy(kind, 30)._replace(binding=BOUND_TOP, duplex=True)
    for page in laid_out(many).pages:
        assert min(text.y - text.size * 0.72 for text in texts_of(page)) >= HOLES


# What changed since the last print


def changed(kind: str, change: str) -> Sheet:
    sheet = busy(kind, 3)
    entry = Entry("Harvest supper", "18:00–20:00", change=change)
    days = (sheet.days[0]._replace(entries=(entry,)), *sheet.days[1:])
    return sheet._replace(days=days, since="Sunday 15 November 2026")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_said_and_framed(kind: str, change: str) -> None:
    words = "no longer on" if change == GONE else change
    page = next(page for page in laid_out(changed(kind, change)).pages if words in said(page))
    label = next(text for text in texts_of(page) if text.text == words)
    right = label.x + label.width
    sides = [rule for rule in page if isinstance(rule, Rule) and rule.x1 == rule.x2]
    beside = [rule for rule in sides if rule.y1 < label.y < rule.y2 + 1]
    assert any(label.x - label.size < rule.x1 < label.x for rule in beside)
    assert any(right < rule.x1 < right + label.size for rule in beside)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_gone_is_struck_through(kind: str) -> None:
    pages = laid_out(changed(kind, GONE))
    shown = [text for page in pages.pages for text in texts_of(page) if "Harvest" in text.text]
    assert shown
    assert all(text.struck for text in shown)


@pytest.mark.parametrize("kind", KINDS)
def test_the_legend_says_since_when(kind: str) -> None:
    assert "otherwise than on the print of Sunday 15 November 2026" in all_said(
        laid_out(changed(kind, NEW))
    )
    assert "otherwise than" not in all_said(laid_out(busy(kind, 2)))


def test_other_hours_than_on_the_last_print_are_framed_under_their_day() -> None:
    sheet = busy_week(1)
    days = (sheet.days[0]._replace(change=CHANGED), *sheet.days[1:])
    assert "changed" in said(laid_out(sheet._replace(days=days)).pages[0])


# Posters and the week in one's pocket


@pytest.mark.parametrize("size", POSTER_SIZES)
def test_a_poster_is_as_large_as_was_chosen(size: str) -> None:
    pages = laid_out(busy(POSTER, 6)._replace(poster_size=size))
    assert (pages.width, pages.height) == PAPERS[size]
    assert len(pages.pages) == 1


def test_a_larger_poster_has_larger_letters() -> None:
    sizes = [
        size_of(laid_out(busy(POSTER, 6)._replace(poster_size=size)), "Choir")
        for size in POSTER_SIZES
    ]
    assert sizes == sorted(set(sizes))


def test_a_usual_week_gives_each_day_a_page_of_its_own() -> None:
    pages = laid_out(busy(POCKET, 5))
    assert len(pages.pages) == PANELS
    for day, page in zip(WEEKDAYS, pages.pages[1:], strict=True):
        assert [each for each in said(page) if each in WEEKDAYS] == [day]


def test_the_cover_says_whose_week_it_is_and_when_the_centre_is_open() -> None:
    cover = " ".join(said(laid_out(busy(POCKET, 5)).pages[0]))
    for each in ("Harbour House", "23 – 29 November 2026", "Monday 10:00–18:00", "Closed"):
        assert each in cover


def test_quiet_days_make_room_for_a_day_too_full_for_its_page() -> None:
    sheet = numbered(POCKET, 1)
    many = tuple(Entry(f"D0N{place:02}", "14:00–15:00") for place in range(60))
    sheet = sheet._replace(days=(sheet.days[0]._replace(entries=many), *sheet.days[1:]))
    pages = laid_out(sheet)
    assert len(pages.pages) <= PANELS
    assert pages.cautions == ()
    assert all(f"D0N{place:02}" in all_said(pages) for place in range(60))


def test_a_week_too_full_for_a_pocket_goes_on_to_a_second_sheet_and_says_so() -> None:
    pages = laid_out(busy(POCKET, 60))
    assert len(pages.pages) > PANELS
    assert "goes on to another" in str(pages.cautions[0])


# What is said before it is printed


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_said_of_a_sheet_that_fits(kind: str) -> None:
    assert laid_out(numbered(kind, 3)).cautions == ()


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (busy_week(60), "does not fit at 7.5 points: it goes on to page 2"),
        (
            busy_week(60)._replace(days_down=True),
            "does not fit at 7.5 points: it goes on to page 2",
        ),
        (busy_week(14), "set in 7.5 points, below the usual 8.5"),
        (busy(POCKET, 14), "below the usual 7.5"),
        (busy_month(30), "The month does not fit on one page at 6.5 points"),
        (busy(DAY, 60), "The day does not fit on one page at 12 points"),
        (busy(POSTER, 60)._replace(poster_size="a3"), "does not fit at 10 points"),
    ],
)
def test_what_does_not_fit_is_said_with_what_would_help(sheet: Sheet, words: str) -> None:
    (caution, *_) = map(str, laid_out(sheet).cautions)
    assert words in caution
    assert "What would help: " in caution


def test_only_what_would_help_is_offered() -> None:
    week = busy_week(60)
    assert "two pages, larger paper, leaving out who leads" in str(laid_out(week).cautions[0])
    bare = week._replace(
        two_pages=True,
        paper="a3",
        days=tuple(
            day._replace(
                entries=tuple(each._replace(place="", leader="") for each in day.entries * 2)
            )
            for day in week.days
        ),
    )
    assert str(laid_out(bare).cautions[0]).endswith("What would help: shorter titles.")


def test_a_word_wider_than_its_line_is_said_to_be_broken() -> None:
    sheet = busy_week(1)
    word = Entry("Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle")
    days = (sheet.days[0]._replace(entries=(word,)), *sheet.days[1:])
    for days_down in (False, True):
        each = sheet._replace(days=days, days_down=days_down)
        assert any("wider than a line" in str(caution) for caution in laid_out(each).cautions)


# What nobody would do, and somebody does


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "entry",
    [
        Entry("x" * 300, "23:30–0:30", place="y" * 300, leader="with " + "z" * 90),
        Entry("Z" + "\u0301\u0323" * 20 + "oe", "by appointment, ask at the desk on any weekday"),
        Entry("Night walk", "11:30 pm – 12:30 am", note="w" * 300, change=NEW),
    ],
    ids=["300 letters", "40 combining marks", "past midnight"],
)
def test_an_odd_entry_stands_whole_and_apart(kind: str, entry: Entry) -> None:
    sheet = busy(kind, 3)
    days = [sheet.days[0]._replace(entries=(entry, *sheet.days[0].entries)), *sheet.days[1:]]
    odd = sheet._replace(days=tuple(days))
    pages = laid_out(odd)
    assert_stands_well(odd, pages)
    assert "".join(entry.title.split()) in "".join(all_said(pages).split())


def test_pointers_say_where_the_rest_is_with_a_triangle_beside_them() -> None:
    (page, *_) = laid_out(busy(LARGE, 20)).pages
    assert any(isinstance(piece, Arrow) and piece.solid for piece in page)
    assert min(piece.x for piece in page if isinstance(piece, Text)) >= MARGIN


def test_an_entry_is_not_divided_where_a_page_can_hold_it_whole() -> None:
    tall = Entry("x" * 300, "14:00–15:00")
    sheet = busy(LARGE, 3)
    days = (sheet.days[0], sheet.days[1]._replace(entries=(tall,) * 4), *sheet.days[2:])
    pages = laid_out(sheet._replace(days=days, text_size=LARGER_PRINT)).pages
    shown = ["".join(each for each in said(page) if set(each) == {"x"}) for page in pages]
    assert sum(map(len, shown)) == 4 * 300
    assert all(len(each) % 300 == 0 for each in shown)
