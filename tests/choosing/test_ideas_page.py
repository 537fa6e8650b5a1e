"""The ideas on the page: put in, supported, replied to, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dropin.choosing import store
from dropin.choosing.model import CHOSEN, COME, LEAD, NOT_NOW, TEACH, YES, Decision, Idea
from dropin.choosing.operations import decide, put_in_idea, reply_to_idea, support, vote
from dropin.choosing.panels.idea_view import IdeaPanel
from dropin.choosing.panels.ideas_view import IdeasTab
from dropin.choosing.panels.slips_view import SlipsPanel
from dropin.storage.file import CentreFile
from tests.choosing.made import CLOSES, TODAY, ballot, idea, options_of
from tests.choosing.screens import Shown, later, shown
from tests.shell.hands import press, settle, write


def tab(screen: Shown) -> IdeasTab:
    found = screen.page.tabs["ideas"]
    assert isinstance(found, IdeasTab)
    return found


def panel(screen: Shown) -> IdeaPanel:
    settle()
    assert isinstance(screen.page.frame.side, IdeaPanel)
    return screen.page.frame.side


def the(file: CentreFile, idea_id: int) -> Idea:
    found = store.idea(file, idea_id)
    assert found is not None
    return found


def test_what_waits_for_a_reply_comes_first_with_most_support_before(
    file: CentreFile, qtbot: QtBot
) -> None:
    old, answered, backed = idea(file, "Walks"), idea(file, "A cat"), idea(file, "Choir")
    reply_to_idea(file, answered, NOT_NOW, "Some of us are allergic.", TODAY)
    for person_id in (2, 3):
        support(file, backed, COME, person_id, TODAY)
    support(file, backed, LEAD, 4, TODAY)
    table = tab(shown(file, qtbot)).table
    rows = table.rows_model.rows
    assert [row.idea.id for row in rows] == [backed, old, answered]
    assert rows[0].support == "2 would come, 1 would help lead"
    cells = [column.text(rows[0]) for column in table.rows_model.columns]
    assert cells[0] == "gathering support"
    assert cells[3] == "waits for a reply"
    assert table.rows_model.columns[3].text(rows[2]) == "Some of us are allergic."


def test_how_long_an_idea_has_waited_is_said(file: CentreFile, qtbot: QtBot) -> None:
    put_in_idea(file, Idea(0, "Walks", date(2026, 11, 1)))
    table = tab(shown(file, qtbot)).table
    words = table.rows_model.columns[3].text(table.rows_model.rows[0])
    assert words == "waits for a reply for 3 weeks"


def test_an_idea_its_ballot_did_not_choose_asks_for_a_reply_and_can_be_voted_on_again(
    file: CentreFile, qtbot: QtBot
) -> None:
    lost = idea(file, "Chess")
    number = ballot(file, "Walks", "Chess")
    vote(file, number, 1, options_of(file, number)[:1], TODAY)
    decide(file, Decision(0, "What next?", YES, "", "members", CLOSES, ballot_id=number))
    screen = shown(file, qtbot, at=later)
    table = tab(screen).table
    cells = [column.text(table.rows_model.rows[0]) for column in table.rows_model.columns]
    assert cells[0] == "gathering support"
    assert cells[3] == "was not chosen on its ballot, waits for a reply"
    tab(screen).open(lost)
    origin = panel(screen).origin.text()
    assert origin.endswith("On the ballot that closed on Tue 1 Dec it was not chosen.")
    assert panel(screen).ballot_button.isVisible()


def test_a_new_idea_is_put_in_with_what_it_needs(file: CentreFile, qtbot: QtBot) -> None:
    screen = shown(file, qtbot)
    screen.press("New idea")
    form = panel(screen).form
    screen.fill(form, "title", "A trip to the sea")
    screen.fill(form, "person_id", "Ben")
    screen.fill(form, "money_cents", "180")
    screen.fill(form, "place", "Howth")
    screen.press("Transport")
    screen.press("Put it in")
    put_in = store.ideas(file)[0]
    assert put_in == replace(
        Idea(put_in.id, "A trip to the sea", TODAY),
        person_id=2,
        money_cents=18000,
        place="Howth",
        transport=True,
    )
    assert screen.said == ["Put in “A trip to the sea”."]
    assert screen.page.frame.side is None


def test_an_idea_without_a_title_is_asked_for_one(file: CentreFile, qtbot: QtBot) -> None:
    screen = shown(file, qtbot)
    screen.press("New idea")
    screen.press("Put it in")
    assert any("needs a title" in words for words in screen.labels())
    assert not store.ideas(file)


def test_an_idea_alike_is_pointed_out_and_supported_instead_in_one_click(
    file: CentreFile, qtbot: QtBot
) -> None:
    sea = idea(file, "A trip to the sea")
    screen = shown(file, qtbot)
    screen.press("New idea")
    screen.fill(panel(screen).form, "title", "Trip to the seaside")
    assert "A trip to the sea" in screen.labels(panel(screen).similar)
    screen.press("Support that one instead: A trip to the sea")
    assert [each.kind for each in the(file, sea).supports] == [COME]
    assert len(store.ideas(file)) == 1
    assert panel(screen).title.text() == "A trip to the sea"


def test_people_support_an_idea_by_name_or_without_one(file: CentreFile, qtbot: QtBot) -> None:
    choir = idea(file)
    screen = shown(file, qtbot)
    screen.page.open_idea(choir)
    part = panel(screen).support
    screen.fill(part.form, "who", "Ben")
    screen.press("Would help lead")
    screen.press("Would come")
    screen.press("Can teach this")
    given = [(each.kind, each.person_id) for each in the(file, choir).supports]
    assert given == [(LEAD, 2), (COME, None), (TEACH, None)]
    assert "1 would help lead: Ben" in screen.labels()
    assert "1 would come: 1 without a name" in screen.labels()
    assert screen.said[0] == "Ben would help lead."


def test_who_supported_it_already_is_told_so_and_not_counted_twice(
    file: CentreFile, qtbot: QtBot
) -> None:
    choir = idea(file)
    support(file, choir, COME, 2, TODAY)
    screen = shown(file, qtbot)
    screen.page.open_idea(choir)
    screen.fill(panel(screen).support.form, "who", "Ben")
    screen.press("Would come")
    assert len(the(file, choir).supports) == 1
    assert screen.told == ["Ben said so already: would come."]
    assert not screen.said


def test_a_name_nobody_has_is_asked_for_again(file: CentreFile, qtbot: QtBot) -> None:
    choir = idea(file)
    screen = shown(file, qtbot)
    screen.page.open_idea(choir)
    screen.fill(panel(screen).support.form, "who", "Zebedee")
    screen.press("Would come")
    assert not the(file, choir).supports
    assert any("Nobody in the file has this name" in words for words in screen.labels())


def test_support_is_taken_back_from_the_menu(file: CentreFile, qtbot: QtBot) -> None:
    choir = idea(file)
    support(file, choir, COME, 2, TODAY)
    screen = shown(file, qtbot)
    screen.page.open_idea(choir)
    menu = panel(screen).support.back_button.menu()
    assert [each.text() for each in menu.actions()] == ["Ben: would come"]
    menu.actions()[0].trigger()
    assert not the(file, choir).supports


def test_everybody_gets_a_reply_and_not_now_needs_its_why(file: CentreFile, qtbot: QtBot) -> None:
    choir = idea(file)
    screen = shown(file, qtbot)
    screen.page.open_idea(choir)
    reply = panel(screen).reply
    answer = reply.form.field("answer")
    answer.setFocus()
    press(qtbot, Qt.Key.Key_End)
    assert answer.value() == NOT_NOW
    screen.press("Reply")
    assert the(file, choir).replied_on is None
    assert any("“Not now” needs a reason" in words for words in screen.labels())
    reply.form.field("reply").setFocus()
    write(qtbot, "The hall is full until May.")
    screen.press("Reply")
    assert the(file, choir).answer == NOT_NOW
    assert the(file, choir).reply == "The hall is full until May."
    assert screen.said[-1] == "Replied to “Choir”."
    assert "Not now" in screen.labels()


def test_a_reply_being_typed_outlives_what_others_change(file: CentreFile, qtbot: QtBot) -> None:
    choir = idea(file)
    screen = shown(file, qtbot)
    screen.page.open_idea(choir)
    field = panel(screen).reply.form.field("reply")
    field.setFocus()
    write(qtbot, "We are looking")
    support(file, choir, COME, 3, TODAY)
    settle()
    assert field.value() == "We are looking"
    assert "1 would come: Cy" in screen.labels()
    screen.press("Save")
    assert the(file, choir).reply == "We are looking"


def test_slips_are_typed_in_one_after_another_with_enter(file: CentreFile, qtbot: QtBot) -> None:
    screen = shown(file, qtbot)
    screen.press("Type in slips…")
    assert isinstance(screen.page.frame.side, SlipsPanel)
    for words in ("Karaoke", "Table tennis", "A cat"):
        write(qtbot, words)
        press(qtbot, Qt.Key.Key_Return)
        settle()
    assert {each.title for each in store.ideas(file)} == {"Karaoke", "Table tennis", "A cat"}
    assert "3 slips so far:" in screen.labels()
    press(qtbot, Qt.Key.Key_Return)  # an empty line is no slip
    assert len(store.ideas(file)) == 3


def test_a_slip_like_one_before_is_one_more_who_would_come(file: CentreFile, qtbot: QtBot) -> None:
    screen = shown(file, qtbot)
    screen.press("Type in slips…")
    write(qtbot, "Table tennis")
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "table tennis please")
    screen.press("Support that one instead: Table tennis")
    only = store.ideas(file)
    assert [each.title for each in only] == ["Table tennis"]
    assert len(only[0].supports) == 1


def test_an_idea_on_a_ballot_cannot_be_removed_and_says_why(file: CentreFile, qtbot: QtBot) -> None:
    choir = idea(file)
    ballot(file, "Choir", "Walks")
    screen = shown(file, qtbot)
    screen.page.open_idea(choir)
    assert "On a ballot" in screen.labels()
    screen.press("Remove")
    assert store.idea(file, choir) is not None
    assert any("so it stays" in words for words in screen.labels())


def test_an_idea_is_removed_and_undo_brings_it_back(file: CentreFile, qtbot: QtBot) -> None:
    choir = idea(file)
    screen = shown(file, qtbot)
    screen.page.open_idea(choir)
    screen.press("Remove")
    assert store.idea(file, choir) is None
    file.undo()
    settle()
    assert [row.idea.id for row in tab(screen).table.rows_model.rows] == [choir]


def test_an_idea_goes_on_a_new_ballot(file: CentreFile, qtbot: QtBot) -> None:
    choir = idea(file)
    screen = shown(file, qtbot)
    screen.page.open_idea(choir)
    panel(screen).ballot_button.menu().actions()[0].trigger()
    settle()
    assert screen.page.segments.value() == "ballots"
    side = screen.page.frame.side
    assert side is not None
    assert "Choir" in screen.labels(side)


def test_an_idea_asks_to_become_an_activity(file: CentreFile, qtbot: QtBot) -> None:
    choir = idea(file)
    reply_to_idea(file, choir, CHOSEN, "", TODAY)
    screen = shown(file, qtbot)
    screen.page.open_idea(choir)
    screen.press("Make it an activity")
    assert screen.begun == [choir]


def test_the_idea_wall_is_printed(file: CentreFile, qtbot: QtBot) -> None:
    screen = shown(file, qtbot)
    screen.press("Print the idea wall…")
    assert screen.prints == [("ideas", {})]


def test_ideas_are_found_as_one_types(file: CentreFile, qtbot: QtBot) -> None:
    for title in ("Choir", "Chess", "Walks"):
        idea(file, title)
    screen = shown(file, qtbot)
    screen.page.search.setFocus()
    write(qtbot, "ch")
    assert {row.idea.title for row in tab(screen).table.rows_model.rows} == {"Choir", "Chess"}
    write(qtbot, "xx")
    assert "No idea has these words." in screen.labels()


def test_the_first_visit_says_what_the_page_is_for(file: CentreFile, qtbot: QtBot) -> None:
    screen = shown(file, qtbot)
    assert "No ideas yet" in screen.labels()
    screen.press("Add the first idea")
    assert panel(screen).title.text() == "New idea"


def test_the_arrow_keys_go_through_the_tabs(file: CentreFile, qtbot: QtBot) -> None:
    screen = shown(file, qtbot)
    screen.page.segments.buttons[0].setFocus()
    keys = []
    for _ in range(3):
        keys.append(screen.page.segments.value())
        press(qtbot, Qt.Key.Key_Right)
    assert keys == ["ideas", "ballots", "board"]
