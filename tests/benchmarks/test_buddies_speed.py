"""The page Buddies and what opens beside it, on the ten-year sample."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from dropin.buddies.page import TABS, BuddiesPage
from dropin.buddies.panels.pair_view import PairPanel
from dropin.buddies.panels.request_view import RequestPanel
from dropin.buddies.person_view import PersonInProgramme
from dropin.buddies.store import open_pairs, waiting_requests
from dropin.storage.file import CentreFile
from tests.benchmarks.conftest import NOW
from tests.benchmarks.timing import best_seconds

OPEN_LIMIT = 0.100
HERE = NOW.astimezone(ZoneInfo("Europe/Dublin"))


@pytest.fixture
def file(ten_years: Path) -> Iterator[CentreFile]:
    with CentreFile.open(ten_years, clock=lambda: NOW, who="Ana") as opened:
        yield opened


@pytest.mark.parametrize("tab", TABS)
def test_each_tab_opens_within_a_tenth_of_a_second(
    file: CentreFile, qtbot: QtBot, tab: str
) -> None:
    def open_page() -> None:
        page = BuddiesPage(file, lambda: HERE)
        qtbot.addWidget(page)
        page.resize(1158, 768)
        page.show_tab(tab)
        page.show()
        page.grab()

    assert open_pairs(file)
    tell(f"buddies page at {tab}, opened and painted", open_page)


def test_a_pair_a_request_and_a_persons_side_open_within_a_tenth_of_a_second(
    file: CentreFile,
) -> None:
    pair = next(each for each in open_pairs(file) if each.met_on is not None)
    asked = waiting_requests(file)[0]
    assert pair.member_id is not None
    who = pair.member_id
    tell("a pair at the side", lambda: PairPanel(file, pair.id, lambda: HERE))
    tell("a request with its short list", lambda: RequestPanel(file, asked.id, lambda: HERE))
    tell("a person's side", lambda: PersonInProgramme(file, who, lambda: HERE))


def tell(what: str, act: Callable[[], object]) -> None:
    best = best_seconds(act, OPEN_LIMIT / 2, attempts=15)
    sys.stdout.write(f"\n| {what} | {best * 1000:.1f} ms | limit {OPEN_LIMIT * 1000:.0f} ms |\n")
    assert best <= OPEN_LIMIT
