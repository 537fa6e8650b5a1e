"""The front desk and the peer leader at work, and what neither of them ever sees of anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dropin.attendance.desk_view import FrontDesk
from dropin.attendance.model import WAITING, key_of
from dropin.attendance.operations import sign_up
from dropin.attendance.page import AttendancePage
from dropin.attendance.store import attendance_of, sign_up_of
from dropin.choosing.booth_view import Booth
from dropin.choosing.model import OPEN
from dropin.choosing.store import ballots, ideas, way_of_voting
from dropin.kit.large import FullScreen
from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS, Person
from dropin.people.operations import add_person, give_consent, give_role
from dropin.roster.desk_view import OnCallDesk
from dropin.shell.desk import screen as screen_module
from dropin.shell.desk.cards import CardsPage
from dropin.shell.desk.name_down import NameDown
from dropin.shell.desk.own_idea import OwnIdea
from dropin.shell.desk.ringing import RingSomebody
from dropin.shell.desk.voting import Voting
from dropin.shell.desk.whats_on import WhatIsOn
from dropin.shell.desk.who_is_on import WhoIsOn
from dropin.shell.seats import FRONT_DESK, LEADER
from dropin.shell.window import MainWindow
from dropin.storage.file import CentreFile
from tests.kit.looking import cut_texts
from tests.shell.conftest import NOW
from tests.shell.hands import button, click, focused, press, settle, write

Screen = TypeVar("Screen", bound=FullScreen)
TODAY = date(2026, 11, 25)
LONG_AGO = date(2026, 1, 1)


def file_of(window: MainWindow) -> CentreFile:
    assert window.workspace is not None
    return window.workspace.file


def member(window: MainWindow, name: str, *agreed: str, phone: str = "") -> int:
    file = file_of(window)
    number = add_person(file, Person(0, name, phone=phone))
    give_role(file, number, "member", LONG_AGO)
    for kind in agreed:
        give_consent(file, number, kind, LONG_AGO)
    return number


def card_page(window: MainWindow) -> CardsPage:
    assert window.workspace is not None
    page = window.workspace.pages[window.workspace.current_key]
    assert isinstance(page, CardsPage)
    return page


def open_card(qtbot: QtBot, window: MainWindow, words: str, kind: type[Screen]) -> Screen:
    page = card_page(window)
    click(qtbot, button(page, words))
    shown = page.screen_in_front
    assert isinstance(shown, kind)
    turn_to(qtbot, shown)
    return shown


def turn_to(qtbot: QtBot, shown: QWidget) -> None:
    settle()
    shown.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is shown)


def in_sight(parent: QWidget) -> str:
    """Every word that stands in ``parent``, whether of a label, button, field or list."""
    settle()
    return "\n".join(_words(parent))


def _words(parent: QWidget) -> Iterator[str]:
    for each in (parent, *parent.findChildren(QWidget)):
        yield from (each.toolTip(), each.accessibleName(), each.accessibleDescription())
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            yield each.text()
        elif isinstance(each, QPlainTextEdit):
            yield each.toPlainText()
        elif isinstance(each, QTableView):
            model = each.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    yield str(model.index(row, column).data() or "")


@pytest.fixture
def desk(window: MainWindow) -> MainWindow:
    window.sit(FRONT_DESK)
    return window


@pytest.fixture
def leader(window: MainWindow) -> MainWindow:
    window.sit(LEADER)
    return window


# -- the front desk -----------------------------------------------------------------------------


def test_one_signs_in_with_two_touches_and_the_desk_is_blank_again(
    desk: MainWindow, qtbot: QtBot
) -> None:
    zora = member(desk, "Zora Quill", NAME_ON_PRINTS)
    shown = open_card(qtbot, desk, "I am here", FrontDesk)
    write(qtbot, "zor")
    click(qtbot, button(shown, "Zora"))
    seen = attendance_of(file_of(desk), None, TODAY, zora)
    assert seen is not None
    click(qtbot, button(shown, "Done"))
    settle()
    assert card_page(desk).findChildren(FrontDesk) == []
    assert "Zora" not in in_sight(desk)


def test_what_is_on_tells_activities_and_goes_on_by_keys(desk: MainWindow, qtbot: QtBot) -> None:
    shown = open_card(qtbot, desk, "What is on today", WhatIsOn)
    assert "Wednesday 25 November 2026" in in_sight(shown)
    assert "10:00–12:00 Planning board" in in_sight(shown)
    press(qtbot, Qt.Key.Key_Right)
    assert "Thursday 26 November 2026" in in_sight(shown)
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Left)
    assert "Wednesday 25 November 2026" in in_sight(shown)  # what is over is not shown


def test_one_puts_ones_name_down_by_keys_and_takes_it_off_again(
    desk: MainWindow, qtbot: QtBot
) -> None:
    zora = member(desk, "Zora Quill", NAME_ON_PRINTS)
    shown = open_card(qtbot, desk, "Put my name down", NameDown)
    press(qtbot, Qt.Key.Key_Right)
    assert focused() is shown.activities.cards[1]
    press(qtbot, Qt.Key.Key_Return)
    occurrence = shown._occurrence
    assert occurrence is not None
    assert occurrence.title == "Table tennis"
    write(qtbot, "zor")
    press(qtbot, Qt.Key.Key_Return)
    assert "You have a place." in in_sight(shown)
    signed = sign_up_of(file_of(desk), occurrence, zora)
    assert signed is not None
    click(qtbot, button(shown, "That was not me: undo"))
    signed = sign_up_of(file_of(desk), occurrence, zora)
    assert signed is None or signed.state == "withdrawn"


def test_who_is_in_line_is_told_which_number_they_are(desk: MainWindow, qtbot: QtBot) -> None:
    first, zora = member(desk, "Ygor Aal"), member(desk, "Zora Quill", NAME_ON_PRINTS)
    shown = open_card(qtbot, desk, "Put my name down", NameDown)
    press(qtbot, Qt.Key.Key_Return)
    occurrence = shown._occurrence
    assert occurrence is not None
    with file_of(desk).change("No more than one") as change:
        change.update("activity", occurrence.activity.id, capacity=1)
    sign_up(file_of(desk), occurrence.activity, first, now=NOW)
    shown.start()
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "zor")
    press(qtbot, Qt.Key.Key_Return)
    assert "You are on the waiting list." in in_sight(shown)
    assert re.search(r"You are number \d in line", in_sight(shown))
    signed = sign_up_of(file_of(desk), occurrence, zora)
    assert signed is not None
    assert signed.state == WAITING
    assert "Ygor" not in in_sight(shown)


def test_one_votes_once_and_only_oneself_is_told_so(desk: MainWindow, qtbot: QtBot) -> None:
    zora = member(desk, "Zora Quill", NAME_ON_PRINTS)
    file = file_of(desk)
    (standing,) = [each for each in ballots(file) if each.state_on(TODAY) == OPEN]
    shown = open_card(qtbot, desk, "Vote", Voting)
    assert standing.question in in_sight(shown)
    write(qtbot, "zor")
    press(qtbot, Qt.Key.Key_Return)
    (booth,) = card_page(desk).findChildren(Booth)
    turn_to(qtbot, booth)
    first = next(iter(booth.paper.ticks.values()))
    click(qtbot, first)
    click(qtbot, booth.paper.cast_button)
    click(qtbot, booth.paper.sure_button)
    assert "tell the desk" not in "\n".join(
        each.text() for each in booth.findChildren(QLabel) if each.isVisible()
    )
    click(qtbot, booth.thanks.done_button)
    settle()
    assert card_page(desk).findChildren(Booth) == []
    assert way_of_voting(file, standing.id, zora) == "desk"
    again = open_card(qtbot, desk, "Vote", Voting)
    write(qtbot, "zor")
    press(qtbot, Qt.Key.Key_Return)
    assert "You have voted already." in in_sight(again)
    assert "Quill" not in in_sight(again)


@pytest.mark.parametrize("named", [True, False])
def test_an_idea_goes_in_with_or_without_a_name(
    desk: MainWindow, qtbot: QtBot, named: bool
) -> None:
    zora = member(desk, "Zora Quill", NAME_ON_PRINTS)
    shown = open_card(qtbot, desk, "I have an idea", OwnIdea)
    assert not shown.words.nameless.isEnabled()
    write(qtbot, "A kite day")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "On the beach")
    if named:
        click(qtbot, shown.words.named)
        write(qtbot, "zor")
        press(qtbot, Qt.Key.Key_Return)
    else:
        click(qtbot, shown.words.nameless)
    assert "Your idea is in." in in_sight(shown)
    (put_in,) = [each for each in ideas(file_of(desk)) if each.title == "A kite day"]
    assert (put_in.description, put_in.person_id) == ("On the beach", zora if named else None)
    assert "kite" not in in_sight(shown)


def test_what_the_rules_refuse_is_told_without_a_name_or_a_reason(
    desk: MainWindow, qtbot: QtBot
) -> None:
    zora = member(desk, "Zora Quill", NAME_ON_PRINTS)
    with file_of(desk).change("A break, as was agreed") as change:
        change.insert(
            "pause",
            person_id=zora,
            starts_on="2026-11-20",
            ends_on="2026-12-20",
            confirmed_by="Ana",
        )
    shown = open_card(qtbot, desk, "Put my name down", NameDown)
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "zor")
    press(qtbot, Qt.Key.Key_Return)
    assert "Please ask somebody of the centre." in in_sight(shown)
    assert not re.search(r"\bbreak\b|pause|Quill", in_sight(shown))


def test_a_screen_left_standing_closes_and_forgets(
    desk: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dropin.shell.desk.cards.VISIT_MILLISECONDS", 150)
    member(desk, "Zora Quill", NAME_ON_PRINTS)
    open_card(qtbot, desk, "Put my name down", NameDown)
    qtbot.waitUntil(lambda: not card_page(desk).findChildren(NameDown), timeout=3_000)
    assert screen_module.VISIT_MILLISECONDS >= 30_000


def test_escape_begins_anew_and_then_leaves(desk: MainWindow, qtbot: QtBot) -> None:
    shown = open_card(qtbot, desk, "I have an idea", OwnIdea)
    write(qtbot, "A secret")
    press(qtbot, Qt.Key.Key_Escape, on=shown)
    assert "A secret" not in in_sight(shown)
    assert shown.isVisible()
    with qtbot.waitSignal(shown.destroyed, timeout=2_000):
        press(qtbot, Qt.Key.Key_Escape, on=shown)


# -- the peer leader ----------------------------------------------------------------------------


def test_numbers_are_found_only_of_who_agreed_to_both(leader: MainWindow, qtbot: QtBot) -> None:
    member(leader, "Zora Quill", NAME_ON_PRINTS, NUMBER_TO_MEMBERS, phone="085 111")
    member(leader, "Zoran Shy", phone="085 222")
    member(leader, "Zorba Named", NAME_ON_PRINTS, phone="085 333")
    member(leader, "Zorin Nameless", NUMBER_TO_MEMBERS, phone="085 444")
    shown = open_card(qtbot, leader, "Ring somebody", RingSomebody)
    write(qtbot, "zor")
    assert re.findall(r"085 \d+", in_sight(shown)) == ["085 111"]
    assert not re.search("Zoran|Zorba|Zorin", in_sight(shown))
    for whole in ("zoran shy", "zorba named", "zorin nameless"):
        shown.start()
        write(qtbot, whole)
        assert re.findall(r"085 \d+", in_sight(shown)) == []


def test_the_leaders_shifts_are_those_of_the_members_room(leader: MainWindow, qtbot: QtBot) -> None:
    shown = open_card(qtbot, leader, "Who is on call, and my shifts", OnCallDesk)
    assert button(shown, "Back").isVisible()
    click(qtbot, button(shown, "Back"))
    settle()
    assert card_page(leader).findChildren(OnCallDesk) == []


def test_attendance_is_taken_by_keys_and_holds_nothing_but_who_came(
    leader: MainWindow, qtbot: QtBot
) -> None:
    member(leader, "Zora Quill", phone="085 111")
    click(qtbot, button(card_page(leader), "Take attendance"))
    assert leader.workspace is not None
    page = leader.workspace.pages["roll"]
    assert isinstance(page, AttendancePage)
    (circle,) = [each for each in page._dates if each.title == "Peer support circle"]
    page.show_date(key_of(circle), TODAY)
    turn_to(qtbot, leader)
    row = page.date.table.row()
    page.date.table.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert row is not None
    assert page.sheet.count("came") == 1
    page.date.finder.begin("Zora")
    assert "085 111" not in in_sight(leader)
    press(qtbot, Qt.Key.Key_Return)
    assert page.sheet.count("came") == 2
    press(qtbot, Qt.Key.Key_Return, on=page.date.table)
    assert page.frame.side is None
    found = in_sight(page)
    for words in ("Cash", "Worth a word", "Fee", "to pay", "Fair turns"):
        assert words not in "\n".join(
            each.text()
            for each in page.findChildren(QWidget)
            if isinstance(each, QLabel | QAbstractButton) and each.isVisible()
        )
    assert "to pay" not in found


# -- nothing about anybody ----------------------------------------------------------------------


def secrets_of(file: CentreFile) -> set[str]:
    """What stands in the file of people and is nobody's business at either seat."""
    consents = "SELECT person_id FROM consent WHERE kind = ? AND withdrawn_on IS NULL"
    both = {
        row["id"]
        for row in file.rows(
            f"SELECT id FROM person WHERE id IN ({consents}) AND id IN ({consents})",
            (NAME_ON_PRINTS, NUMBER_TO_MEMBERS),
        )
    }
    found = {
        row["phone"]
        for row in file.rows("SELECT id, phone FROM person WHERE phone <> ''")
        if row["id"] not in both
    }
    for column, table in (
        ("email", "person"),
        ("access_needs", "person"),
        ("access", "sign_up"),
        ("words", "buddy_request"),
        ("words", "concern"),
        ("words", "agreement"),
    ):
        known = {row["name"] for row in file.rows(f"SELECT name FROM pragma_table_info('{table}')")}
        if column in known:
            rows = file.rows(f"SELECT DISTINCT {column} AS said FROM {table}")
            found |= {row["said"] for row in rows if row["said"] and len(row["said"]) > 5}
    return found


def everything_shown(window: MainWindow, qtbot: QtBot) -> Iterator[str]:
    """Every widget of every page and screen of the seat, hidden ones too, as one comes by."""
    assert window.workspace is not None
    first = window.workspace.current_key
    for kind in window.workspace.seat.pages:
        window.workspace.show_page(kind.key)
        page = window.workspace.pages[kind.key]
        yield in_sight(window.workspace)
        if isinstance(page, AttendancePage):
            for each in page.list.dates.findChildren(QAbstractButton):
                each.click()
                yield in_sight(page)
    window.workspace.show_page(first)
    for card in card_page(window).grid.cards:
        window.workspace.show_page(first)
        card_page(window).screen_in_front = None
        card.click()
        if window.workspace.current_key != first:
            continue  # it led to another page, which was seen already
        shown = card_page(window).screen_in_front
        if shown is not None:
            yield in_sight(shown)
            for finder in shown.findChildren(QLineEdit):
                for letters in ("a", "an", "b", "c", "d", "m", "s"):
                    finder.setText(letters)
                    finder.textEdited.emit(letters)
                    yield in_sight(shown)
            shown.close()
            settle()


@pytest.mark.parametrize("seat", [FRONT_DESK, LEADER], ids=lambda seat: seat.key)
def test_no_widget_of_a_seat_holds_what_is_nobodys_business(
    window: MainWindow, qtbot: QtBot, seat: object
) -> None:
    secret = secrets_of(file_of(window))
    assert len(secret) > 20
    window.sit(FRONT_DESK if seat is FRONT_DESK else LEADER)
    told = list(everything_shown(window, qtbot))
    assert len(told) > 8
    for words in told:
        assert [each for each in secret if each in words] == []


def test_the_front_desk_shows_no_whole_name_of_anybody(window: MainWindow, qtbot: QtBot) -> None:
    names = {row["name"] for row in file_of(window).rows("SELECT name FROM person")}
    names = {each for each in names if " " in each}
    window.sit(FRONT_DESK)
    for words in everything_shown(window, qtbot):
        assert [each for each in names if each in words] == []


@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_of_the_screens_is_cut(desk: MainWindow, qtbot: QtBot, percent: int) -> None:
    desk.set_text_percent(percent)
    for card in card_page(desk).grid.cards:
        card.click()
        shown = card_page(desk).screen_in_front
        assert shown is not None
        shown.resize(1366, 768)
        settle()
        assert cut_texts(shown) == []
        shown.close()
        settle()


def test_the_board_at_the_desk_asks_for_no_name(desk: MainWindow, qtbot: QtBot) -> None:
    shown = open_card(qtbot, desk, "Who is on call", WhoIsOn)
    assert shown.findChildren(QLineEdit) == []
