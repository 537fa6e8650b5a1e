"""Relief on the ten-year sample: the list, and whom to ring for all of it, within a blink."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dropin.relief.operations import relieve
from dropin.relief.page import CoverPage
from dropin.relief.store import call_lists, cover, figures
from dropin.storage.file import CentreFile
from tests.benchmarks.conftest import NOW
from tests.benchmarks.timing import best_seconds

LIST_SECONDS = 0.1
EVERY_CALL_SECONDS = 0.25


@pytest.fixture
def file(ten_years: Path, tmp_path: Path) -> Iterator[CentreFile]:
    """The four leaders with most shifts and dates ahead stand down, until further notice."""
    path = tmp_path / "centre.dropin"
    shutil.copy(ten_years, path)
    with CentreFile.open(path, clock=lambda: NOW, who="Ana") as opened:
        busiest = opened.rows(
            "SELECT person_id FROM slot JOIN shift ON shift.id = shift_id"
            " WHERE person_id IS NOT NULL AND day >= ? GROUP BY person_id"
            " ORDER BY count(*) DESC LIMIT 4",
            (NOW.date().isoformat(),),
        )
        for (person_id,) in busiest:
            relieve(opened, person_id, NOW.date(), None, NOW)
        yield opened


def test_the_relief_list_stands_within_a_tenth_of_a_second(file: CentreFile, qtbot: QtBot) -> None:
    """The page reads again, with whom to ring for the first thing."""
    page = CoverPage(file, lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1158, 740)
    page.show()
    assert len(page.list.needs.lines) >= 10
    assert page.calls.card.isVisible()
    assert best_seconds(page.refresh, LIST_SECONDS) <= LIST_SECONDS


def test_whom_to_ring_for_everything_is_known_in_a_quarter_of_a_second(file: CentreFile) -> None:
    needs = cover(file, NOW).needs
    taken = best_seconds(lambda: call_lists(file, needs, NOW), EVERY_CALL_SECONDS)
    assert taken <= EVERY_CALL_SECONDS


def test_cover_given_and_asked_is_quick_enough_for_a_panel(file: CentreFile) -> None:
    soon = NOW + timedelta(days=1)
    assert best_seconds(lambda: figures(file, soon), 0.05) <= 0.05
