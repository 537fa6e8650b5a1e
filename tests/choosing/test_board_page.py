"""The board on the page: seats and terms, meetings with their agenda, decisions, figures."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dropin.choosing import store
from dropin.choosing.model import CHOSEN, COME, NOT_NOW, AgendaItem, BoardSeat, BoardTerm, Meeting
from dropin.choosing.operations import (
    save_item,
    save_meeting,
    save_seat,
    save_term,
    set_quorum,
    support,
)
from dropin.choosing.panels.board_view import BoardTab
from dropin.choosing.panels.meeting_view import MeetingPanel
from dropin.choosing.panels.seat_view import SeatPanel
from dropin.kit.lines import Line
from dropin.programme.model import MEMBERS, STAFF, Activity, ActivityTime
from dropin.programme.operations import add_activity
from dropin.storage.file import CentreFile
from tests.choosing.made import TODAY, idea
from tests.choosing.screens import Shown, shown
from tests.shell.hands import button, focused, press, settle, write

NEXT_YEAR = date(2027, 11, 22)


@pytest.fixture
def seat(file: CentreFile) -> int:
    """The chair's seat, held by Ana."""
    number = save_seat(file, BoardSeat(0, "Chair", "members"))
    save_term(file, BoardTerm(0, number, 1, date(2026, 1, 1), NEXT_YEAR))
    return number


@pytest.fixture
def meeting(file: CentreFile) -> int:
    """Today's meeting, with two points."""
    number = save_meeting(file, Meeting(0, TODAY))
    for title in ("Keys", "Tea"):
        save_item(file, number, AgendaItem(0, "topic", title))
    return number


def tab(screen: Shown) -> BoardTab:
    found = screen.page.tabs["board"]
    assert isinstance(found, BoardTab)
    return found


def at_meeting(file: CentreFile, qtbot: QtBot, number: int) -> tuple[Shown, MeetingPanel]:
    screen = shown(file, qtbot, "board")
    tab(screen).open_meeting(number)
    settle()
    panel = screen.page.frame.side
    assert isinstance(panel, MeetingPanel)
    return screen, panel


def lines(screen: Shown) -> dict[str, str]:
    """Every line in sight: its title, and what stands under it."""
    settle()
    found = [each for each in screen.page.findChildren(Line) if each.isVisible()]
    return {each.text(): each.accessibleDescription() for each in found}


def points(file: CentreFile, number: int) -> list[str]:
    found = store.meeting(file, number)
    assert found is not None
    return [each.title for each in found.items]


# Seats


def test_seats_say_who_holds_them_until_when_and_for_whom(
    file: CentreFile, qtbot: QtBot, seat: int
) -> None:
    save_seat(file, BoardSeat(0, "Families’ seat", "families"))
    seen = lines(shown(file, qtbot, "board"))
    assert seen["Chair: Ana"] == "members · until Sunday 21 November 2027"
    assert seen["Families’ seat: free"] == "families"


def test_a_term_ending_soon_is_pointed_out(file: CentreFile, qtbot: QtBot) -> None:
    seat = save_seat(file, BoardSeat(0, "Chair", "members"))
    save_term(file, BoardTerm(0, seat, 1, date(2026, 1, 1), date(2026, 12, 1)))
    assert lines(shown(file, qtbot, "board"))["Chair: Ana"].startswith("members · ends soon")


def test_a_seat_is_added_and_filled(file: CentreFile, qtbot: QtBot) -> None:
    screen = shown(file, qtbot, "board")
    screen.press("New seat")
    panel = screen.page.frame.side
    assert isinstance(panel, SeatPanel)
    screen.fill(panel.form, "name", "Chair")
    screen.press("Save")
    tab(screen).open_seat(store.seats(file)[0].id)
    panel = screen.page.frame.side
    assert isinstance(panel, SeatPanel)
    screen.fill(panel.term_form, "person_id", "Ben")
    screen.fill(panel.term_form, "last_day", "31 December 2027")
    screen.press("Add the term")
    term = store.terms(file)[0]
    assert (term.person_id, term.starts_on, term.ends_on) == (2, TODAY, date(2028, 1, 1))
    assert "Chair: Ben" in lines(screen)


def test_two_people_cannot_hold_one_seat(file: CentreFile, qtbot: QtBot, seat: int) -> None:
    screen = shown(file, qtbot, "board")
    tab(screen).open_seat(seat)
    panel = screen.page.frame.side
    assert isinstance(panel, SeatPanel)
    screen.fill(panel.term_form, "person_id", "Ben")
    screen.press("Add the term")
    assert len(store.terms(file)) == 1
    assert any("is held by somebody else then" in words for words in screen.labels())


def test_a_term_is_changed_in_its_list(file: CentreFile, qtbot: QtBot, seat: int) -> None:
    screen = shown(file, qtbot, "board")
    tab(screen).open_seat(seat)
    panel = screen.page.frame.side
    assert isinstance(panel, SeatPanel)
    name = "Change: Ana, Thursday 1 January 2026 – Sunday 21 November 2027"
    screen.press(name)
    screen.fill(panel.term_form, "last_day", "30 June 2027")
    screen.press("Save the change")
    assert [each.ends_on for each in store.terms(file)] == [date(2027, 7, 1)]


def test_the_quorum_is_set_and_a_board_of_nobody_refused(file: CentreFile, qtbot: QtBot) -> None:
    screen = shown(file, qtbot, "board")
    screen.press("Quorum")
    write(qtbot, "0")
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "0")
    screen.press("Save")
    assert any("A board of nobody cannot decide." in words for words in screen.labels())
    focused()
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "2")
    press(qtbot, Qt.Key.Key_Return)
    assert store.quorum(file) == 2
    assert lines(screen)["Quorum"] == "2 of the board must be there to decide."


# Meetings


def test_a_meeting_is_begun_and_gathers_its_agenda_by_itself(
    file: CentreFile, qtbot: QtBot
) -> None:
    choir = idea(file)
    support(file, choir, COME, 2, TODAY)
    screen = shown(file, qtbot, "board")
    screen.press("New meeting")
    panel = screen.page.frame.side
    assert isinstance(panel, MeetingPanel)
    screen.fill(panel.form, "at", "10:30")
    screen.fill(panel.form, "place", "Kitchen")
    screen.press("Begin the agenda")
    made = store.meetings(file)[0]
    assert (made.held_on, made.at, made.place) == (TODAY, time(10, 30), "Kitchen")
    screen.press("Gather the agenda")
    assert points(file, made.id) == ["Choir"]
    assert "1 person supports it." in screen.labels()
    screen.press("Gather the agenda")
    assert screen.told == ["Nothing new: everything found is on the agenda already."]


def test_points_are_added_moved_and_removed(file: CentreFile, qtbot: QtBot, meeting: int) -> None:
    screen, panel = at_meeting(file, qtbot, meeting)
    screen.fill(panel.agenda.form, "title", "Radiators")
    press(qtbot, Qt.Key.Key_Return)
    assert points(file, meeting) == ["Keys", "Tea", "Radiators"]
    screen.press("Up: Radiators")
    screen.press("Down: Keys")
    assert points(file, meeting) == ["Radiators", "Keys", "Tea"]
    assert focused().accessibleName() == "Down: Keys", "the keyboard stays where it was"
    screen.press("Remove: Tea")
    assert points(file, meeting) == ["Radiators", "Keys"]
    file.undo()
    assert points(file, meeting) == ["Radiators", "Keys", "Tea"]


def test_a_point_without_words_is_refused(file: CentreFile, qtbot: QtBot, meeting: int) -> None:
    screen, panel = at_meeting(file, qtbot, meeting)
    panel.agenda.form.field("title").setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert any("A point needs a title." in words for words in screen.labels())


def test_who_is_there_is_ticked_and_the_quorum_shown(
    file: CentreFile, qtbot: QtBot, seat: int, meeting: int
) -> None:
    set_quorum(file, 1)
    screen, panel = at_meeting(file, qtbot, meeting)
    assert "1 more of the board must be there to decide." in screen.labels()
    panel.presence.boxes[1].check.click()
    settle()
    assert "1 of the board are there: enough to decide." in screen.labels()
    screen.fill(panel.presence.form, "who", "Flo")
    press(qtbot, Qt.Key.Key_Return)
    found = store.meeting(file, meeting)
    assert found is not None
    assert found.present == (1, 6)
    assert list(panel.presence.boxes) == [1, 6]


def test_a_decision_about_an_idea_is_its_reply_and_leads_on_to_its_activity(
    file: CentreFile, qtbot: QtBot, meeting: int
) -> None:
    choir = idea(file)
    save_item(file, meeting, AgendaItem(0, "idea", "Choir", idea_id=choir))
    screen, panel = at_meeting(file, qtbot, meeting)
    screen.press("Decide: Choir")
    panel.agenda.decision.field("reason").setFocus()
    write(qtbot, "Twelve would come.")
    screen.press("Write it down")
    found = store.idea(file, choir)
    assert found is not None
    assert (found.answer, found.reply) == (CHOSEN, "Twelve would come.")
    assert "Yes. Twelve would come." in screen.labels()
    screen.press("Make it an activity: Choir")
    assert screen.begun == [choir]


def test_a_no_needs_its_why_and_what_was_typed_stays(
    file: CentreFile, qtbot: QtBot, meeting: int
) -> None:
    choir = idea(file)
    save_item(file, meeting, AgendaItem(0, "idea", "Choir", idea_id=choir))
    screen, panel = at_meeting(file, qtbot, meeting)
    screen.press("Decide: Choir")
    outcome = panel.agenda.decision.field("outcome")
    outcome.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    screen.press("Write it down")
    assert any("needs a reason" in words for words in screen.labels())
    assert not store.decisions(file)
    panel.agenda.decision.field("reason").setFocus()
    write(qtbot, "No room.")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = store.idea(file, choir)
    assert found is not None
    assert (found.answer, found.reply) == (NOT_NOW, "No room.")


def test_a_decision_is_put_right_without_becoming_two(
    file: CentreFile, qtbot: QtBot, meeting: int
) -> None:
    screen, panel = at_meeting(file, qtbot, meeting)
    for reason in ("Ana has them.", "Ben has them."):
        screen.press("Decide: Keys")
        panel.agenda.decision.field("reason").set_value(reason)
        screen.press("Write it down")
    assert [each.reason for each in store.decisions(file)] == ["Ben has them."]


def test_notes_being_typed_outlive_a_decision(file: CentreFile, qtbot: QtBot, meeting: int) -> None:
    screen, panel = at_meeting(file, qtbot, meeting)
    panel.notes.field("notes").setFocus()
    write(qtbot, "Tea ran out")
    screen.press("Decide: Keys")
    screen.press("Write it down")
    assert panel.notes.field("notes").value() == "Tea ran out"
    screen.press("Save")
    found = store.meeting(file, meeting)
    assert found is not None
    assert found.notes == "Tea ran out"


def test_agenda_and_minutes_are_printed(file: CentreFile, qtbot: QtBot, meeting: int) -> None:
    screen, _ = at_meeting(file, qtbot, meeting)
    screen.press("Print the agenda…")
    screen.press("Print the minutes…")
    what = {"meeting_id": meeting}
    assert screen.prints == [("agenda", what), ("minutes", what)]


def test_a_point_leads_to_what_it_is_about(file: CentreFile, qtbot: QtBot, meeting: int) -> None:
    choir = idea(file)
    save_item(file, meeting, AgendaItem(0, "idea", "Choir", idea_id=choir))
    screen, _ = at_meeting(file, qtbot, meeting)
    screen.press("Look at it: Choir")
    assert screen.page.segments.value() == "ideas"
    assert button(screen.page, "Make it an activity").isVisible()


def test_figures_say_how_much_members_proposed(file: CentreFile, qtbot: QtBot) -> None:
    weekly = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", starts_on=TODAY)
    for title, by in (("Choir", MEMBERS), ("Chess", MEMBERS), ("Advice", STAFF)):
        draft = Activity(0, title, proposed_by=by, created_on=TODAY, times=(weekly,))
        add_activity(file, draft)
    assert "Members proposed 67 % of what is on now." in shown(file, qtbot, "board").labels()


def test_the_keyboard_stays_on_its_line_when_something_changes(
    file: CentreFile, qtbot: QtBot, seat: int
) -> None:
    screen = shown(file, qtbot, "board")
    line = next(each for each in screen.page.findChildren(Line) if each.text() == "Chair: Ana")
    line.setFocus()
    set_quorum(file, 5)
    settle()
    assert focused().accessibleName() == "Chair: Ana"
