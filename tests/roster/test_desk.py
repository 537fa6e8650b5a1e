"""The on-call window: read across a room, changing by itself, and one's own shifts by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.large import LargeButton
from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS
from dropin.people.operations import give_consent, note_training
from dropin.people.training import TrainingHeld
from dropin.roster import desk_view
from dropin.roster.desk_view import OnCallDesk, open_on_call_desk
from dropin.roster.model import CALL, VISIT, TallyKind, Terms
from dropin.roster.now import MEMBERS_ROOM, OFFICE
from dropin.roster.operations import note_absence, offer_slot, propose_swap, save_kind, save_terms
from dropin.roster.page import OnCallPage
from dropin.roster.planning.model import BACKUP
from dropin.roster.store import open_offers, tallies
from dropin.storage.file import CentreFile
from tests.files import NOW, new_file
from tests.kit.looking import cut_texts
from tests.roster.duty import MONDAY, TUESDAY, WEDNESDAY, Duty, wall
from tests.shell.hands import button, click, focused, press, settle, write


class Clock:
    """The wall's clock, as the test sets it."""

    at = wall(TUESDAY, 7)

    def __call__(self) -> datetime:
        return self.at


Show = Callable[..., OnCallDesk]


@pytest.fixture
def duty(tmp_path: Path) -> Iterator[Duty]:
    with new_file(tmp_path) as file:
        made = Duty(file)
        for each in (made.ana, made.ben, made.cleo):
            give_consent(file, each, NAME_ON_PRINTS, date(2026, 1, 1))
        yield made


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """The page from which the window is opened, which keeps it."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def shown(duty: Duty, page: QWidget, qtbot: QtBot) -> Iterator[Show]:
    """Opens the window on the desk PC; at 7 on Tuesday for the members' room unless told."""

    def show(seat: str = MEMBERS_ROOM, clock: Clock | None = None) -> OnCallDesk:
        desk = OnCallDesk(duty.file, clock or Clock(), seat, page)
        desk.resize(1366, 768)
        with qtbot.waitActive(desk):
            desk.show()
            desk.activateWindow()
        settle()
        return desk

    yield show
    page.deleteLater()  # the window goes with it, before the file is closed
    settle()


def texts(desk: QWidget) -> list[str]:
    settle()
    return [each.text() for each in desk.findChildren(QLabel) if each.isVisible() and each.text()]


def test_it_says_who_is_on_until_when_and_who_is_next(
    duty: Duty, shown: Show, qtbot: QtBot
) -> None:
    duty.put(duty.ana, "Phone", MONDAY)
    duty.put(duty.ben, "Phone", MONDAY, BACKUP)
    duty.put(duty.cleo, "Desk", TUESDAY)
    found = texts(shown())
    assert "On call · Tue 24 Nov 7:00" in found
    assert {"Phone, until 8:00", "Ana", "Backup: Ben"} <= set(found)
    assert "Next, from 10:00: Cleo (Desk)" in found


def test_time_passes_by_itself(
    duty: Duty, shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_view, "TICK_MILLISECONDS", 10)
    duty.put(duty.ana, "Phone", MONDAY)
    clock = Clock()
    desk = shown(clock=clock)
    assert "Ana" in texts(desk)
    clock.at = wall(TUESDAY, 8)
    qtbot.waitUntil(lambda: "Nobody is on call now." in texts(desk), timeout=2_000)


def test_it_rests_while_nobody_sees_it_and_catches_up(
    duty: Duty, shown: Show, qtbot: QtBot
) -> None:
    clock = Clock()
    desk = shown(clock=clock)
    listeners = len(duty.file.listeners)
    desk.hide()
    assert len(duty.file.listeners) == listeners - 1
    assert not any(each.isActive() for each in (desk._tick, desk._forgets))
    duty.put(duty.cleo, "Desk", TUESDAY)
    clock.at = wall(TUESDAY, 11)
    desk.show()
    assert "Cleo" in texts(desk)


def test_a_change_of_the_roster_shows_at_once(duty: Duty, shown: Show, qtbot: QtBot) -> None:
    desk = shown()
    assert "Nobody is down for it" in texts(desk)
    duty.put(duty.ana, "Phone", MONDAY)
    assert "Ana" in texts(desk)


def test_the_room_sees_numbers_and_names_only_as_agreed(
    duty: Duty, shown: Show, qtbot: QtBot
) -> None:
    shy = duty.leader("Shy Person", "085 1")
    open_one = duty.leader("Open Person", "085 2")
    for kind in (NAME_ON_PRINTS, NUMBER_TO_MEMBERS):
        give_consent(duty.file, open_one, kind, date(2026, 1, 1))
    duty.put(shy, "Phone", MONDAY)
    duty.put(open_one, "Phone", MONDAY, BACKUP)
    in_the_room = texts(shown())
    assert {"a peer leader", "Backup: Open 085 2"} <= set(in_the_room)
    assert not any("Shy" in each or "085 1" in each for each in in_the_room)
    assert {"Shy Person", "085 1"} <= set(texts(shown(OFFICE)))


def test_a_leader_offers_a_shift_by_keys_alone(duty: Duty, shown: Show, qtbot: QtBot) -> None:
    slot = duty.put(duty.ana, "Desk", WEDNESDAY)
    desk = shown()
    write(qtbot, "an")
    press(qtbot, Qt.Key.Key_Return)
    assert "Your shifts, Ana" in texts(desk)
    for _ in range(6):
        if focused().accessibleName() == "Offer it" or button(desk, "Offer it").hasFocus():
            break
        press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Space)
    (standing,) = open_offers(duty.file, Clock.at)
    assert (standing.slot.id, standing.offer.person_id) == (slot, duty.ana)
    assert standing.offer.said_to == "the on-call window"
    assert any("It stays yours until somebody takes it." in each for each in texts(desk))
    click(qtbot, button(desk, "Take the offer back"))
    assert open_offers(duty.file, Clock.at) == ()


def test_undo_takes_back_only_what_was_just_done_here(
    duty: Duty, shown: Show, qtbot: QtBot
) -> None:
    duty.put(duty.ana, "Desk", WEDNESDAY)
    desk = shown()
    desk.open_own(duty.ana)
    click(qtbot, button(desk, "Offer it"))
    click(qtbot, button(desk, "Undo"))
    assert open_offers(duty.file, Clock.at) == ()
    desk.open_own(duty.ana)
    click(qtbot, button(desk, "Offer it"))
    duty.put(duty.ben, "Desk", TUESDAY)  # meanwhile, in the office
    click(qtbot, button(desk, "Undo"))
    assert len(open_offers(duty.file, Clock.at)) == 1


def test_what_is_offered_is_taken_and_nothing_of_others_shows(
    duty: Duty, shown: Show, qtbot: QtBot
) -> None:
    slot = duty.put(duty.ana, "Desk", WEDNESDAY)
    duty.put(duty.cleo, "Desk", WEDNESDAY + timedelta(days=1))
    offer_slot(duty.file, slot, now=Clock.at)
    desk = shown()
    desk.open_own(duty.ben)
    found = texts(desk)
    assert "Ana offers Wed 25 Nov 10:00–14:00, Desk" in found
    assert not any("Cleo" in each or "26 Nov" in each for each in found)
    click(qtbot, button(desk, "I take it"))
    assert duty.holder(slot) == duty.ben
    assert "Wed 25 Nov 10:00–14:00, Desk is yours now." in texts(desk)


def test_what_one_is_not_trained_for_or_away_from_is_not_shown(
    duty: Duty, shown: Show, qtbot: QtBot
) -> None:
    offer_slot(duty.file, duty.put(duty.ana, "Phone", WEDNESDAY), now=Clock.at)
    offer_slot(duty.file, duty.put(duty.ana, "Desk", TUESDAY), now=Clock.at)
    note_absence(duty.file, duty.ben, TUESDAY, WEDNESDAY)
    desk = shown()
    desk.open_own(duty.ben)
    assert not any("offers" in each for each in texts(desk))
    note_training(duty.file, TrainingHeld(0, duty.ben, duty.phone, date(2026, 1, 1)))
    desk.open_own(duty.ben)
    assert [each for each in texts(desk) if "offers" in each] == [
        "Ana offers Wed 25 Nov 22:00–8:00, Phone"
    ]


def test_what_speaks_against_it_is_told_and_it_can_be_taken(
    duty: Duty, qtbot: QtBot, shown: Show
) -> None:
    save_terms(duty.file, Terms(0, duty.ben, date(2026, 1, 1), most_a_week=1))
    duty.put(duty.ben, "Desk", TUESDAY)
    slot = duty.put(duty.ana, "Desk", WEDNESDAY)
    offer_slot(duty.file, slot, now=Clock.at)
    desk = shown()
    desk.open_own(duty.ben)
    assert any("already has 1 shift that week" in each for each in texts(desk))
    click(qtbot, button(desk, "I take it"))
    assert duty.holder(slot) == duty.ben


def test_a_swap_is_proposed_without_saying_whose_it_is(
    duty: Duty, shown: Show, qtbot: QtBot
) -> None:
    mine, theirs = duty.put(duty.ana, "Desk", TUESDAY), duty.put(duty.ben, "Desk", WEDNESDAY)
    desk = shown()
    desk.open_own(duty.ana)
    click(qtbot, button(desk, "Swap it…"))
    found = texts(desk)
    assert "For which shift would you swap Tue 24 Nov 10:00–14:00, Desk?" in found
    assert "Wed 25 Nov 10:00–14:00, Desk" in found
    assert not any("Ben" in each for each in found)
    click(qtbot, button(desk, "Ask for this"))
    (standing,) = open_offers(duty.file, Clock.at)
    assert (standing.slot.id, standing.offer.other_slot_id) == (mine, theirs)
    desk.open_own(duty.ben)
    assert any("Ana would swap" in each for each in texts(desk))
    click(qtbot, button(desk, "Yes, swap"))
    assert (duty.holder(mine), duty.holder(theirs)) == (duty.ben, duty.ana)


def test_a_no_ends_what_was_asked(duty: Duty, shown: Show, qtbot: QtBot) -> None:
    mine, theirs = duty.put(duty.ana, "Desk", TUESDAY), duty.put(duty.ben, "Desk", WEDNESDAY)
    propose_swap(duty.file, mine, theirs, now=Clock.at)
    desk = shown()
    desk.open_own(duty.ben)
    click(qtbot, button(desk, "No"))
    assert open_offers(duty.file, Clock.at) == ()
    assert duty.holder(mine) == duty.ana


def test_only_leaders_are_found_and_the_screen_forgets_them(
    duty: Duty, shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_view, "FORGETS_MILLISECONDS", 30)
    duty.put(duty.ana, "Desk", WEDNESDAY)
    desk = shown()
    write(qtbot, "d")  # Dan did not agree to be named
    assert "Not there? Type your whole name." in texts(desk)
    press(qtbot, Qt.Key.Key_Escape)
    write(qtbot, "ana")
    press(qtbot, Qt.Key.Key_Return)
    assert "Your shifts, Ana" in texts(desk)
    qtbot.waitUntil(lambda: "Your shifts, Ana" not in texts(desk), timeout=2_000)
    assert not any("Wed 25 Nov" in each.text() for each in desk.findChildren(QLabel))


def test_a_usual_call_is_noted_with_three_keys(duty: Duty, shown: Show, qtbot: QtBot) -> None:
    save_kind(duty.file, TallyKind(0, "Somebody to talk to"))
    lift = save_kind(duty.file, TallyKind(0, "Needs a lift"))
    desk = shown()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_2, Qt.Key.Key_Return):
        press(qtbot, key)
    (found,) = tallies(duty.file, TUESDAY, WEDNESDAY)
    assert (found.way, found.kind_id, found.minutes, found.called_in) == (CALL, lift, None, False)
    assert f"{found.at:%H:%M}" == "07:00"
    assert "Noted a call." in texts(desk)
    click(qtbot, button(desk, "Undo"))
    assert tallies(duty.file, TUESDAY, WEDNESDAY) == ()


def test_the_keypad_says_the_rest(duty: Duty, shown: Show, qtbot: QtBot) -> None:
    shown()
    press(qtbot, Qt.Key.Key_Plus)
    for sign in ("+", "+", "+", "-", "*", "/"):
        write(qtbot, sign)
    press(qtbot, Qt.Key.Key_Enter)
    (found,) = tallies(duty.file, TUESDAY, WEDNESDAY)
    assert (found.way, found.minutes, found.called_in) == (VISIT, 10, True)


def test_escape_twice_leaves(duty: Duty, shown: Show, qtbot: QtBot) -> None:
    desk = shown()
    desk.open_own(duty.ana)
    press(qtbot, Qt.Key.Key_Escape, on=desk)
    assert "Press Esc once more to leave." in texts(desk)
    with qtbot.waitSignal(desk.destroyed, timeout=2_000):
        press(qtbot, Qt.Key.Key_Escape, on=desk)


@pytest.mark.parametrize("percent", [100, 200])
def test_no_text_is_cut(duty: Duty, shown: Show, qtbot: QtBot, percent: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for name, day in (("Desk", WEDNESDAY), ("Phone", MONDAY)):
        duty.put(duty.ana, name, day)
    try:
        theme.apply(application, "light", percent)
        desk = shown(OFFICE)
        assert cut_texts(desk.board) == []
        assert cut_texts(desk.finder) == []
        desk.open_own(duty.ana)
        settle()
        assert cut_texts(desk.own) == []
        desk.open_tally()
        settle()
        assert cut_texts(desk.entry) == []
    finally:
        theme.apply(application, "light", 100)


def test_a_file_one_may_only_read_shows_and_changes_nothing(
    duty: Duty, page: QWidget, qtbot: QtBot
) -> None:
    duty.put(duty.ana, "Desk", WEDNESDAY)
    path = duty.file.path
    duty.file.close()
    with CentreFile.open(path, clock=lambda: NOW, who="Ben", read_only=True) as file:
        desk = OnCallDesk(file, Clock(), MEMBERS_ROOM, page)
        with qtbot.waitActive(desk):
            desk.show()
        write(qtbot, "ana")
        press(qtbot, Qt.Key.Key_Return)
        assert "Wed 25 Nov 10:00–14:00, Desk" in texts(desk)
        assert {each.text() for each in desk.own.findChildren(LargeButton)} == set()
        assert not desk.tally_button.isEnabled()
        desk.close()
        settle()


def test_the_roster_opens_it(duty: Duty, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_view, "ask", lambda *_: MEMBERS_ROOM)
    roster = OnCallPage(duty.file, Clock())
    qtbot.addWidget(roster)
    act = dict(roster.more_button._choices)["Who is on call, for the desk PC…"]
    assert callable(act)
    act()
    (desk,) = roster.findChildren(OnCallDesk)
    assert desk.isFullScreen()
    desk.close()
    settle()


def test_whoever_opens_it_says_who_can_see_it(
    duty: Duty, page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_view, "ask", lambda *_: None)
    assert open_on_call_desk(duty.file, Clock(), page) is None
    monkeypatch.setattr(desk_view, "ask", lambda *_: OFFICE)
    duty.put(duty.dan, "Phone", MONDAY)
    desk = open_on_call_desk(duty.file, Clock(), page)
    assert desk is not None
    assert desk.isFullScreen()
    assert "Dan Walsh" in texts(desk)
    desk.close()
