"""The page Buddies: what it answers at a glance, and requests from being put down to proposed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.buddies import store
from dropin.buddies.model import MOVED_ON, NO_TIME, Terms
from dropin.buddies.operations import (
    add_usual_topics,
    end_pair,
    mark_concern,
    note_check_in,
    propose,
    save_terms,
    withdraw_request,
)
from dropin.buddies.panels.matching_view import MatchingPanel
from dropin.buddies.panels.pair_view import PairPanel
from dropin.buddies.panels.pairs_view import PairsTab
from dropin.buddies.panels.request_form_view import RequestForm
from dropin.buddies.panels.request_view import RequestPanel
from dropin.buddies.panels.waiting_view import WaitingTab
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.storage.file import CentreFile
from tests.buddies.made import (
    ANA,
    BEN,
    CY,
    CY_ASKS,
    DI_ASKS,
    ED_ASKS,
    TODAY,
    TUESDAYS,
    agreed_pair,
    met_pair,
)
from tests.buddies.screens import Shown
from tests.files import NOW, new_file
from tests.kit.looking import cut_texts
from tests.shell.hands import focused, press, settle, write


@pytest.fixture
def screen(file: CentreFile, qtbot: QtBot) -> Shown:
    return Shown(file, qtbot)


def waiting(screen: Shown) -> WaitingTab:
    tab = screen.page.show_tab("waiting")
    assert isinstance(tab, WaitingTab)
    return tab


def test_one_look_answers_who_waits_needs_a_nudge_a_review_a_word_and_who_carries_what(
    file: CentreFile, qtbot: QtBot
) -> None:
    agreed_pair(file, CY_ASKS, ANA, TODAY - timedelta(days=20))
    met_pair(file, DI_ASKS, ANA, TODAY - timedelta(weeks=13))
    words = Shown(file, qtbot).words()
    assert "Cy and Ana agreed on 2 November and have not met yet." in words
    assert "Di and Ana: the review is due since 15 November." in words
    assert "Nothing was heard of Di and Ana since 23 August." in words
    assert "Ed waits for 3 weeks" in words
    assert "Ben no pair yet" in words


def test_whom_to_ask_how_it_goes_stands_there_before_they_have_gone_quiet(
    file: CentreFile, qtbot: QtBot
) -> None:
    met_pair(file, CY_ASKS, ANA, TODAY - timedelta(days=14))
    words = Shown(file, qtbot).words()
    assert "Whom to ask how it goes" in words
    assert "Ask Cy and Ana how it goes: they were last heard of on 8 November." in words
    assert "Every pair was heard of lately." in words


def test_the_glance_says_that_nothing_is_wrong_where_nothing_is(screen: Shown) -> None:
    words = screen.words()
    for calm in ("Nobody, just now.", "No review is due.", "Every pair was heard of lately."):
        assert calm in words


def test_a_line_opens_its_pair_at_the_side_by_keys(file: CentreFile, qtbot: QtBot) -> None:
    propose(file, CY_ASKS, ANA, TODAY)
    screen = Shown(file, qtbot)
    screen.page.setFocus()
    assert focused().accessibleName() == "Ask Cy about Ana."
    press(qtbot, Qt.Key.Key_Space)
    assert screen.side.title.text() == "Cy and Ana"
    press(qtbot, Qt.Key.Key_Escape)
    assert screen.page.frame.side is None


def test_who_would_like_a_call_shows_on_this_page_alone_and_goes_once_called(
    file: CentreFile, qtbot: QtBot
) -> None:
    pair_id = met_pair(file)
    mark_concern(file, CY, NOW, pair_id)
    screen = Shown(file, qtbot)
    assert "Would like a call" in screen.words()
    screen.press("Cy")
    assert "03" in screen.words(screen.side)
    screen.press("I called them")
    assert screen.page.frame.side is None
    assert "Would like a call" not in screen.words()
    assert store.open_concerns(file) == ()


def test_somebody_puts_down_what_they_hope_for_by_keys(file: CentreFile, qtbot: QtBot) -> None:
    add_usual_topics(file)
    screen = Shown(file, qtbot)
    screen.press("New request")
    form = screen.side
    assert isinstance(form, RequestForm)
    screen.fill(form.form, "person_id", "Flo")
    screen.fill(form.form, "words", "Somebody for the market")
    screen.fill(form.form, "times", "tue afternoons and friday 10-12")
    press(qtbot, Qt.Key.Key_Return)
    assert screen.said == ["Flo would like a buddy."]
    assert isinstance(screen.side, RequestPanel)
    words = screen.words(screen.side)
    assert "“Somebody for the market”" in words
    assert "Tuesday afternoons, Friday 10:00–12:00" in words
    file.undo()
    settle()
    assert screen.page.frame.side is None


def test_a_request_without_a_name_or_with_unreadable_times_says_so_and_writes_nothing(
    screen: Shown,
) -> None:
    screen.press("New request")
    form = screen.side
    assert isinstance(form, RequestForm)
    screen.fill(form.form, "times", "whenever")
    form.save()
    assert "Write days with times" in screen.words(form)
    screen.fill(form.form, "times", "")
    form.save()
    assert "Write who would like a buddy." in screen.words(form)
    assert len(store.waiting_requests(screen.file)) == 3


def test_who_could_be_theirs_stands_with_reasons_and_one_is_proposed(screen: Shown) -> None:
    screen.page.open_request(CY_ASKS)
    words = screen.words(screen.side)
    assert "Both free Tuesday afternoons · both speak English" in words
    screen.press("Propose: Ben")
    assert screen.said == ["Proposed Ben. Now each is asked."]
    assert isinstance(screen.side, PairPanel)
    (pair,) = store.open_pairs(screen.file)
    assert (pair.member_id, pair.buddy_id, pair.answers) == (CY, BEN, ())


def test_nobody_for_them_is_told_with_the_smallest_change_that_would_help(
    file: CentreFile, qtbot: QtBot
) -> None:
    propose(file, DI_ASKS, BEN, TODAY)
    save_terms(file, Terms(0, ANA, TODAY, most_pairs=0, times=TUESDAYS), TODAY)
    screen = Shown(file, qtbot)
    screen.page.open_request(CY_ASKS)
    words = screen.words(screen.side)
    assert "Nobody just now: every buddy who would fit has all the pairs they can carry." in words
    assert "What would help – " in words


def test_one_pair_too_many_needs_a_name_and_writes_it_down(file: CentreFile, qtbot: QtBot) -> None:
    propose(file, DI_ASKS, BEN, TODAY)
    screen = Shown(file, qtbot)
    screen.page.open_request(CY_ASKS)
    panel = screen.side
    assert isinstance(panel, RequestPanel)
    screen.press("Somebody else…")
    screen.fill(panel.other.form, "buddy", "Ben")
    screen.press("Propose them")
    assert "allow it with your name" in screen.words(panel)
    screen.fill(panel.other.form, "allowed_by", "Hal")
    screen.press("Propose them")
    (over,) = store.over_capacity_of(file, BEN)
    assert over.allowed_by == "Hal"


def test_whom_somebody_avoids_stays_shut_until_asked_for(file: CentreFile, qtbot: QtBot) -> None:
    screen = Shown(file, qtbot)
    screen.page.open_request(CY_ASKS)
    panel = screen.side
    assert isinstance(panel, RequestPanel)
    screen.press("Show or change")
    screen.fill(panel.avoided.form, "other", "Ben")
    screen.press("Keep them apart")
    assert [(each.person_id, each.other_id) for each in store.avoids(file)] == [(CY, BEN)]
    shown = [each.accessibleName() for each in panel.findChildren(Button) if each.isVisible()]
    assert "Propose: Ana" in shown
    assert "Propose: Ben" not in shown
    screen.press("Hide")
    assert "Ben" not in screen.words(panel)


def test_a_request_is_withdrawn_at_any_time_and_undo_brings_it_back(screen: Shown) -> None:
    screen.page.open_request(CY_ASKS)
    screen.press("Withdraw")
    assert screen.said == ["Withdrawn. Nobody asks why."]
    assert "Withdrawn on 22 November 2026." in screen.words(screen.side)
    screen.file.undo()
    assert "Waits for 3 weeks." in screen.words(screen.side)


def test_everybody_is_matched_and_a_person_picks_which_to_propose(
    file: CentreFile, qtbot: QtBot
) -> None:
    withdraw_request(file, ED_ASKS, TODAY)
    screen = Shown(file, qtbot)
    screen.press("Match everyone…")
    panel = screen.side
    assert isinstance(panel, MatchingPanel)
    qtbot.waitUntil(lambda: panel.result is not None)
    assert "2 of 2 get a buddy. No other set gives more." in screen.words(panel)
    assert "Propose these 2 pairs" in screen.words(panel)
    next(iter(panel.checks.values())).click()
    screen.press("Propose this pair")
    assert len(store.open_pairs(file)) == 1
    assert screen.said == ["Proposed 1 pair. Now each is asked."]
    file.undo()
    assert store.open_pairs(file) == ()


def test_whom_the_best_set_leaves_without_is_told_why_and_goes_first_next_time(
    file: CentreFile, qtbot: QtBot
) -> None:
    save_terms(file, Terms(0, ANA, TODAY, most_pairs=0, times=TUESDAYS), TODAY)
    screen = Shown(file, qtbot)
    screen.page.match_everyone()
    panel = screen.side
    assert isinstance(panel, MatchingPanel)
    qtbot.waitUntil(lambda: panel.result is not None)
    words = screen.words(panel)
    assert "1 of 3 get a buddy." in words
    assert "Left without, this time" in words
    screen.press("Propose this pair")
    assert len(waiting(screen).table.rows_model.rows) == 2
    assert screen.words().count("Goes first.") == 0
    screen.page.open_request(waiting(screen).table.rows_model.rows[0].request.id)
    assert "Goes first." in screen.words(screen.side)


def test_lists_are_searched_as_one_types(file: CentreFile, qtbot: QtBot) -> None:
    met_pair(file, CY_ASKS, ANA)
    screen = Shown(file, qtbot)
    screen.press("Waiting")
    screen.page.search.setFocus()
    write(qtbot, "ed")
    assert [row.name for row in waiting(screen).table.rows_model.rows] == ["Ed"]
    write(qtbot, "xx")
    assert "Nobody who waits has these words." in screen.words()


def test_the_arrow_keys_go_through_the_tabs(screen: Shown, qtbot: QtBot) -> None:
    screen.page.segments.buttons[0].setFocus()
    keys = []
    for _ in range(4):
        keys.append(screen.page.segments.value())
        press(qtbot, Qt.Key.Key_Right)
    assert keys == ["glance", "waiting", "pairs", "buddies"]


def test_the_first_visit_says_what_the_page_is_for(tmp_path: Path, qtbot: QtBot) -> None:
    with new_file(tmp_path) as empty:
        screen = Shown(empty, qtbot)
        assert "Nobody to go along with yet" in screen.words()
        screen.press("Put down the first request")
        form = screen.side
        assert isinstance(form, RequestForm)
        screen.press("Begin with a usual list")
        assert "Shopping" in screen.words(screen.side)


def test_ended_pairs_have_a_list_of_their_own(file: CentreFile, qtbot: QtBot) -> None:
    earlier, later = met_pair(file, CY_ASKS, ANA), met_pair(file, DI_ASKS, ANA)
    end_pair(file, earlier, MOVED_ON, TODAY - timedelta(days=1))
    end_pair(file, later, NO_TIME, TODAY)
    screen = Shown(file, qtbot)
    screen.press("Pairs")
    assert "No pairs yet" in screen.words()
    screen.press("Ended ones")
    tab = screen.page.tabs["pairs"]
    assert isinstance(tab, PairsTab)
    assert [row.pair.id for row in tab.table.rows_model.rows] == [later, earlier]
    model = tab.table.model()
    told = [model.index(row, 0).data() for row in range(2)]
    assert told == ["no time for it any more", "moved on"]


def test_the_summary_asks_for_its_sheet(screen: Shown) -> None:
    screen.press("Pairs")
    screen.press("Summary…")
    screen.press("Show the sheet…")
    ((kind, what),) = screen.prints
    assert kind == "buddies"
    assert what["until"] - what["day"] == TODAY + timedelta(days=1) - TODAY.replace(month=1, day=1)


def test_nothing_is_cut_where_text_is_twice_as_large(file: CentreFile, qtbot: QtBot) -> None:
    pair_id = met_pair(file, CY_ASKS, ANA)
    note_check_in(file, pair_id, CY, TODAY, "good", "We went to the market.")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", 200)
    try:
        screen = Shown(file, qtbot)
        for show in (
            lambda: screen.page.open_pair(pair_id),
            lambda: screen.page.open_request(DI_ASKS),
            lambda: screen.page.open_buddy(ANA),
            lambda: screen.page.show_tab("pairs"),
        ):
            show()
            settle()
            assert cut_texts(screen.page) == []
    finally:
        theme.apply(application, "light")
