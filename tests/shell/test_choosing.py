"""From an idea to an activity and back, across the pages of the window."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dropin.choosing import store
from dropin.choosing.model import LEAD
from dropin.choosing.operations import support
from dropin.choosing.page import ChoosingPage
from dropin.choosing.panels.ballots_view import BallotsTab
from dropin.choosing.panels.idea_view import IdeaPanel
from dropin.choosing.panels.open_view import OpenBallotPanel
from dropin.kit.lines import Line
from dropin.people.store import people
from dropin.programme.forms import ActivityPanel
from dropin.programme.page import ActivitiesPage
from dropin.programme.store import activity
from dropin.shell.find import Finder
from dropin.shell.window import MainWindow
from dropin.shell.workspace import Workspace
from dropin.today.model import CHOOSING, Way
from dropin.today.page import TodayPage
from tests.shell.conftest import NOW
from tests.shell.hands import CONTROL, button, click, press, settle, write


def home(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def choosing(window: MainWindow) -> ChoosingPage:
    return cast(ChoosingPage, home(window).show_page("choosing"))


def the_idea(window: MainWindow, title: str) -> int:
    return next(each.id for each in store.ideas(home(window).file) if each.title == title)


def test_an_idea_becomes_an_activity_in_one_step_with_its_origin(
    window: MainWindow, qtbot: QtBot
) -> None:
    file = home(window).file
    knitting = the_idea(window, "Knitting for beginners")
    helper = people(file)[0]
    support(file, knitting, LEAD, helper.id, NOW.date())
    choosing(window).open_idea(knitting)
    settle()
    click(qtbot, button(window, "Make it an activity"))
    settle()
    page = cast(ActivitiesPage, home(window).show_page("activities"))
    panel = page.frame.side
    assert isinstance(panel, ActivityPanel)
    assert panel.form.field("title").value() == "Knitting for beginners"
    assert panel.form.field("leader_id").value() is not None
    assert any("Offered to lead or teach:" in each.text() for each in panel.findChildren(QLabel))
    panel.times.cards[0].form.field("when").setFocus()
    write(qtbot, "every Tuesday at 14:00")
    click(qtbot, button(window, "Save"))
    settle()
    known = store.idea(file, knitting)
    assert known is not None
    assert known.activity_id is not None
    made = activity(file, known.activity_id)
    assert made is not None
    assert made.proposed_by == "members"
    shown = page.frame.side
    assert isinstance(shown, ActivityPanel)
    assert shown.title.text() == "Knitting for beginners", "it opens at once"
    settle()
    line = next(
        each for each in shown.findChildren(Line) if each.text() == "Knitting for beginners"
    )
    click(qtbot, line)
    settle()
    side = choosing(window).frame.side
    assert isinstance(side, IdeaPanel)
    assert button(side, "Open the activity").isVisible()


def test_one_undo_takes_back_the_whole_step(window: MainWindow, qtbot: QtBot) -> None:
    file = home(window).file
    knitting = the_idea(window, "Knitting for beginners")
    choosing(window).open_idea(knitting)
    settle()
    click(qtbot, button(window, "Make it an activity"))
    settle()
    panel = cast(ActivitiesPage, home(window).pages["activities"]).frame.side
    assert isinstance(panel, ActivityPanel)
    panel.times.cards[0].form.field("when").setFocus()
    write(qtbot, "every Tuesday at 14:00")
    press(qtbot, Qt.Key.Key_Return)
    settle()
    home(window).undo()
    known = store.idea(file, knitting)
    assert known is not None
    assert (known.activity_id, known.answer) == (None, "")


def test_undo_keys_in_a_field_take_back_the_last_change_unless_something_is_typed_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    file = home(window).file
    knitting = the_idea(window, "Knitting for beginners")
    choosing(window).open_idea(knitting)
    settle()
    before = store.idea(file, knitting)
    click(qtbot, button(window, "Would come"))
    settle()
    given = store.idea(file, knitting)
    assert given != before
    panel = choosing(window).frame.side
    assert isinstance(panel, IdeaPanel)
    panel.form.field("title").setFocus()
    write(qtbot, "!")
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert panel.form.field("title").value() == "Knitting for beginners"
    assert store.idea(file, knitting) == given, "only what was typed is taken back"
    panel.support.form.field("who").setFocus()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    settle()
    assert store.idea(file, knitting) == before


def test_a_window_left_open_overnight_shows_what_has_closed_since(window: MainWindow) -> None:
    tab = choosing(window).show_tab("ballots")
    assert isinstance(tab, BallotsTab)
    row = tab.table.rows_model.rows[0]
    assert row.state == "open"
    home(window).show_page("today")
    window.clock = lambda: NOW + timedelta(days=30)
    choosing(window)
    states = {each.ballot.id: each.state for each in tab.table.rows_model.rows}
    assert states[row.ballot.id] == "closed"


def test_today_leads_to_the_ballot_about_to_close(window: MainWindow, qtbot: QtBot) -> None:
    today = cast(TodayPage, home(window).show_page("today"))
    qtbot.waitUntil(lambda: any("last day to vote" in str(each.text) for each in today.view.needs))
    settle()
    line = next(each for each in today.findChildren(Line) if "last day to vote" in each.text())
    click(qtbot, line)
    settle()
    assert isinstance(choosing(window).frame.side, OpenBallotPanel)


def test_today_leads_to_the_ideas_that_wait(window: MainWindow, qtbot: QtBot) -> None:
    choosing(window).go_to("board")
    today = cast(TodayPage, home(window).show_page("today"))
    qtbot.waitUntil(
        lambda: any(each.way == Way(CHOOSING, ("ideas", 0)) for each in today.view.needs)
    )
    settle()
    click(qtbot, next(each for each in today.findChildren(Line) if "for a reply" in each.text()))
    assert choosing(window).segments.value() == "ideas"
    assert home(window).current_key == "choosing"


def test_ideas_and_ballots_are_found_from_anywhere(window: MainWindow) -> None:
    finder = Finder(home(window), ())
    found = finder.search("trip to the sea")
    assert [(each.title, each.group) for each in found] == [("A trip to the sea", "Ideas")]
    found[0].action()
    settle()
    side = choosing(window).frame.side
    assert isinstance(side, IdeaPanel)
    side.close_panel()
    ballot = next(each for each in finder.search("new from january") if each.group == "Ballots")
    ballot.action()
    settle()
    assert isinstance(choosing(window).frame.side, OpenBallotPanel)


def test_a_paper_handed_in_offers_no_undo_of_something_else(
    window: MainWindow, qtbot: QtBot
) -> None:
    file = home(window).file
    support(file, the_idea(window, "A trip to the sea"), LEAD, None, NOW.date())
    assert file.undo_label is not None
    number = next(each.id for each in store.ballots(file) if each.closed_on is None)
    page = choosing(window)
    page.open_ballot(number)
    settle()
    panel = page.frame.side
    assert isinstance(panel, OpenBallotPanel)
    voted = store.voters_of(file, number)
    name = next(each.name for each in people(file) if each.id not in voted)
    panel.form.field("who").set_value(next(each.id for each in people(file) if each.name == name))
    click(qtbot, button(window, "Handed in a paper"))
    toast = home(window).toast
    assert toast.label.text() == f"{name} handed in a paper."
    assert not toast.action_button.isVisible()
