"""Panels beside the roster: offers and their answers, calls and visits, honoraria."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.buttons import MenuButton
from dropin.kit.lines import Line
from dropin.kit.page_frame import PageFrame
from dropin.kit.side_panel import SidePanel
from dropin.people.operations import note_training
from dropin.people.training import TrainingHeld
from dropin.roster.model import Adjustment, Rate, Tally, TallyKind
from dropin.roster.operations import (
    note_tally,
    offer_slot,
    propose_swap,
    save_adjustment,
    save_kind,
    save_rate,
)
from dropin.roster.panels.honoraria_view import HonorariaPanel
from dropin.roster.panels.kinds_view import KindsPart
from dropin.roster.panels.offers_view import OffersPanel
from dropin.roster.panels.tally_view import TallyPanel
from dropin.roster.planning.model import BACKUP, PRIMARY
from dropin.roster.store import honoraria, open_offers, rates, tallies, tally_kinds
from tests.files import new_file
from tests.kit.looking import cut_texts
from tests.roster.duty import MONDAY, TUESDAY, WEDNESDAY, Duty, wall
from tests.shell.hands import button, click, focused, press, settle, write

NOW = wall(MONDAY, 9)


@pytest.fixture
def duty(tmp_path: Path) -> Iterator[Duty]:
    with new_file(tmp_path) as file:
        yield Duty(file)


class Beside:
    """A panel open beside a page, reading again after every change as in the window."""

    def __init__(self, panel: OffersPanel | TallyPanel | HonorariaPanel, qtbot: QtBot) -> None:
        self.said: list[str] = []
        panel.said.connect(self.said.append)
        self.frame = PageFrame("On call")
        qtbot.addWidget(self.frame)
        self.frame.set_content(QWidget())
        self.frame.resize(1158, 768)
        with qtbot.waitActive(self.frame):
            self.frame.show()
            self.frame.activateWindow()
        self.frame.open_side(panel)
        panel._file.listeners.append(lambda _: panel.refresh())
        settle()


def texts(panel: SidePanel) -> list[str]:
    settle()
    return [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]


def offers(duty: Duty, qtbot: QtBot) -> tuple[OffersPanel, Beside]:
    panel = OffersPanel(duty.file, lambda: NOW)
    return panel, Beside(panel, qtbot)


def takers(panel: OffersPanel) -> list[str]:
    settle()
    (menu,) = panel.findChildren(MenuButton)
    return [words for words, _ in menu._choices]


def test_the_coordinator_sees_who_could_take_a_shift_and_why_others_not(
    duty: Duty, qtbot: QtBot
) -> None:
    for each in (duty.ben, duty.cleo):
        note_training(duty.file, TrainingHeld(0, each, duty.phone, date(2026, 1, 1)))
    duty.put(duty.cleo, "Phone", TUESDAY, BACKUP)
    offer_slot(duty.file, duty.put(duty.ana, "Phone", TUESDAY), now=NOW)
    panel, _ = offers(duty, qtbot)
    assert panel.title.text() == "1 shift is offered"
    assert "Ana Lopes offers Phone on Tue 24 Nov" in texts(panel)
    assert "22:00–8:00 · said on Mon 23 Nov 9:00 to Ana" in texts(panel)
    assert takers(panel) == [
        "Ben Okafor",
        "Cleo Byrne (on call at that time already)",
        "Dan Walsh (no Telephone support)",
    ]


def test_the_desk_says_yes_for_somebody_and_tells_what_it_breaks(duty: Duty, qtbot: QtBot) -> None:
    slot = duty.put(duty.ana, "Phone", TUESDAY)
    offer_slot(duty.file, slot, now=NOW)
    panel, beside = offers(duty, qtbot)
    (menu,) = panel.findChildren(MenuButton)
    menu.chosen.emit(duty.dan)
    assert duty.holder(slot) == duty.dan
    assert beside.said == [
        "Dan Walsh has Phone on Tue 24 Nov now. Dan Walsh has not done Telephone support."
    ]
    assert panel.title.text() == "No shift is offered"


def test_a_swap_is_answered_by_keys_for_who_has_no_screen(duty: Duty, qtbot: QtBot) -> None:
    mine, theirs = duty.put(duty.ana, "Desk", TUESDAY), duty.put(duty.ben, "Desk", WEDNESDAY)
    propose_swap(duty.file, mine, theirs, now=NOW)
    panel, beside = offers(duty, qtbot)
    assert (
        "Ana Lopes would swap Desk on Tue 24 Nov for Desk on Wed 25 Nov with Ben Okafor"
        in texts(panel)
    )
    while not button(panel, "Ben Okafor says yes").hasFocus():
        press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Space)
    assert (duty.holder(mine), duty.holder(theirs)) == (duty.ben, duty.ana)
    assert beside.said == ["Ben Okafor has Desk on Tue 24 Nov now."]
    assert "Ana Lopes and Ben Okafor swapped Desk on Tue 24 Nov" in texts(panel)
    assert (
        "Ana Lopes: said on Mon 23 Nov 9:00 to Ana · Ben Okafor: said on Mon 23 Nov 9:00 to Ana"
        in texts(panel)
    )


def test_an_offer_is_taken_back_and_one_no_longer_standing_says_so(
    duty: Duty, qtbot: QtBot
) -> None:
    slot = duty.put(duty.ana, "Desk", TUESDAY)
    offer_slot(duty.file, slot, now=NOW)
    panel, beside = offers(duty, qtbot)
    (standing,) = open_offers(duty.file, NOW)
    click(qtbot, button(panel, "Take it back"))
    assert beside.said == ["Ana Lopes keeps Desk on Tue 24 Nov."]
    panel.answer(standing, duty.ben, yes=True)
    assert "This offer no longer stands. Nothing was changed. Look at the roster again." in texts(
        panel
    )


def test_the_desk_offers_a_shift_in_somebodys_name(duty: Duty, qtbot: QtBot) -> None:
    slot = duty.put(duty.ana, "Desk", TUESDAY)
    duty.put(duty.ben, "Desk", WEDNESDAY)
    panel, beside = offers(duty, qtbot)
    click(qtbot, button(panel, "Offer a shift…"))
    write(qtbot, "ana")
    press(qtbot, Qt.Key.Key_Tab)
    assert panel.form.slot.value() == slot
    found = [panel.form.what.box.itemText(row) for row in range(panel.form.what.box.count())]
    assert found[:4] == ["To anybody", "To Ben Okafor", "To Cleo Byrne", "To Dan Walsh"]
    assert found[4:] == ["Swap for Wed 25 Nov 10:00–14:00, Desk (Ben Okafor)"]
    panel.form.what.box.setCurrentIndex(4)
    click(qtbot, button(panel, "Offer it"))
    (standing,) = open_offers(duty.file, NOW)
    assert (standing.slot.id, standing.offer.other_id) == (slot, duty.ben)
    assert beside.said == ["Tue 24 Nov 10:00–14:00, Desk is offered."]


def test_a_form_without_a_shift_says_what_is_missing(duty: Duty, qtbot: QtBot) -> None:
    panel, _ = offers(duty, qtbot)
    panel.begin()
    click(qtbot, button(panel, "Offer it"))
    assert "Choose whose shift it is." in texts(panel)
    panel.form.form.set_values({"who": duty.ana})
    click(qtbot, button(panel, "Offer it"))
    assert "They have no shift ahead." in texts(panel)
    slot = duty.put(duty.cleo, "Desk", TUESDAY)
    panel.begin(slot)
    assert panel.form.slot.value() == slot
    click(qtbot, button(panel, "Cancel"))
    assert panel.form.isHidden()


def test_a_call_is_noted_with_two_keys_beside_the_roster_and_counted(
    duty: Duty, qtbot: QtBot
) -> None:
    talk = save_kind(duty.file, TallyKind(0, "Somebody to talk to"))
    panel = TallyPanel(duty.file, lambda: NOW)
    beside = Beside(panel, qtbot)
    assert focused() is panel.entry
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, Qt.Key.Key_Return)
    (found,) = tallies(duty.file, MONDAY, TUESDAY)
    assert (found.kind_id, found.at) == (talk, time(9))
    assert beside.said == ["Noted a call."]
    assert "9:00 · call · Somebody to talk to" in texts(panel)
    click(qtbot, button(panel, "Remove: 9:00 · call · Somebody to talk to"))
    assert tallies(duty.file, MONDAY, TUESDAY) == ()
    assert "Nothing yet." in texts(panel)


def test_what_stood_on_paper_is_noted_with_its_own_time(duty: Duty, qtbot: QtBot) -> None:
    panel = TallyPanel(duty.file, lambda: NOW)
    _beside = Beside(panel, qtbot)
    click(qtbot, button(panel, "Not now…"))
    press(qtbot, Qt.Key.Key_Return)
    assert tallies(duty.file, MONDAY - timedelta(days=9), TUESDAY) == ()  # no time yet
    panel.earlier.set_values({"day": MONDAY - timedelta(days=1)})
    write(qtbot, "23:15")
    press(qtbot, Qt.Key.Key_Return)
    (found,) = tallies(duty.file, MONDAY - timedelta(days=1), TUESDAY)
    assert (found.day, found.at) == (MONDAY - timedelta(days=1), time(23, 15))
    press(qtbot, Qt.Key.Key_Return)
    assert [each.at for each in tallies(duty.file, MONDAY, TUESDAY)] == [time(9)]


def test_a_call_is_noted_at_the_time_it_is_noted(duty: Duty, qtbot: QtBot) -> None:
    at = [NOW]
    panel = TallyPanel(duty.file, lambda: at[0])
    _beside = Beside(panel, qtbot)
    at[0] = wall(MONDAY, 11)  # the panel has stood open since nine
    press(qtbot, Qt.Key.Key_Return)
    assert [each.at for each in tallies(duty.file, MONDAY, TUESDAY)] == [time(11)]


def test_figures_by_week_month_kind_and_hour(duty: Duty, qtbot: QtBot) -> None:
    talk = save_kind(duty.file, TallyKind(0, "Somebody to talk to"))
    for back, minutes in ((0, 10), (7, 20), (40, None)):
        day = MONDAY - timedelta(days=back)
        note_tally(duty.file, Tally(0, day, time(18, 5), minutes=minutes, kind_id=talk))
    panel = TallyPanel(duty.file, lambda: NOW)
    _beside = Beside(panel, qtbot)
    assert "Since Mon 5 Oct: 3 noted, 15 minutes on average" in texts(panel)
    assert {"week of Mon 23 Nov", "week of Mon 12 Oct"} <= set(texts(panel))
    for which, group in (("month", "October 2026"), ("hour", "18:00–19:00")):
        panel.grouping.choose(which)
        assert group in texts(panel)
    panel.grouping.choose("kind")
    assert "Somebody to talk to" in texts(panel)


def paid(duty: Duty, qtbot: QtBot) -> tuple[HonorariaPanel, Beside]:
    save_rate(duty.file, Rate(0, PRIMARY, date(2026, 1, 1), 12_50))
    duty.put(duty.ana, "Desk", MONDAY - timedelta(days=1))
    duty.put(duty.ana, "Desk", date(2026, 10, 31))
    duty.put(duty.ben, "Phone", MONDAY - timedelta(days=1), BACKUP)
    panel = HonorariaPanel(duty.file, lambda: NOW)
    return panel, Beside(panel, qtbot)


def line(panel: SidePanel, words: str) -> Line:
    settle()
    return next(
        each for each in panel.findChildren(Line) if each.isVisible() and words in each.text()
    )


def test_a_month_shows_hours_and_amounts_and_what_is_missing(duty: Duty, qtbot: QtBot) -> None:
    panel, _ = paid(duty, qtbot)
    assert {"November 2026", "14:00 h, €50.00 together"} <= set(texts(panel))
    assert "There is no rate for “backup” yet." in texts(panel)
    assert line(panel, "Ana Lopes").text() == "Ana Lopes: €50.00"
    click(qtbot, button(panel, "Earlier"))
    assert {"October 2026", "4:00 h, €50.00 together"} <= set(texts(panel))


def test_what_was_really_done_is_noted_on_a_line(duty: Duty, qtbot: QtBot) -> None:
    panel, beside = paid(duty, qtbot)
    click(qtbot, line(panel, "Ana Lopes"))
    click(qtbot, line(panel, "Sun 22 Nov"))
    write(qtbot, "1:30")
    press(qtbot, Qt.Key.Key_Return)
    assert beside.said == ["Noted what was really done."]
    assert line(panel, "Ana Lopes").text() == "Ana Lopes: €18.75"
    assert line(panel, "Sun 22 Nov").accessibleDescription() == "1:30 h as noted · €18.75"
    duty.file.undo()
    assert line(panel, "Ana Lopes").text() == "Ana Lopes: €50.00"


def test_something_is_taken_off_with_a_note_and_removed(duty: Duty, qtbot: QtBot) -> None:
    panel, beside = paid(duty, qtbot)
    panel.open_person(duty.ana)
    click(qtbot, button(panel, "Add or take off…"))
    panel.statement.adjustment.set_values({"sign": -1})
    write(qtbot, "7.40")
    press(qtbot, Qt.Key.Key_Return)
    assert any("Say what it is for." in each for each in texts(panel))
    panel.statement.adjustment.set_values({"note": "Paid in cash"})
    click(qtbot, button(panel, "Save"))
    assert beside.said == ["Taken off."]
    assert line(panel, "Ana Lopes").text() == "Ana Lopes: €42.60"
    click(qtbot, button(panel, "Remove: Paid in cash"))
    (ana, _) = honoraria(duty.file, date(2026, 11, 1), date(2026, 12, 1))
    assert ana.cents == 50_00


def test_a_rate_is_added_in_the_panel(duty: Duty, qtbot: QtBot) -> None:
    panel, beside = paid(duty, qtbot)
    click(qtbot, button(panel, "Rates…"))
    panel.rates.form.set_values({"role": BACKUP, "cents": 4_00, "starts_on": date(2026, 11, 1)})
    click(qtbot, button(panel, "Add this rate"))
    assert [each.cents for each in rates(duty.file) if each.role == BACKUP] == [4_00]
    assert beside.said == ["Saved the rate for Backup"]
    assert line(panel, "Ben Okafor").text() == "Ben Okafor: €40.00"


def test_the_panel_prints_the_month_or_one_statement(duty: Duty, qtbot: QtBot) -> None:
    panel, _ = paid(duty, qtbot)
    asked: list[tuple[str, dict[str, object]]] = []
    panel.print_wanted.connect(lambda kind, what: asked.append((kind, what)))
    click(qtbot, button(panel, "Print the total"))
    click(qtbot, button(panel, "Print the total and all statements"))
    panel.open_person(duty.ben)
    click(qtbot, button(panel, "Print the statement"))
    november = {"day": date(2026, 11, 1), "until": date(2026, 12, 1)}
    assert asked == [
        ("honoraria", november),
        ("honoraria", {**november, "statements": True}),
        ("honoraria", {**november, "person_id": duty.ben}),
    ]


def test_the_list_of_kinds_is_begun_changed_and_ordered(duty: Duty, qtbot: QtBot) -> None:
    part = KindsPart(duty.file)
    qtbot.addWidget(part)
    duty.file.listeners.append(lambda _: part.refresh())
    part.show()
    click(qtbot, button(part, "Begin with the usual kinds"))
    first, second = tally_kinds(duty.file)[:2]
    settle()
    click(qtbot, button(part, f"Up: {second.name}"))
    assert [each.id for each in tally_kinds(duty.file)[:2]] == [second.id, first.id]
    part.form.set_values({"name": first.name})
    part.save()
    assert any("on the list already" in each.text() for each in part.findChildren(QLabel))


def nothing_is_cut(panel: SidePanel) -> bool:
    return cut_texts(panel) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_no_text_is_cut_in_the_panels(duty: Duty, qtbot: QtBot, percent: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    long = duty.leader("Bartholomew Featherstonehaugh-Cholmondeley")
    offer_slot(duty.file, duty.put(long, "Desk", TUESDAY), now=NOW)
    save_kind(duty.file, TallyKind(0, "A question about what the centre offers"))
    save_adjustment(duty.file, Adjustment(0, long, MONDAY, 5_00, "The bus to the training day"))
    try:
        theme.apply(application, "light", percent)
        panels: list[OffersPanel | TallyPanel | HonorariaPanel] = [
            OffersPanel(duty.file, lambda: NOW),
            TallyPanel(duty.file, lambda: NOW),
            HonorariaPanel(duty.file, lambda: NOW),
        ]
        for panel in panels:
            beside = Beside(panel, qtbot)
            if isinstance(panel, HonorariaPanel):
                panel.open_person(long)
            qtbot.waitUntil(partial(nothing_is_cut, panel), timeout=2_000)
            beside.frame.hide()
    finally:
        theme.apply(application, "light", 100)
