"""What stands in an entry's box: whole words, and never a cancelled one in silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from dropin.dates import Customs
from dropin.kit import theme
from dropin.programme.calendar.entries import Entry, entry_of
from dropin.programme.calendar.entry_text_view import fitting_lines, whole_height
from dropin.programme.calendar.faces_view import face, title_face
from dropin.programme.calendar.row_text_view import mark_room, row_words
from dropin.programme.model import Activity, ActivityTime, DateChange, Occurrence, Place, Programme

TUESDAY = date(2026, 11, 24)


def made(
    title: str,
    *,
    place: str = "Hall",
    cancelled: bool = False,
    note: str = "",
    time_words: str = "",
) -> Entry:
    own_time = ActivityTime(
        1, 1, "u", rule="FREQ=WEEKLY", at=time(14), minutes=60, time_words=time_words
    )
    activity = Activity(1, title, place_id=1, led_by="members", times=(own_time,))
    change = DateChange(1, 1, TUESDAY, cancelled=cancelled, note=note)
    occurrence = Occurrence(activity, own_time, TUESDAY, time(14), change)
    return entry_of(occurrence, Programme(places={1: Place(1, place)}), Customs())


def texts(entry: Entry, width: float, height: float) -> list[str]:
    return [line.text for line in fitting_lines(entry, width, height)]


@pytest.mark.usefixtures("qapp")
class TestLines:
    def test_everything_shows_where_there_is_room(self) -> None:
        shown = texts(made("Choir"), 200, 200)
        assert shown == ["Choir", "14:00–15:00\N{NO-BREAK SPACE}· Hall", "members"]

    def test_words_beside_the_clock_stand_after_it(self) -> None:
        shown = texts(made("Massages", time_words="by appointment"), 300, 200)
        assert shown[1] == "14:00–15:00, by appointment\N{NO-BREAK SPACE}· Hall"

    def test_the_title_comes_before_time_and_place(self) -> None:
        assert texts(made("Choir"), 200, title_face().height) == ["Choir"]

    def test_a_long_title_leaves_its_third_line_to_the_clock(self) -> None:
        entry = made("Walk along the river and over the old bridge to the weir")
        shown = texts(entry, 90, 3 * face(bold=True).height + 1)
        assert shown[1].endswith("…")
        assert shown[2] == "14:00"

    def test_a_title_becomes_small_rather_than_cut_for_the_clock(self) -> None:
        usual = face("body", bold=True)
        width = usual.advance("Jobs and forms") - 2
        shown = texts(made("Jobs and forms table"), width, 3 * usual.height)
        assert " ".join(shown[:-1]) == "Jobs and forms table"
        assert shown[-1].startswith("14:00")

    def test_a_place_that_does_not_fit_says_that_it_goes_on(self) -> None:
        entry = made("Walk", place="Front door at the corner of Harbour Street and the quay")
        shown = texts(entry, 90, title_face().height + 2 * face().height + 1)
        assert shown[-1].endswith("…")

    @given(st.text("abcdefgh ", min_size=1, max_size=74).filter(str.strip), st.integers(24, 300))
    @settings(max_examples=60, deadline=None)
    def test_a_cancelled_one_always_says_so(self, title: str, height: int) -> None:
        entry = made(" ".join(title.split()), cancelled=True, note="unwell")
        if height >= title_face().height + face().height:
            assert "Cancelled" in texts(entry, 72, height)

    @given(st.text("abcdefgh ", min_size=1, max_size=74).filter(str.strip), st.integers(20, 300))
    @settings(max_examples=60, deadline=None)
    def test_lines_never_run_out_of_the_box(self, title: str, height: int) -> None:
        lines = fitting_lines(made(" ".join(title.split())), 72, height)
        assert sum(line.face.height for line in lines[1:]) <= height
        assert all(line.face.advance(line.text) <= 72.5 for line in lines)

    def test_the_height_it_asks_for_shows_every_word(self) -> None:
        entry = made("Friday supper and games for everybody who likes them", note="Bring a cup")
        shown = " ".join(texts(entry, 110, whole_height(entry, 110)))
        assert shown.endswith("Bring a cup")
        assert "who likes them" in shown


def test_words_are_measured_anew_when_text_grows(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 100)
    usual = whole_height(made("Choir"), 300)
    theme.apply(qapp, "light", 200)
    try:
        assert whole_height(made("Choir"), 300) > 1.8 * usual
    finally:
        theme.apply(qapp, "light", 100)


@pytest.fixture(scope="class", params=[100, 200])
def text_percent(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    theme.apply(qapp, "light", request.param)
    yield request.param
    theme.apply(qapp, "light", 100)


@pytest.mark.usefixtures("text_percent")
class TestRows:
    """One line of the month, or two where the cell has room."""

    def test_the_clock_stands_before_a_title_that_fits(self) -> None:
        said = row_words(made("Choir"), 200, 1)
        assert (said.start, said.title, said.cut) == ("14:00", ("Choir",), False)
        assert row_words(made("Choir"), 200, 2) == said

    def test_a_long_title_goes_on_under_its_mark(self) -> None:
        entry = made("Breakfast club")
        width = face(bold=True).advance("Breakfast") + 2
        assert row_words(entry, width, 1).cut
        assert row_words(entry, width, 2).title == ("Breakfast", "club")
        assert not row_words(entry, width, 2).cut

    def test_a_cancelled_one_keeps_its_title_and_the_word(self) -> None:
        entry = made("Breakfast club", cancelled=True)
        width = face(bold=True).advance("Breakfast club") + 2
        said = row_words(entry, width, 2)
        assert (said.title, said.cancelled, said.below) == (("Breakfast club",), "cancelled", True)

    @given(st.text("abcdefgh ", min_size=1, max_size=74).filter(str.strip), st.integers(40, 300))
    @settings(max_examples=60, deadline=None)
    def test_two_lines_never_say_less_and_never_run_out(self, title: str, width: int) -> None:
        entry = made(" ".join(title.split()))
        two = row_words(entry, width, 2)
        widths = zip(two.title, (width, width + mark_room()), strict=False)
        assert row_words(entry, width, 1).cut or not two.cut
        assert all(two.face.advance(text) <= most + 1 for text, most in widths)
        letters = "".join("".join(two.title).replace("-", "").split())
        assert two.cut or letters == "".join(entry.title.split())

    def test_the_clock_becomes_short_then_gives_way_before_the_title_is_cut(self) -> None:
        entry = made("Telephone training")
        whole = face(bold=True).advance(entry.title) + 4
        for clock in ("14:00", "14", ""):
            said = row_words(entry, whole + face().advance(clock) + 1, 1)
            assert (said.start, said.cut) == (clock, False)

    def test_a_long_first_word_stands_whole_under_its_mark(self) -> None:
        entry = made("Swimming")
        said = row_words(entry, face(bold=True).advance("Swimming") - 2, 2)
        assert (said.title, said.start) == (("", "Swimming"), "14:00")

    def test_a_word_is_broken_only_where_no_line_holds_it_and_with_a_hyphen(self) -> None:
        word = "Conversationalists"
        said = row_words(made(word), face(bold=True).advance("Conversat"), 2)
        first, rest = said.title
        assert first.endswith("-")
        assert first[:-1] + rest == word


def test_large_type_shrinks_before_a_word_is_broken(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 100)
    least = face(bold=True).font.pointSizeF()
    theme.apply(qapp, "light", 200)
    try:
        said = row_words(made("Breakfast club"), face(bold=True).advance("Breakfas"), 2)
        assert said.title == ("Breakfast", "club")
        assert least <= said.face.font.pointSizeF() < face(bold=True).font.pointSizeF()
    finally:
        theme.apply(qapp, "light", 100)
