"""The front desk: found by the first letters, checked in with one touch, thanked, forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dropin.attendance import desk_view
from dropin.attendance.desk import desk_names, desk_offer
from dropin.attendance.desk_view import FrontDesk
from dropin.attendance.store import attendances_on
from dropin.kit import theme
from dropin.people.model import NAME_ON_PRINTS, Consent, Person
from dropin.people.operations import give_consent
from dropin.people.store import find_beginning
from dropin.programme.model import Activity, ActivityTime, Occurrence
from tests.attendance.house import TUESDAY, House
from tests.kit.looking import cut_texts
from tests.shell.hands import button, click, focused, press, settle, write

DOOR = datetime(2026, 11, 24, 13, 55, tzinfo=ZoneInfo("Europe/Dublin"))
CHOIR = Activity(1, "Choir")


def shown(typed: str, *names: str, shy: tuple[str, ...] = ()) -> list[str]:
    """The buttons for ``typed`` among people of these names; the shy have not agreed."""
    people = [Person(number, name) for number, name in enumerate(names, start=1)]
    agreed = Consent(0, 0, NAME_ON_PRINTS, date(2026, 1, 1))
    consents = {each.id: () if each.name in shy else (agreed,) for each in people}
    return [each.words for each in desk_names(typed, people, consents, TUESDAY).names]


def test_first_names_show_and_an_initial_where_two_share_one() -> None:
    assert shown("a", "Ana Lopes", "Anton Byrne") == ["Ana", "Anton"]
    assert shown("ana", "Ana Lopes", "Ana Silva") == ["Ana L.", "Ana S."]
    assert shown("ana", "Ana Silva", "Ana Santos") == ["Ana Si.", "Ana Sa."]
    assert shown("ana", "Ana", "Ana Santos") == ["Ana", "Ana S."]


def test_who_did_not_agree_shows_only_for_their_whole_name() -> None:
    shy = ("Ána Lopes",)
    assert shown("ana", "Ána Lopes", shy=shy) == []
    assert shown("ana lope", "Ána Lopes", shy=shy) == []
    assert shown("Ana  lopes", "Ána Lopes", shy=shy) == ["Ána Lopes"]


def test_who_left_does_not_show() -> None:
    left = Person(1, "Ana Lopes", left_on=TUESDAY)
    consent = Consent(0, 1, NAME_ON_PRINTS, date(2026, 1, 1))
    assert desk_names("ana", [left], {1: [consent]}, TUESDAY).names == ()


def test_a_family_name_alone_shows_nobody() -> None:
    assert shown("lopes", "Ana Lopes") == []
    assert shown("ana lo", "Ana Lopes", "Ana Silva") == ["Ana L.", "Ana S."]


def test_many_of_a_letter_need_another_one_but_an_exact_first_name_shows() -> None:
    many = [f"Anabel {letter}x" for letter in "abcdefgh"]
    found = [Person(number, name) for number, name in enumerate([*many, "Ana Lopes"], start=1)]
    agreed = Consent(0, 0, NAME_ON_PRINTS, date(2026, 1, 1))
    consents = {each.id: (agreed,) for each in found}
    answer = desk_names("ana", found, consents, TUESDAY)
    assert [each.words for each in answer.names] == ["Ana"]
    assert answer.more


def at(clock: time | None, minutes: int = 60) -> Occurrence:
    return Occurrence(CHOIR, ActivityTime(1, 1, "", at=clock, minutes=minutes), TUESDAY, clock)


@pytest.mark.parametrize(
    ("clock", "usual"), [(time(13, 39), False), (time(13, 40), True), (time(14, 59), True)]
)
def test_what_is_on_now_is_meant_unless_said_from_twenty_minutes_before(
    clock: time, usual: bool
) -> None:
    now = datetime.combine(TUESDAY, clock)
    assert (desk_offer([at(time(14))], now).usual is not None) is usual


def test_of_two_things_on_now_none_is_meant_and_what_is_over_is_not_offered() -> None:
    now = datetime.combine(TUESDAY, time(14, 30))
    both = desk_offer([at(time(9)), at(time(14)), at(time(14, 15))], now)
    assert both.usual is None
    assert [each.at for each in both.activities] == [time(14), time(14, 15)]


def test_letters_find_the_beginnings_of_words_and_whole_names_first(house: House) -> None:
    house.people("Hannah Anders", "Ana Lopes", "Joan Byrne", "Anabel Moor")
    assert [each.name for each in find_beginning(house.file, "ana")] == ["Ana Lopes", "Anabel Moor"]
    assert [each.name for each in find_beginning(house.file, "an")][-1] == "Hannah Anders"
    assert find_beginning(house.file, " ") == ()


# The screen


@pytest.fixture
def desk(house: House, qtbot: QtBot) -> Iterator[FrontDesk]:
    """Ana and Jo agreed to be named; Mo did not. The choir begins in five minutes."""
    house.choir(price_cents=300)
    for person_id in house.people("Ana Lopes", "Jo Byrne"):
        give_consent(house.file, person_id, NAME_ON_PRINTS, date(2026, 1, 1))
    house.people("Mo Adams")
    page = QWidget()
    front = FrontDesk(house.file, lambda: DOOR, page)
    front.resize(1366, 768)
    with qtbot.waitActive(front):
        front.show()
        front.activateWindow()
    qtbot.waitUntil(front.finder.line.hasFocus)
    yield front
    page.deleteLater()  # and the desk with it, whose thanks would end after the file was closed
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def seen(desk: FrontDesk) -> list[str]:
    return [each.text() for each in desk.finder.buttons if each.isVisible()]


def test_one_letter_and_one_touch_check_in_to_what_is_on(
    desk: FrontDesk, house: House, qtbot: QtBot
) -> None:
    write(qtbot, "j")
    assert seen(desk) == ["Jo"]
    click(qtbot, button(desk, "Jo"))
    (came,) = attendances_on(house.file, TUESDAY)
    assert came.key is not None
    assert desk.thanks.thanks.text() == "Thank you, Jo."
    assert desk.thanks.where.text() == "You are checked in to Choir."


def test_by_keys_alone_one_checks_in_and_the_next_just_types(
    desk: FrontDesk, house: House, qtbot: QtBot
) -> None:
    write(qtbot, "an")
    press(qtbot, Qt.Key.Key_Return)
    assert desk.thanks.isVisible()
    press(qtbot, Qt.Key.Key_J)
    assert seen(desk) == ["Jo"]
    press(qtbot, Qt.Key.Key_Down)
    assert focused() is desk.finder.buttons[0]
    press(qtbot, Qt.Key.Key_Up)
    assert focused() is desk.finder.line
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert len(attendances_on(house.file, TUESDAY)) == 2


def test_one_can_just_drop_in(desk: FrontDesk, house: House, qtbot: QtBot) -> None:
    click(qtbot, button(desk, "Just dropping in"))
    desk.finder.line.setFocus()
    write(qtbot, "an")
    press(qtbot, Qt.Key.Key_Return)
    (came,) = attendances_on(house.file, TUESDAY)
    assert came.key is None
    assert desk.thanks.where.text() == "You are checked in."


def test_undo_takes_it_back(desk: FrontDesk, house: House, qtbot: QtBot) -> None:
    write(qtbot, "an")
    press(qtbot, Qt.Key.Key_Return)
    click(qtbot, desk.thanks.undo_button)
    assert attendances_on(house.file, TUESDAY) == ()
    assert desk.welcome.isVisible()
    assert desk.finder.line.text() == ""


def test_a_second_time_is_a_friendly_word_with_the_clock_of_the_first(
    desk: FrontDesk, house: House, qtbot: QtBot
) -> None:
    for _ in range(2):
        desk.start()
        write(qtbot, "an")
        press(qtbot, Qt.Key.Key_Return)
    assert desk.thanks.thanks.text() == "Hello, Ana."
    assert desk.thanks.where.text() == "You are here already, since 13:55."
    assert not desk.thanks.undo_button.isVisible()
    assert len(attendances_on(house.file, TUESDAY)) == 1


def test_after_some_seconds_it_is_empty_again(
    house: House, desk: FrontDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_view, "THANKS_MILLISECONDS", 30)
    write(qtbot, "an")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(desk.welcome.isVisible)
    assert seen(desk) == []
    assert desk.finder.line.text() == ""


def test_nothing_about_anybody_else_is_on_it(desk: FrontDesk, qtbot: QtBot) -> None:
    write(qtbot, "mo")
    assert seen(desk) == []
    words = [each.text() for each in desk.findChildren(QLabel) if each.isVisible()]
    assert "Not there? Type your whole name, or ask somebody here." in words
    write(qtbot, " adams")
    assert seen(desk) == ["Mo Adams"]
    press(qtbot, Qt.Key.Key_Return)
    everything = " ".join(each.text() for each in desk.findChildren(QLabel) if each.isVisible())
    assert not any(word in everything for word in ("Ana", "Jo", "3.00", "pay", "owing"))


def test_escape_twice_leaves_and_once_clears(desk: FrontDesk, qtbot: QtBot) -> None:
    write(qtbot, "an")
    press(qtbot, Qt.Key.Key_Escape)
    assert desk.isVisible()
    assert desk.finder.line.text() == ""
    assert desk.hint.text() == "Press Esc once more to leave the front desk."
    write(qtbot, "j")
    press(qtbot, Qt.Key.Key_Escape)
    assert desk.isVisible(), "typing between makes it the first Escape again"
    with qtbot.waitSignal(desk.destroyed):
        press(qtbot, Qt.Key.Key_Escape)
        settle()


@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_is_cut_in_large_type(
    house: House, desk: FrontDesk, qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    settle()
    desk.resize(1366, 768)
    for typed in ("a", "x"):
        desk.start()
        write(qtbot, typed)
        qtbot.wait(30)
        assert cut_texts(desk) == []
        assert (desk.width(), desk.height()) == (1366, 768)
    desk.start()
    write(qtbot, "an")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.wait(30)
    assert cut_texts(desk) == []
    smallest = min(each.fontMetrics().height() for each in desk.findChildren(QLabel))
    assert smallest >= 20


def test_a_desk_that_is_left_during_its_thanks_reads_nothing_more(
    house: House, desk: FrontDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dropin.attendance.desk_view.THANKS_MILLISECONDS", 30)
    started: list[str] = []
    monkeypatch.setattr(desk.welcome, "show_offer", lambda *_: started.append("again"))
    write(qtbot, "a")
    press(qtbot, Qt.Key.Key_Return)
    assert desk.thanks.isVisible()
    desk.hide()
    qtbot.wait(90)
    assert not started
