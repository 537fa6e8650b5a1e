"""A roster is planned in the window, which can be closed while it looks for a better one."""

from __future__ import annotations

import multiprocessing
from datetime import date, time
from pathlib import Path

from pytestqt.qtbot import QtBot

from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.roster.model import PatternRole, ShiftPattern, Terms
from dropin.roster.operations import save_pattern, save_terms
from dropin.roster.page import OnCallPage
from dropin.roster.panels.plan_view import PlanPanel
from dropin.roster.planning.model import BACKUP, PRIMARY
from tests.files import new_file
from tests.shell.conftest import OpenWindow
from tests.shell.hands import button, click, settle

LONG_AGO = date(2026, 1, 1)


def on_call(folder: Path) -> Path:
    """A centre with a desk, a phone line and ten leaders: enough to look for a while."""
    with new_file(folder) as file:
        roles = (PatternRole(PRIMARY), PatternRole(BACKUP, weight=50))
        for name, starts, ends in (("Desk", 10, 14), ("Phone", 18, 22)):
            draft = ShiftPattern(
                0, name, tuple(range(7)), time(starts), time(ends), LONG_AGO, roles=roles
            )
            save_pattern(file, draft, LONG_AGO)
        for name in ("Ana", "Ben", "Cam", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo"):
            person_id = add_person(file, Person(0, name))
            save_terms(file, Terms(0, person_id, LONG_AGO, most_a_week=3, rest_minutes=1200))
        return file.path


def test_closing_the_window_ends_the_search_with_it(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(on_call(tmp_path))
    assert window.workspace is not None
    page = window.workspace.show_page("oncall")
    assert isinstance(page, OnCallPage)
    page.open_plan(date(2026, 11, 30), 8)
    settle()
    panel = page.frame.side
    assert isinstance(panel, PlanPanel)
    click(qtbot, button(panel, "Start"))
    qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=20_000)
    window.close()
    settle()
    assert multiprocessing.active_children() == []
