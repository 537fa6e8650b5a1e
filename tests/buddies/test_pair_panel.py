"""One pair at the side: asked, met, heard of, paused, reviewed, ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from dropin.buddies import store
from dropin.buddies.life import ACTIVE, CAME_TO_NOTHING, ENDED, PLANNED, state_on
from dropin.buddies.model import BUDDY, MEMBER, MOVED_ON, Pair
from dropin.buddies.operations import ask, note_answer, propose
from dropin.buddies.panels.pair_view import PairPanel
from dropin.buddies.panels.request_view import RequestPanel
from dropin.storage.file import CentreFile
from tests.buddies.made import ANA, BEN, CY, CY_ASKS, TODAY, agreed_pair, met_pair
from tests.buddies.screens import Shown
from tests.shell.hands import press, settle

Opened = Callable[[int], tuple[Shown, PairPanel]]


@pytest.fixture
def opened(file: CentreFile, qtbot: QtBot) -> Opened:
    def open_pair(pair_id: int) -> tuple[Shown, PairPanel]:
        screen = Shown(file, qtbot)
        screen.page.open_pair(pair_id)
        panel = screen.side
        assert isinstance(panel, PairPanel)
        return screen, panel

    return open_pair


def the(file: CentreFile, pair_id: int) -> Pair:
    found = store.pair(file, pair_id)
    assert found is not None
    return found


def test_each_is_asked_by_themselves_with_the_day_of_the_answer(
    file: CentreFile, opened: Opened
) -> None:
    pair_id = propose(file, CY_ASKS, ANA, TODAY - timedelta(days=3))
    screen, panel = opened(pair_id)
    screen.fill(panel.asking.form, "day", "20 november 2026")
    screen.press("Cy was asked")
    screen.fill(panel.asking.form, "day", "21 november 2026")
    screen.press("Cy says yes")
    answer = the(file, pair_id).answer(MEMBER)
    assert answer is not None
    assert (answer.asked_on, answer.answered_on) == (date(2026, 11, 20), date(2026, 11, 21))
    assert the(file, pair_id).answer(BUDDY) is None
    assert "Cy: yes, on 21 November 2026" in screen.words(panel)
    screen.press("Ana was asked")
    screen.press("Ana says yes")
    assert "Both agreed on 21 November 2026. They have not met yet." in screen.words(panel)


@pytest.mark.parametrize("side", [MEMBER, BUDDY])
def test_whoever_said_no_is_in_no_word_on_the_screen(
    file: CentreFile, opened: Opened, side: str
) -> None:
    pair_id = propose(file, CY_ASKS, ANA, TODAY)
    other = BUDDY if side == MEMBER else MEMBER
    ask(file, pair_id, other, TODAY)
    note_answer(file, pair_id, other, "yes", TODAY)
    ask(file, pair_id, side, TODAY)
    screen, panel = opened(pair_id)
    screen.press("Cy says no" if side == MEMBER else "Ana says no")
    assert state_on(the(file, pair_id), TODAY) == CAME_TO_NOTHING
    words = screen.words(panel)
    assert "Nothing came of it." in words
    assert "yes" not in words
    assert "says no" not in words
    assert screen.said == ["Noted. Both hear that nothing came of it, and no more."]


def test_an_answer_before_the_question_is_refused_with_the_reason(
    file: CentreFile, opened: Opened
) -> None:
    pair_id = propose(file, CY_ASKS, ANA, TODAY)
    screen, panel = opened(pair_id)
    screen.press("Cy was asked")
    screen.fill(panel.asking.form, "day", "1 november 2026")
    screen.press("Cy says yes")
    assert "would have answered before being asked" in screen.words(panel)
    assert the(file, pair_id).said(MEMBER) == ""


def test_the_first_meeting_is_planned_moved_and_was(
    file: CentreFile, opened: Opened, qtbot: QtBot
) -> None:
    pair_id = agreed_pair(file)
    screen, panel = opened(pair_id)
    screen.fill(panel.meeting.form, "day", "24 november 2026")
    screen.fill(panel.meeting.form, "at", "2 pm")
    screen.fill(panel.meeting.form, "place", "the tea corner")
    press(qtbot, Qt.Key.Key_Return)
    assert "First meeting on 24 November 2026, 14:00, the tea corner." in screen.words(panel)
    screen.fill(panel.meeting.form, "at", "3 pm")
    screen.press("Move it")
    assert state_on(the(file, pair_id), TODAY) == PLANNED
    screen.press("They met on this day")
    assert the(file, pair_id).met_on == date(2026, 11, 24)


def test_how_it_went_is_a_face_that_is_a_word_and_a_line_if_they_wish(
    file: CentreFile, opened: Opened
) -> None:
    pair_id = met_pair(file)
    screen, panel = opened(pair_id)
    screen.fill(panel.check_ins.form, "line", "We went to the market.")
    screen.press("so-so")
    (check_in,) = store.check_ins_of(file, pair_id)
    assert (check_in.person_id, check_in.face) == (CY, "so-so")
    words = screen.words(panel)
    assert "Cy, 22 November 2026: so-so" in words
    assert "“We went to the market.”" in words
    assert state_on(the(file, pair_id), TODAY) == ACTIVE
    screen.press("Take back: Cy, 22 November 2026: so-so")
    assert store.check_ins_of(file, pair_id) == ()


def test_goals_are_set_changed_reached_and_let_go(file: CentreFile, opened: Opened) -> None:
    pair_id = agreed_pair(file)
    screen, panel = opened(pair_id)
    screen.fill(panel.goals.form, "words", "Take the bus")
    screen.press("Set this goal")
    screen.press("Change: Take the bus")
    screen.fill(panel.goals.form, "words", "Take the bus alone")
    screen.press("Save the change")
    screen.press("Reached: Take the bus alone")
    assert "Reached on 22 November 2026" in screen.words(panel)
    screen.press("Let go: Take the bus alone")
    assert store.goals_of(file, pair_id) == ()


def test_numbers_show_while_both_agree_and_no_longer(file: CentreFile, opened: Opened) -> None:
    pair_id = agreed_pair(file)
    screen, panel = opened(pair_id)
    screen.press("Agrees: Cy")
    assert "may ring" not in screen.words(panel)
    screen.press("Agrees: Ana")
    assert "Cy may ring Ana: 01" in screen.words(panel)
    assert "Ana may ring Cy: 03" in screen.words(panel)
    screen.press("Withdraw: Ana")
    assert "may ring" not in screen.words(panel)
    assert "Neither sees the other’s number." in screen.words(panel)


def test_a_pause_asks_nobody_why_and_a_temporary_buddy_is_offered(
    file: CentreFile, opened: Opened
) -> None:
    pair_id = met_pair(file)
    screen, panel = opened(pair_id)
    assert not panel.pausing.choices.isVisible()
    screen.press("Pause…")
    screen.press("Note the pause")
    assert "Ana is not there since 22 November 2026" in screen.words(panel)
    screen.press("Offer: Ben")
    (stand_in,) = store.stand_ins_of(file, pair_id)
    assert (stand_in.buddy_id, stand_in.answers) == (BEN, ())
    screen.press("Open: Ben")
    assert screen.side.title.text() == "Cy and Ben"
    screen.page.open_pair(pair_id)
    screen.press("Is back: Ana is not there since 22 November 2026")
    assert the(file, pair_id).pauses == ()


def test_a_review_renews(file: CentreFile, opened: Opened, qtbot: QtBot) -> None:
    pair_id = met_pair(file, day=TODAY - timedelta(weeks=13))
    screen, panel = opened(pair_id)
    screen.press("To the review")
    press(qtbot, Qt.Key.Key_Space)  # the keyboard stands on it
    settle()
    assert "Meeting since 23 August 2026. The next review is due on 14 February 2027." in (
        screen.words(panel)
    )


def test_an_end_is_kind_and_another_can_be_asked_for_who_then_goes_first(
    file: CentreFile, opened: Opened
) -> None:
    pair_id = met_pair(file)
    screen, panel = opened(pair_id)
    screen.press("End it, kindly…")
    box = panel.ending.ending.editor
    assert isinstance(box, QComboBox)
    assert box.findText("never met") == -1
    screen.press("End it")
    assert state_on(the(file, pair_id), TODAY) == ENDED
    assert the(file, pair_id).ending == MOVED_ON
    assert "They moved on: that is what it was for." in screen.words(panel)
    screen.press("Cy would like another")
    assert isinstance(screen.side, RequestPanel)
    assert "Goes first." in screen.words(screen.side)


def test_a_call_marks_who_and_when_and_shows_nowhere_in_the_panel(
    file: CentreFile, opened: Opened
) -> None:
    pair_id = met_pair(file)
    screen, panel = opened(pair_id)
    panel.call_button.menu().actions()[1].trigger()
    settle()
    (concern,) = store.open_concerns(file)
    assert (concern.person_id, concern.pair_id) == (ANA, pair_id)
    assert screen.told == ["The coordinator will call."]
    assert "Would like a call" not in screen.words(panel)


def test_the_sheets_of_a_pair_are_asked_for(file: CentreFile, opened: Opened) -> None:
    pair_id = met_pair(file)
    screen, _ = opened(pair_id)
    screen.press("Agreement…")
    screen.press("Review form…")
    assert screen.prints == [("pair", {"pair_id": pair_id}), ("review", {"pair_id": pair_id})]


def test_a_proposal_that_was_undone_takes_its_panel_with_it(
    file: CentreFile, opened: Opened
) -> None:
    screen, _ = opened(propose(file, CY_ASKS, ANA, TODAY))
    file.undo()
    settle()
    assert screen.page.frame.side is None
