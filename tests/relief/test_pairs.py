"""When a buddy stands down, their pairs are listed until somebody stands in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dropin.buddies.choices import stand_ins_for
from dropin.buddies.operations import offer_stand_in
from dropin.buddies.panels.pair_view import PairPanel
from dropin.buddies.store import stand_ins_of
from dropin.relief.operations import relieve
from dropin.relief.page import CoverPage
from dropin.relief.store import pairs_alone
from dropin.storage.file import CentreFile
from tests.buddies.made import ANA, BEN, TODAY, house, met_pair
from tests.files import NOW
from tests.shell.hands import button, click

HERE = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Dublin"))
TWO_WEEKS = TODAY + timedelta(weeks=2)


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[CentreFile]:
    with house(tmp_path) as file:
        yield file


def alone(file: CentreFile) -> list[int]:
    return [each.pair.id for each in pairs_alone(file, TODAY)]


def test_the_pairs_of_whoever_stands_down_are_listed_until_somebody_stands_in(
    programme: CentreFile,
) -> None:
    pair_id = met_pair(programme)
    assert alone(programme) == []
    relieve(programme, ANA, TODAY, TWO_WEEKS, NOW)
    assert alone(programme) == [pair_id]
    found = stand_ins_for(programme, pair_id, TODAY)
    assert found is not None
    assert [each.buddy_id for each in found[1].choices] == [BEN]
    offer_stand_in(programme, pair_id, BEN, TODAY, until=TWO_WEEKS)
    assert alone(programme) == []
    programme.undo()
    assert alone(programme) == [pair_id]


def test_somebody_for_a_part_of_the_time_leaves_the_pair_on_the_list(
    programme: CentreFile,
) -> None:
    pair_id = met_pair(programme)
    relieve(programme, ANA, TODAY, TWO_WEEKS, NOW)
    offer_stand_in(programme, pair_id, BEN, TODAY, until=TWO_WEEKS - timedelta(days=1))
    assert alone(programme) == [pair_id]


def test_the_page_of_what_needs_cover_lists_them_and_leads_to_the_pair(
    programme: CentreFile, qtbot: QtBot
) -> None:
    pair_id = met_pair(programme)
    relieve(programme, ANA, TODAY, TWO_WEEKS, NOW)
    page = CoverPage(programme, lambda: HERE)
    qtbot.addWidget(page)
    page.show()
    wanted: list[int] = []
    page.pair_wanted.connect(wanted.append)
    (line,) = page.list.pairs
    assert (line.text(), line.accessibleDescription()) == ("Cy", "without Ana meanwhile")
    line.click()
    assert wanted == [pair_id]


def test_whoever_stands_in_does_so_until_the_day_of_return(
    programme: CentreFile, qtbot: QtBot
) -> None:
    pair_id = met_pair(programme)
    relieve(programme, ANA, TODAY, TWO_WEEKS, NOW)
    panel = PairPanel(programme, pair_id, lambda: HERE)
    qtbot.addWidget(panel)
    panel.pausing.offer(BEN)
    (stand_in,) = stand_ins_of(programme, pair_id)
    assert stand_in.until == TWO_WEEKS


def test_for_a_relief_that_begins_later_somebody_can_be_asked_today(
    programme: CentreFile, qtbot: QtBot
) -> None:
    pair_id = met_pair(programme)
    relieve(programme, ANA, TODAY + timedelta(days=3), TWO_WEEKS, NOW)
    assert alone(programme) == [pair_id]
    panel = PairPanel(programme, pair_id, lambda: HERE)
    qtbot.addWidget(panel)
    panel.show()
    told = [label.text() for label in panel.pausing.findChildren(QLabel)]
    assert "Both are there." not in told
    assert "Ana is not there from 25 November 2026 to 5 December 2026" in told
    click(qtbot, button(panel, "Offer: Ben"))
    (stand_in,) = stand_ins_of(programme, pair_id)
    assert (stand_in.buddy_id, stand_in.until) == (BEN, TWO_WEEKS)
    assert alone(programme) == []
    panel.refresh()
    assert not panel.pausing.choices.isVisibleTo(panel), "one is enough"
