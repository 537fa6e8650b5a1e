"""The voting booth: one secret vote, by mouse or keys, and nothing of it left behind."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dropin.choosing import store
from dropin.choosing.booth_view import Booth
from dropin.choosing.operations import close_ballot, vote, withdraw_option
from dropin.choosing.panels.open_view import OpenBallotPanel
from dropin.kit import theme
from dropin.kit.large import LargeTick
from dropin.storage.file import CentreFile
from tests.choosing.made import TODAY, ballot, options_of
from tests.choosing.screens import now, shown
from tests.files import dump
from tests.shell.hands import click, focused, press, settle

TITLES = ("Choir", "Walks by the river", "Chess")
BEN = 2


@pytest.fixture
def number(file: CentreFile) -> int:
    return ballot(file, *TITLES)


def booth(file: CentreFile, qtbot: QtBot, number: int) -> Booth:
    """The booth for Ben, on a small office screen."""
    screen = shown(file, qtbot, "ballots")
    found = Booth(file, number, BEN, now, screen.page)
    found.resize(1366, 768)
    with qtbot.waitActive(found):
        found.show()
        found.activateWindow()
    settle()
    return found


def words(booth: Booth) -> str:
    """All that is in sight."""
    settle()
    seen = [each for each in booth.findChildren(QLabel) if each.isVisible()]
    ticks = [each for each in booth.findChildren(LargeTick) if each.isVisible()]
    said = [*(each.text() for each in seen), *(each.text() for each in ticks)]
    return " | ".join(filter(None, said))


def ticks(booth: Booth) -> list[LargeTick]:
    return list(booth.paper.ticks.values())


def test_the_coordinator_chooses_who_votes_outside_the_booth(
    file: CentreFile, qtbot: QtBot, number: int
) -> None:
    screen = shown(file, qtbot, "ballots")
    screen.page.open_ballot(number)
    panel = screen.page.frame.side
    assert isinstance(panel, OpenBallotPanel)
    screen.fill(panel.form, "who", "Ben")
    screen.press("Open the booth")
    assert panel.booth is not None
    assert panel.booth.isFullScreen()
    assert "Ben" not in words(panel.booth)
    assert panel.form.field("who").value() is None
    panel.booth.paper.cast_button.click()
    panel.booth.paper.sure_button.click()
    assert screen.told == ["One more vote is in the box."]
    assert "1 of 12 have voted" in screen.labels()


def test_a_vote_by_keys_alone(file: CentreFile, qtbot: QtBot, number: int) -> None:
    screen = booth(file, qtbot, number)
    assert focused() is ticks(screen)[0]
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert "You ticked 2." in words(screen)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert "Your vote: Choir, Chess." in words(screen)
    assert "Nobody can change it" in words(screen)
    assert focused() is screen.paper.back_button, "a second Enter by mistake casts nothing"
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert "Thank you. Your vote is in the box." in words(screen)
    close_ballot(file, number, TODAY)
    choir, _, chess = options_of(file, number)
    assert store.votes_of(file, number, TODAY) == {frozenset({choir, chess}): 1}


def test_one_can_go_back_and_change_before_it_is_in_the_box(
    file: CentreFile, qtbot: QtBot, number: int
) -> None:
    screen = booth(file, qtbot, number)
    click(qtbot, ticks(screen)[0])
    click(qtbot, screen.paper.cast_button)
    click(qtbot, screen.paper.back_button)
    assert ticks(screen)[0].isChecked()
    click(qtbot, ticks(screen)[0])
    click(qtbot, ticks(screen)[1])
    click(qtbot, screen.paper.cast_button)
    assert "Your vote: Walks by the river." in words(screen)
    assert not store.voters_of(file, number)


def test_a_blank_vote_is_a_vote_and_is_called_so(
    file: CentreFile, qtbot: QtBot, number: int
) -> None:
    screen = booth(file, qtbot, number)
    click(qtbot, screen.paper.cast_button)
    assert "Your vote is blank: nothing is ticked." in words(screen)
    click(qtbot, screen.paper.sure_button)
    close_ballot(file, number, TODAY)
    assert store.votes_of(file, number, TODAY) == {frozenset(): 1}


def test_nothing_of_the_vote_stays_on_the_screen_or_in_memory(
    file: CentreFile, qtbot: QtBot, number: int
) -> None:
    screen = booth(file, qtbot, number)
    for tick in ticks(screen)[:2]:
        click(qtbot, tick)
    click(qtbot, screen.paper.cast_button)
    click(qtbot, screen.paper.sure_button)
    settle()
    del tick
    gc.collect()
    assert not any(title in words(screen) for title in TITLES)
    assert screen.findChildren(LargeTick) == []
    assert not any(title in each.text() for each in screen.findChildren(QLabel) for title in TITLES)
    assert screen.paper.ticked() == frozenset()
    click(qtbot, screen.thanks.done_button)
    assert words(screen) == "Esc twice leaves the booth."


def test_the_thanks_give_way_to_a_blank_screen_by_themselves(
    file: CentreFile, qtbot: QtBot, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dropin.choosing.booth_view.THANKS_MILLISECONDS", 20)
    screen = booth(file, qtbot, number)
    click(qtbot, screen.paper.cast_button)
    click(qtbot, screen.paper.sure_button)
    qtbot.waitUntil(lambda: screen.blank.isVisible())


def test_leaving_by_escape_twice_leaves_no_vote_and_no_mark(
    file: CentreFile, qtbot: QtBot, number: int
) -> None:
    before = dump(file)
    screen = booth(file, qtbot, number)
    click(qtbot, ticks(screen)[0])
    click(qtbot, screen.paper.cast_button)
    press(qtbot, Qt.Key.Key_Escape)
    assert ticks(screen)[0].isChecked(), "one Escape only goes back to the ticks"
    assert "Press Esc once more to leave the booth." in words(screen)
    press(qtbot, Qt.Key.Key_Escape)
    settle()
    assert not any(isinstance(each, Booth) for each in QApplication.topLevelWidgets())
    assert dump(file) == before


def test_one_escape_and_a_tick_later_the_first_escape_is_forgotten(
    file: CentreFile, qtbot: QtBot, number: int
) -> None:
    screen = booth(file, qtbot, number)
    press(qtbot, Qt.Key.Key_Escape)
    click(qtbot, ticks(screen)[0])
    press(qtbot, Qt.Key.Key_Escape)
    assert screen.isVisible()


def test_who_voted_elsewhere_meanwhile_is_told_so_kindly(
    file: CentreFile, qtbot: QtBot, number: int
) -> None:
    screen = booth(file, qtbot, number)
    vote(file, number, BEN, (), TODAY)
    click(qtbot, ticks(screen)[0])
    click(qtbot, screen.paper.cast_button)
    click(qtbot, screen.paper.sure_button)
    assert "has voted already" in words(screen)
    close_ballot(file, number, TODAY)
    assert store.votes_of(file, number, TODAY) == {frozenset(): 1}


def test_a_vote_after_closing_is_refused_and_nothing_is_marked(
    file: CentreFile, qtbot: QtBot, number: int
) -> None:
    screen = booth(file, qtbot, number)
    close_ballot(file, number, TODAY)
    click(qtbot, screen.paper.cast_button)
    click(qtbot, screen.paper.sure_button)
    assert "has closed" in words(screen)
    assert not store.voters_of(file, number)


def test_an_option_withdrawn_meanwhile_goes_and_the_other_ticks_stay(
    file: CentreFile, qtbot: QtBot, number: int
) -> None:
    screen = booth(file, qtbot, number)
    for tick in ticks(screen)[:2]:
        click(qtbot, tick)
    withdraw_option(file, number, options_of(file, number)[0], TODAY)
    click(qtbot, screen.paper.cast_button)
    click(qtbot, screen.paper.sure_button)
    assert "was withdrawn meanwhile" in words(screen)
    assert [(each.text(), each.isChecked()) for each in ticks(screen)] == [
        ("Walks by the river", True),
        ("Chess", False),
    ]
    click(qtbot, screen.paper.cast_button)
    click(qtbot, screen.paper.sure_button)
    assert store.voters_of(file, number) == {BEN}


def test_at_200_per_cent_every_option_and_button_can_be_reached_and_read(
    file: CentreFile, qtbot: QtBot, qapp: QApplication
) -> None:
    long = "A long walk along the river to the old mill and back by the bus on the other bank"
    number = ballot(file, *(f"{long}, {place}" for place in range(8)))
    theme.apply(qapp, "light", 200)
    try:
        screen = booth(file, qtbot, number)
        assert screen.width() <= 1366
        for _ in range(7):
            press(qtbot, Qt.Key.Key_Down)
        last = ticks(screen)[-1]
        assert focused() is last
        assert last.visibleRegion().boundingRect().height() >= min(last.height(), 250)
        assert all(tick.height() >= tick.heightForWidth(tick.width()) for tick in ticks(screen))
        assert screen.paper.cast_button.visibleRegion().boundingRect().size() == (
            screen.paper.cast_button.size()
        )
    finally:
        theme.apply(qapp, "light", 100)


def test_the_smallest_type_is_twenty_pixels_high(
    file: CentreFile, qtbot: QtBot, number: int
) -> None:
    screen = booth(file, qtbot, number)
    settle()
    heights = [
        each.fontMetrics().height() for each in screen.findChildren(QLabel) if each.isVisible()
    ]
    assert min(heights) >= 20
