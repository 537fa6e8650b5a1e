"""Planning beside the roster: a plan at once, better ones on the way, kept, published or not."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from time import monotonic
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dropin.dates import Customs
from dropin.kit import theme
from dropin.kit.choice_dialog import ChoiceDialog
from dropin.kit.page_frame import PageFrame
from dropin.roster.model import PatternRole
from dropin.roster.operations import exchange, lock, note_absence, put, save_terms, set_wishes
from dropin.roster.panels.plan_search_view import Search
from dropin.roster.panels.plan_view import PlanPanel
from dropin.roster.planner import plan_apart, quick_plan
from dropin.roster.planning.model import (
    NEW_ROSTER,
    PRIMARY,
    REPAIR,
    UNCOVERED,
    Plan,
    Problem,
    Stage,
)
from dropin.roster.store import draft, versions
from tests.kit.looking import cut_texts
from tests.roster.house import A_WEEK, DESK, FULL_SHARE, MONDAY, NOW, TUESDAY, House
from tests.shell.hands import button, click, meeting, press, settle

DUBLIN = ZoneInfo("Europe/Dublin")
ALONE = replace(DESK, roles=(PatternRole(PRIMARY),))
NEXT = MONDAY + A_WEEK


class Searching:
    """A search that the test leads: it finds what it is told to, and ends when it is told."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.better: Callable[[Plan], None] | None = None
        self.end = threading.Event()
        self.result: Plan | None = None

    def __call__(
        self,
        problem: Problem,
        *,
        on_better: Callable[[Plan], None],
        cancelled: Callable[[], bool],
    ) -> Plan:
        self.problems.append(problem)
        self.better = on_better
        on_better(quick_plan(problem))
        while not self.end.wait(0.01):
            if cancelled():
                raise RuntimeError("stopped")
        return self.result or quick_plan(problem)


def at_once(
    problem: Problem, *, on_better: Callable[[Plan], None], cancelled: Callable[[], bool]
) -> Plan:
    return quick_plan(problem)


@contextmanager
def opened(
    house: House, qtbot: QtBot, search: Search = at_once, weeks: int = 1
) -> Iterator[PlanPanel]:
    """The panel beside a page, reading again after every change as in the window."""
    frame = PageFrame("On call")
    frame.set_content(QWidget())
    qtbot.addWidget(frame)
    frame.resize(1158, 768)
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    panel = PlanPanel(house.file, lambda: NOW.astimezone(DUBLIN), Customs(), MONDAY, weeks, search)
    frame.open_side(panel)

    def refresh(_: object) -> None:
        panel.refresh()

    house.file.listeners.append(refresh)
    settle()
    yield panel
    house.file.listeners.remove(refresh)
    panel.search.tasks.stop_all()


def words(panel: PlanPanel) -> str:
    settle()
    return "\n".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def in_sight(panel: PlanPanel) -> list[str]:
    settle()
    found = panel.findChildren(QAbstractButton)
    return [each.text() for each in found if each.isVisible() and each.text()]


def searched(qtbot: QtBot, panel: PlanPanel) -> None:
    qtbot.waitUntil(lambda: not panel.searching)
    settle()


def test_a_plan_is_made_kept_and_published_in_three_clicks(house: House, qtbot: QtBot) -> None:
    house.desk(ALONE)
    ana, ben = house.leaders("Ana", "Ben")
    with opened(house, qtbot) as panel:
        click(qtbot, button(panel, "Start"))
        searched(qtbot, panel)
        assert house.standing() == {}
        assert draft(house.file) is None
        assert "5 open slots are filled, with 2 people." in words(panel)
        click(qtbot, button(panel, "Keep as draft"))
        kept = draft(house.file)
        assert kept is not None
        assert (kept.starts_on, kept.ends_on) == (MONDAY, NEXT)
        assert house.standing() == {}, "a draft is on no sheet"
        click(qtbot, button(panel, "Publish"))
        assert sorted(set(house.standing().values())) == [ana, ben]
        (version,) = versions(house.file, MONDAY, NEXT)
        assert "Sun 22 Nov, 9:00, by Ana" in words(panel)
        assert (version.starts_on, version.ends_on) == (MONDAY, NEXT)
        house.file.undo()
        assert draft(house.file) == kept
        assert "Publish" in in_sight(panel)


def test_better_plans_come_into_sight_while_one_looks(house: House, qtbot: QtBot) -> None:
    house.desk(ALONE)
    (ana,) = house.leaders("Ana")
    search = Searching()
    with opened(house, qtbot, search) as panel:
        click(qtbot, button(panel, "Start"))
        qtbot.waitUntil(lambda: panel.plan is not None)
        assert panel.plan is not None
        assert "Every slot has somebody" in words(panel)
        qtbot.waitUntil(lambda: search.better is not None)
        assert search.better is not None
        worse = replace(panel.plan, stages=(Stage(UNCOVERED, 3, 1, False),))
        search.better(worse)
        qtbot.waitUntil(lambda: "3 slots have nobody" in words(panel))
        assert "not proven; at most 2 better" in words(panel)
        search.result = replace(worse, stages=(Stage(UNCOVERED, 3, 3, True),))
        search.end.set()
        searched(qtbot, panel)
        assert "proven" in words(panel).splitlines()
        assert panel.keep_button.hasFocus(), "the next step has the keyboard"
    assert ana


def test_the_first_plan_can_be_kept_while_the_search_for_a_fairer_one_goes_on(
    house: House, qtbot: QtBot
) -> None:
    house.desk(ALONE)
    house.leaders("Ana")
    with opened(house, qtbot, Searching()) as panel:
        click(qtbot, button(panel, "Start"))
        qtbot.waitUntil(lambda: panel.plan is not None)
        assert panel.searching
        assert "A usable plan stands. Keep it now, or wait" in words(panel)
        click(qtbot, button(panel, "Keep as draft"))
        assert not panel.searching
        kept = draft(house.file)
        assert kept is not None
        assert len([each for _, each in kept.people if each]) == 5
        assert "You stopped the search" in words(panel)
        assert "Publish" in in_sight(panel)


def test_cancel_keeps_the_best_so_far(house: House, qtbot: QtBot) -> None:
    house.desk(ALONE)
    house.leaders("Ana")
    with opened(house, qtbot, Searching()) as panel:
        click(qtbot, button(panel, "Start"))
        qtbot.waitUntil(lambda: panel.plan is not None)
        click(qtbot, panel.search.bar.cancel_button)
        searched(qtbot, panel)
        assert panel.plan is not None
        assert "You stopped the search" in words(panel)
        click(qtbot, button(panel, "Keep as draft"))
        kept = draft(house.file)
        assert kept is not None
        assert len([each for _, each in kept.people if each]) == 5


def test_a_search_apart_is_cancelled_at_once_and_leaves_no_process(
    house: House, qtbot: QtBot
) -> None:
    house.desk()
    house.leaders("Ana", "Ben", "Cam", "Dee", "Eli", "Fay")

    def endless(
        problem: Problem, *, on_better: Callable[[Plan], None], cancelled: Callable[[], bool]
    ) -> Plan:
        while True:
            on_better(plan_apart(problem, on_better=on_better, cancelled=cancelled))
            if cancelled():
                return quick_plan(problem)

    with opened(house, qtbot, endless, weeks=8) as panel:
        click(qtbot, button(panel, "Start"))
        qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=10_000)
        began = monotonic()
        click(qtbot, panel.search.bar.cancel_button)
        searched(qtbot, panel)
        assert monotonic() - began < 0.5
        assert multiprocessing.active_children() == []
        assert panel.plan is not None


def test_a_search_cancelled_before_it_found_anything_leaves_nothing(
    house: House, qtbot: QtBot
) -> None:
    house.desk(ALONE)
    house.leaders("Ana")

    def still(
        problem: Problem, *, on_better: Callable[[Plan], None], cancelled: Callable[[], bool]
    ) -> Plan:
        while not cancelled():
            threading.Event().wait(0.01)
        return quick_plan(problem)

    with opened(house, qtbot, still) as panel:
        click(qtbot, button(panel, "Start"))
        click(qtbot, panel.search.bar.cancel_button)
        searched(qtbot, panel)
        assert panel.plan is None
        assert not panel.touched
        assert "Start" in in_sight(panel)


def test_a_panel_that_closes_takes_its_search_along(house: House, qtbot: QtBot) -> None:
    house.desk(ALONE)
    house.leaders("Ana")
    with opened(house, qtbot, Searching()) as panel:
        click(qtbot, button(panel, "Start"))
        panel.close_quietly()
        assert not any(each.name.startswith("Looking") for each in threading.enumerate())


def test_a_search_that_ends_after_the_file_is_closed_reads_nothing_more(
    house: House, qtbot: QtBot
) -> None:
    house.desk(ALONE)
    house.leaders("Ana")
    with opened(house, qtbot, Searching()) as panel:
        click(qtbot, button(panel, "Start"))
        qtbot.waitUntil(lambda: panel.plan is not None)
        panel.search.tasks.stop_all()
        house.file.close()
        qtbot.waitUntil(lambda: not panel.search.tasks.running)


def test_leaving_with_a_plan_in_hand_asks_and_can_keep_it(house: House, qtbot: QtBot) -> None:
    house.desk(ALONE)
    house.leaders("Ana")
    with opened(house, qtbot) as panel:
        click(qtbot, button(panel, "Start"))
        searched(qtbot, panel)
        with meeting(ChoiceDialog, lambda dialog: dialog.reject()):
            press(qtbot, Qt.Key.Key_Escape, on=panel)
        assert panel.touched, "whoever stays has it still"
        with meeting(ChoiceDialog, lambda dialog: dialog.buttons[0].click()):
            press(qtbot, Qt.Key.Key_Escape, on=panel)
        assert draft(house.file) is not None
        assert not panel.isVisible()


def test_leaving_can_let_the_plan_go(house: House, qtbot: QtBot) -> None:
    house.desk(ALONE)
    house.leaders("Ana")
    with opened(house, qtbot, Searching()) as panel:
        click(qtbot, button(panel, "Start"))
        with meeting(ChoiceDialog, lambda dialog: dialog.buttons[1].click()):
            press(qtbot, Qt.Key.Key_Escape, on=panel)
        assert draft(house.file) is None
        assert not panel.isVisible()


def test_a_plan_of_what_is_no_more_is_not_kept(house: House, qtbot: QtBot) -> None:
    house.desk(ALONE)
    (ana,) = house.leaders("Ana")
    with opened(house, qtbot) as panel:
        click(qtbot, button(panel, "Start"))
        searched(qtbot, panel)
        note_absence(house.file, ana, MONDAY, None)
        click(qtbot, button(panel, "Keep as draft"))
        assert draft(house.file) is None
        assert "changed meanwhile" in words(panel)
        click(qtbot, button(panel, "Let it go"))
        assert "Start" in in_sight(panel)


def test_gaps_broken_locks_and_contradictory_wishes_are_said_aloud(
    house: House, qtbot: QtBot
) -> None:
    phone = house.training("phone support")
    house.desk(replace(ALONE, roles=(PatternRole(PRIMARY, trainings=(phone,)),)))
    ana, ben = house.leaders("Ana", "Ben")
    put(house.file, house.slot(MONDAY).id, ana)
    lock(house.file, house.slot(MONDAY).id, True)
    set_wishes(house.file, ana, apart=frozenset({ben}), together=frozenset())
    set_wishes(house.file, ben, apart=frozenset(), together=frozenset({ana}))
    with opened(house, qtbot) as panel:
        click(qtbot, button(panel, "Start"))
        searched(qtbot, panel)
        told = words(panel)
        assert "4 slots have nobody" in told
        assert "Tue 24 Nov Desk" in told.splitlines()
        assert "Mon 23 Nov Desk: Ana has not done phone support (locked)" in told
        assert "Ben and Ana wish to be on duty together" in told
        assert "Nothing differs from the roster as it is." in told


def test_nobody_and_nothing_to_plan_are_said_with_where_to_go(house: House, qtbot: QtBot) -> None:
    with opened(house, qtbot) as panel:
        click(qtbot, button(panel, "Start"))
        assert "There is no shift in these weeks." in words(panel)
        house.desk(ALONE)
        click(qtbot, button(panel, "Start"))
        assert "Nobody is on the roster then." in words(panel)
        assert panel.plan is None


def test_what_was_published_is_repaired_unless_one_chooses(house: House, qtbot: QtBot) -> None:
    house.desk(ALONE)
    ana, ben = house.leaders("Ana", "Ben")
    search = Searching()
    search.end.set()
    with opened(house, qtbot, search) as panel:
        click(qtbot, button(panel, "Start"))
        searched(qtbot, panel)
        assert search.problems[-1].way == NEW_ROSTER
        click(qtbot, button(panel, "Keep as draft"))
        click(qtbot, button(panel, "Publish"))
        before = house.standing()
        note_absence(house.file, ana, MONDAY, TUESDAY)
        panel.form.show_weeks(MONDAY, 1)
        panel.form.set_values({"more_changes": 2})
        click(qtbot, button(panel, "Start"))
        searched(qtbot, panel)
        assert (search.problems[-1].way, search.problems[-1].more_changes) == (REPAIR, 2)
        click(qtbot, button(panel, "Keep as draft"))
        click(qtbot, button(panel, "Publish"))
        after = house.standing()
        assert after["Mon", PRIMARY] == ben
        assert len(versions(house.file, MONDAY, NEXT)) == 2
        assert before != after or before["Mon", PRIMARY] == ben


def test_a_draft_changed_by_hand_claims_no_proof(house: House, qtbot: QtBot) -> None:
    house.desk(ALONE)
    (ana,) = house.leaders("Ana")
    with opened(house, qtbot) as panel:
        click(qtbot, button(panel, "Start"))
        searched(qtbot, panel)
        click(qtbot, button(panel, "Keep as draft"))
        assert "Every slot has somebody" in words(panel)
        put(house.file, house.slot(MONDAY).id, None)
        assert "Changed by hand: nothing is proven." in words(panel)
        assert "1 slot has nobody" in words(panel)
        save_terms(house.file, replace(FULL_SHARE, person_id=ana, most_a_week=4))
        settle()
        click(qtbot, button(panel, "Why?"))
        assert "already has 4 shifts" in words(panel)
        exchange(house.file, house.slot(MONDAY).id, house.slot(TUESDAY).id)
        assert "Tue 24 Nov Desk" in words(panel).splitlines()
        click(qtbot, button(panel, "Plan anew"))
        click(qtbot, button(panel, "Back to the draft"))
        click(qtbot, button(panel, "Let the draft go"))
        assert draft(house.file) is None
        assert house.standing() == {}
    assert ana


def test_what_changes_is_listed_by_day_and_by_person(house: House, qtbot: QtBot) -> None:
    house.desk(ALONE)
    (ana,) = house.leaders("Ana Lopes")
    put(house.file, house.slot(MONDAY + timedelta(days=4)).id, ana)
    with opened(house, qtbot) as panel:
        click(qtbot, button(panel, "Start"))
        searched(qtbot, panel)
        click(qtbot, button(panel, "Show them: what changes"))
        told = words(panel)
        assert "Tue 24 Nov" in told.splitlines()
        assert told.count("Desk: nobody → Ana Lopes") == 4
        click(qtbot, button(panel, "By person"))
        assert "takes on Tue 24 Nov Desk" in words(panel)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_of_the_panel_is_cut(house: House, qtbot: QtBot, percent: int) -> None:
    house.desk()
    house.leaders("Ana Lopes-Fernandez", "Benedict Okafor")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", percent)
    try:
        with opened(house, qtbot) as panel:
            assert cut_texts(panel) == []
            click(qtbot, button(panel, "Start"))
            searched(qtbot, panel)
            click(qtbot, button(panel, "Show them: what changes"))
            qtbot.waitUntil(lambda: cut_texts(panel) == [])
    finally:
        theme.apply(application, "light", 100)
