"""Ballots on the page: prepared, open, paper entered twice, the result and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dropin.choosing import store
from dropin.choosing.model import CLOSED, ROOM, SHARES, TICKS, Ballot, BallotOption, BoardSeat
from dropin.choosing.operations import (
    begin_activity,
    close_ballot,
    mark_paper,
    save_ballot,
    save_seat,
    vote,
    withdraw_option,
)
from dropin.choosing.panels.ballot_view import BallotPanel
from dropin.choosing.panels.ballots_view import BallotsTab
from dropin.choosing.panels.open_view import OpenBallotPanel
from dropin.choosing.panels.papers_view import PapersPanel
from dropin.choosing.panels.result_view import ResultPanel
from dropin.people.operations import give_role
from dropin.programme.model import Activity
from dropin.storage.file import CentreFile
from tests.choosing.made import CLOSES, TODAY, ballot, draft, idea, options_of
from tests.choosing.screens import Shown, later, shown
from tests.files import NOW
from tests.shell.hands import button, press, settle, write


def the(file: CentreFile, ballot_id: int) -> Ballot:
    found = store.ballot(file, ballot_id)
    assert found is not None
    return found


def opened(file: CentreFile, qtbot: QtBot, ballot_id: int, at: object = None) -> Shown:
    """The page with one ballot at the side."""
    screen = shown(file, qtbot, "ballots", *([at] if at is not None else []))
    screen.page.open_ballot(ballot_id)
    settle()
    return screen


def editor(screen: Shown) -> BallotPanel:
    assert isinstance(screen.page.frame.side, BallotPanel)
    return screen.page.frame.side


def running(screen: Shown) -> OpenBallotPanel:
    assert isinstance(screen.page.frame.side, OpenBallotPanel)
    return screen.page.frame.side


def papers(screen: Shown) -> PapersPanel:
    assert isinstance(screen.page.frame.side, PapersPanel)
    return screen.page.frame.side


def option(screen: Shown, title: str, **amounts: str) -> None:
    """Type one option and add it."""
    form = editor(screen).options.form
    screen.fill(form, "title", title)
    for name, words in amounts.items():
        screen.fill(form, name, words)
    screen.press("Add this option")


# Prepared


def test_a_ballot_is_prepared_with_its_options_costs_and_rule(
    file: CentreFile, qtbot: QtBot
) -> None:
    choir = idea(file)
    screen = shown(file, qtbot, "ballots")
    screen.press("New ballot")
    panel = editor(screen)
    screen.fill(panel.form, "question", "What next?")
    screen.fill(panel.form, "closes_on", "5 December")
    panel.options.ideas_button.menu().actions()[0].trigger()
    option(screen, "Walks", money_cents="12.50", leader_minutes="1:30")
    panel.rule_form.field("rule").set_value(SHARES)
    panel.rule_form.field("rule").changed.emit()
    panel.rule_form.field("measure").set_value(ROOM)
    panel.rule_form.field("measure").changed.emit()
    screen.fill(panel.rule_form, "minutes", "20")
    screen.press("Prepare it")
    made = store.ballots(file)[0]
    assert (made.question, made.opens_on, made.closes_on) == (
        "What next?",
        TODAY,
        date(2026, 12, 6),
    )
    assert (made.rule, made.measure, made.budget) == (SHARES, ROOM, 1200)
    assert [each.title for each in made.options] == ["Choir", "Walks"]
    assert made.options[0].idea_id == choir
    assert (made.options[1].money_cents, made.options[1].leader_minutes) == (1250, 90)
    assert screen.said == ["Prepared “What next?”."]


def test_what_is_missing_is_said_and_nothing_is_lost(file: CentreFile, qtbot: QtBot) -> None:
    screen = shown(file, qtbot, "ballots")
    screen.press("New ballot")
    screen.fill(editor(screen).form, "question", "What next?")
    screen.press("Prepare it")
    assert any("needs something to tick" in words for words in screen.labels())
    option(screen, "Choir")
    editor(screen).rule_form.field("rule").set_value(SHARES)
    screen.press("Prepare it")
    assert any("Fair shares need something to share out" in each for each in screen.labels())
    assert not store.ballots(file)


def test_an_option_half_typed_is_not_lost_on_save(file: CentreFile, qtbot: QtBot) -> None:
    screen = shown(file, qtbot, "ballots")
    screen.press("New ballot")
    screen.fill(editor(screen).form, "question", "What next?")
    screen.fill(editor(screen).options.form, "title", "Choir")
    screen.press("Prepare it")
    assert [each.title for each in store.ballots(file)[0].options] == ["Choir"]


def test_an_option_is_changed_and_removed_in_the_list(file: CentreFile, qtbot: QtBot) -> None:
    tomorrow = date(2026, 11, 23)
    number = save_ballot(file, replace(draft("Choir", "Walks"), opens_on=tomorrow), TODAY)
    screen = opened(file, qtbot, number)
    screen.press("Change: Choir")
    screen.fill(editor(screen).options.form, "title", "Big choir")
    screen.press("Save the change")
    screen.press("Remove: Walks")
    screen.press("Save")
    assert [each.title for each in the(file, number).options] == ["Big choir"]


def test_rules_are_explained_in_a_sentence(file: CentreFile, qtbot: QtBot) -> None:
    screen = shown(file, qtbot, "ballots")
    screen.press("New ballot")
    panel = editor(screen)
    assert panel.rule_words.text().startswith("What most people ticked")
    panel.rule_form.field("rule").set_value(SHARES)
    panel.rule_form.field("rule").changed.emit()
    assert "equal share" in panel.rule_words.text()


def test_once_somebody_voted_only_the_last_day_can_be_moved(file: CentreFile, qtbot: QtBot) -> None:
    number = ballot(file, "Choir", "Walks")
    vote(file, number, 1, options_of(file, number)[:1], TODAY)
    screen = opened(file, qtbot, number)
    screen.press("Change it")
    panel = editor(screen)
    assert not panel.form.field("question").isEnabled()
    assert not panel.options.isEnabled()
    screen.fill(panel.form, "closes_on", "10 December")
    screen.press("Save")
    assert the(file, number).closes_on == date(2026, 12, 11)


# Open


def test_how_many_have_voted_is_said_but_never_who(file: CentreFile, qtbot: QtBot) -> None:
    number = ballot(file, "Choir", "Walks")
    vote(file, number, 2, options_of(file, number)[:1], TODAY)
    screen = opened(file, qtbot, number)
    assert "1 of 12 have voted" in screen.labels()
    assert not any("Ben" in words for words in screen.labels())


def test_only_those_who_may_vote_are_counted(file: CentreFile, qtbot: QtBot) -> None:
    number = save_ballot(file, replace(draft("Choir"), electorate=("board",)), TODAY)
    give_role(file, 3, "board", date(2020, 1, 1))
    screen = opened(file, qtbot, number)
    assert "0 of 2 have voted" in screen.labels()
    screen.fill(running(screen).form, "who", "Ben")
    screen.press("Open the booth")
    assert running(screen).booth is None
    assert any("not among those who vote" in words for words in screen.labels())


def test_a_second_vote_is_refused_kindly_before_the_booth_opens(
    file: CentreFile, qtbot: QtBot
) -> None:
    number = ballot(file, "Choir", "Walks")
    vote(file, number, 2, (), TODAY)
    screen = opened(file, qtbot, number)
    for way in ("Open the booth", "Handed in a paper"):
        screen.fill(running(screen).form, "who", "Ben")
        screen.press(way)
        assert any("Ben has voted already, at the desk" in each for each in screen.labels())
    assert running(screen).booth is None
    assert store.papers_marked(file, number) == 0


def test_papers_are_marked_by_name_and_taken_back(file: CentreFile, qtbot: QtBot) -> None:
    number = ballot(file, "Choir", "Walks")
    screen = opened(file, qtbot, number)
    screen.fill(running(screen).form, "who", "Ben")
    screen.press("Handed in a paper")
    assert store.papers_marked(file, number) == 1
    assert "1 paper handed in, 0 in the box." in screen.labels()
    assert screen.told == ["Ben handed in a paper."]
    assert not screen.said, "there is no undo for papers, so none is offered"
    screen.press("Ben did not? Take it back")
    assert store.papers_marked(file, number) == 0


def test_an_option_is_withdrawn_but_not_the_last(file: CentreFile, qtbot: QtBot) -> None:
    number = ballot(file, "Choir", "Walks")
    screen = opened(file, qtbot, number)
    screen.press("Withdraw: Choir")
    assert [each.title for each in the(file, number).standing] == ["Walks"]
    assert "Choir: withdrawn" in screen.labels()
    with pytest.raises(AssertionError):
        button(screen.page, "Withdraw: Walks")


def test_closing_now_shows_the_result_at_once(file: CentreFile, qtbot: QtBot) -> None:
    number = ballot(file, "Choir", "Walks")
    choir = options_of(file, number)[0]
    for person_id in range(1, 7):
        vote(file, number, person_id, [choir] if person_id > 1 else [], TODAY)
    screen = opened(file, qtbot, number)
    screen.press("Close it now")
    assert the(file, number).state_on(TODAY) == CLOSED
    assert isinstance(screen.page.frame.side, ResultPanel)
    assert "Choir: chosen" in screen.labels()


def test_ballot_papers_are_printed(file: CentreFile, qtbot: QtBot) -> None:
    number = ballot(file, "Choir")
    screen = opened(file, qtbot, number)
    screen.press("Print ballot papers…")
    assert screen.prints == [("ballot", {"ballot_id": number})]


# Papers


def typed(screen: Shown, entries: Sequence[str]) -> None:
    """Papers as their numbers, each with Enter."""
    for words in entries:
        papers(screen).paper.setFocus()
        write(screen.qtbot, words)
        press(screen.qtbot, Qt.Key.Key_Return)
        settle()


def with_papers(file: CentreFile, count: int = 3) -> int:
    number = ballot(file, "Choir", "Walks", "Chess")
    for person_id in range(1, count + 1):
        mark_paper(file, number, person_id, TODAY)
    return number


def test_papers_are_entered_twice_and_then_counted(file: CentreFile, qtbot: QtBot) -> None:
    number = with_papers(file)
    screen = opened(file, qtbot, number)
    screen.press("Enter papers…")
    typed(screen, ["1 3", "0", "2"])
    assert "First time: paper 4" in screen.labels()
    screen.press("Now a second time")
    assert not any(words.startswith("Paper") for words in screen.labels(papers(screen).content))
    typed(screen, ["1 3", "0", "2"])
    screen.press("Compare both")
    assert "Both times say the same." in screen.labels()
    screen.press("Put 3 papers in the box")
    assert store.papers_counted(file, number) == 3
    assert screen.told == ["3 papers are in the box."]
    choir, walks, chess = options_of(file, number)
    close_ballot(file, number, TODAY)
    assert store.votes_of(file, number, TODAY) == {
        frozenset({choir, chess}): 1,
        frozenset(): 1,
        frozenset({walks}): 1,
    }


def test_where_the_entries_differ_both_stand_side_by_side_and_nothing_counts(
    file: CentreFile, qtbot: QtBot
) -> None:
    number = with_papers(file)
    screen = opened(file, qtbot, number)
    screen.press("Enter papers…")
    typed(screen, ["1", "2", "3"])
    screen.press("Now a second time")
    typed(screen, ["1", "2 3"])
    screen.press("Compare both")
    assert {
        "First time: 2",
        "Second time: 2, 3",
        "First time: 3",
        "Second time: no such paper",
    } <= {*screen.labels()}
    assert not button(screen.page, "Put 3 papers in the box").isEnabled()
    screen.press("Type it again: First time: 2")
    typed(screen, ["2 3"])
    assert not papers(screen).on_button.isEnabled()
    screen.press("There is no such paper: First time: 3")
    screen.press("Put 2 papers in the box")
    assert store.papers_counted(file, number) == 2


def test_half_entered_papers_wait_where_they_were_left(file: CentreFile, qtbot: QtBot) -> None:
    number = with_papers(file)
    screen = opened(file, qtbot, number)
    screen.press("Enter papers…")
    typed(screen, ["1", "2"])
    screen.press("Later")
    screen.page.open_ballot(number)
    screen.press("Enter papers…")
    assert "First time: paper 3" in screen.labels()


def test_a_number_no_option_has_is_asked_for_again(file: CentreFile, qtbot: QtBot) -> None:
    screen = opened(file, qtbot, with_papers(file))
    screen.press("Enter papers…")
    for wrong in ("4", "x", "1 9"):
        typed(screen, [wrong])
        assert papers(screen).batch.first == ()
        assert any("Write the numbers of what is ticked" in each for each in screen.labels())
        papers(screen).paper.set_value(None)


def test_more_papers_than_people_are_refused(file: CentreFile, qtbot: QtBot) -> None:
    screen = opened(file, qtbot, with_papers(file, 1))
    screen.press("Enter papers…")
    typed(screen, ["1", "2"])
    assert len(papers(screen).batch.first) == 1
    assert any("Only one paper is left to enter" in words for words in screen.labels())


def test_starting_again_forgets_only_what_was_typed(file: CentreFile, qtbot: QtBot) -> None:
    number = with_papers(file)
    screen = opened(file, qtbot, number)
    screen.press("Enter papers…")
    typed(screen, ["1", "2"])
    screen.press("Start again")
    assert papers(screen).batch.first == ()
    assert store.papers_marked(file, number) == 3


# Closed


def test_the_result_warns_when_so_few_voted_that_others_can_guess(
    file: CentreFile, qtbot: QtBot
) -> None:
    number = ballot(file, "Choir", "Walks")
    vote(file, number, 1, options_of(file, number)[:1], TODAY)
    screen = opened(file, qtbot, number, later)
    assert any("Only 1 person voted" in words for words in screen.labels())


def test_fair_shares_stand_beside_what_most_ticks_would_have_chosen(
    file: CentreFile, qtbot: QtBot
) -> None:
    options = tuple(
        BallotOption(0, title, room_minutes=minutes)
        for title, minutes in (("Choir", 600), ("Band", 600), ("Chess", 600))
    )
    made = Ballot(0, "What next?", TODAY, CLOSES, rule=SHARES, measure=ROOM, budget=1200)
    number = save_ballot(file, replace(made, options=options), TODAY)
    choir, band, chess = options_of(file, number)
    for person_id in range(1, 8):
        vote(file, number, person_id, [choir, band], TODAY)
    for person_id in range(8, 13):
        vote(file, number, person_id, [chess], TODAY)
    screen = opened(file, qtbot, number, later)
    said = screen.labels()
    assert "Choir: chosen" in said or "Band: chosen" in said
    assert any(words.startswith("Most ticks alone would have chosen: ") for words in said)
    assert any("people each gave" in words for words in said)
    assert any("tie" in words.casefold() or "as many" in words for words in said)


def test_a_vote_after_closing_finds_the_booth_shut(file: CentreFile, qtbot: QtBot) -> None:
    number = ballot(file, "Choir", "Walks")
    screen = opened(file, qtbot, number)
    close_ballot(file, number, TODAY)
    settle()
    assert screen.page.frame.side is None, "there is nothing more to vote on"
    screen.page.open_ballot(number)
    assert isinstance(screen.page.frame.side, ResultPanel)


def test_the_result_is_recorded_as_a_decision(file: CentreFile, qtbot: QtBot) -> None:
    number = ballot(file, "Choir")
    vote(file, number, 1, options_of(file, number), TODAY)
    screen = opened(file, qtbot, number, later)
    panel = screen.page.frame.side
    assert isinstance(panel, ResultPanel)
    panel.outcome.decide_form.field("reason").setFocus()
    write(qtbot, "So it was voted.")
    screen.press("Record as decision")
    decided = store.decisions(file, ballot_id=number)
    assert [(each.outcome, each.reason, each.decided_by) for each in decided] == [
        ("yes", "So it was voted.", "members")
    ]
    assert "Decided on Wed 2 Dec: Yes. So it was voted." in screen.labels()
    assert not panel.outcome.decide_button.isVisible()


def test_a_no_needs_its_why(file: CentreFile, qtbot: QtBot) -> None:
    number = ballot(file, "Choir")
    vote(file, number, 1, options_of(file, number), TODAY)
    screen = opened(file, qtbot, number, later)
    panel = screen.page.frame.side
    assert isinstance(panel, ResultPanel)
    panel.outcome.decide_form.field("outcome").set_value("no")
    screen.press("Record as decision")
    assert not store.decisions(file)
    assert any("needs a reason" in words for words in screen.labels())


def test_a_chosen_idea_goes_on_to_its_activity(file: CentreFile, qtbot: QtBot) -> None:
    choir = idea(file)
    number = ballot(file, "Choir")
    vote(file, number, 1, options_of(file, number), TODAY)
    screen = opened(file, qtbot, number, later)
    screen.press("Make Choir an activity")
    assert screen.begun == [choir]


def test_the_ballot_is_still_to_be_decided_on_once_one_of_its_ideas_has_begun(
    file: CentreFile, qtbot: QtBot
) -> None:
    choir = idea(file)
    number = ballot(file, "Choir", "Walks")
    vote(file, number, 1, options_of(file, number), TODAY)
    begin_activity(file, choir, Activity(0, "Choir", leader_id=1), later().date())
    screen = opened(file, qtbot, number, later)
    assert any(each.startswith("Choir. Decided on Tue 1 Dec: Yes.") for each in screen.labels())
    screen.press("Record as decision")
    decided = store.decisions(file, ballot_id=number)
    assert [each.idea_id for each in decided] == [choir, None]


def test_papers_still_out_can_be_entered_after_closing(file: CentreFile, qtbot: QtBot) -> None:
    number = with_papers(file, 2)
    screen = opened(file, qtbot, number, later)
    assert any("2 papers that were handed in are not in the box yet" in e for e in screen.labels())
    screen.press("Enter papers…")
    assert isinstance(screen.page.frame.side, PapersPanel)


def test_an_election_fills_its_seat_and_a_tie_is_settled_by_people(
    file: CentreFile, qtbot: QtBot
) -> None:
    seat = save_seat(file, BoardSeat(0, "Chair", "members"))
    options = (BallotOption(0, "Ana", person_id=1), BallotOption(0, "Ben", person_id=2))
    number = save_ballot(
        file, replace(draft("x"), rule=TICKS, seat_id=seat, places=1, options=options), TODAY
    )
    ana, ben = options_of(file, number)
    for person_id in range(1, 7):
        vote(file, number, person_id, [ana if person_id % 2 else ben], TODAY)
    screen = opened(file, qtbot, number, later)
    panel = screen.page.frame.side
    assert isinstance(panel, ResultPanel)
    panel.outcome.seat_form.field("option_id").set_value(ben)
    screen.press("Fill the seat")
    assert any("have as many ticks" in words for words in screen.labels(panel.outcome))
    assert not store.terms(file)
    screen.fill(panel.outcome.seat_form, "reason", "by lot")
    screen.press("Fill the seat")
    assert [each.person_id for each in store.terms(file)] == [2]
    words = screen.labels(panel)
    assert "Ben is elected: Chair." in words
    assert "Ana, Ben had as many ticks. How it was settled: by lot." in words
    assert "Ben is elected: Chair. Decided on Tue 1 Dec." in words
    assert not any("have as many ticks" in each for each in words)


def test_a_candidate_is_chosen_by_name_and_stands_so_on_the_paper(
    file: CentreFile, qtbot: QtBot
) -> None:
    seat = save_seat(file, BoardSeat(0, "Chair", "members"))
    screen = shown(file, qtbot, "ballots")
    screen.press("New ballot")
    panel = editor(screen)
    screen.fill(panel.form, "question", "Who shall chair?")
    panel.form.field("seat_id").set_value(seat)
    panel.form.field("seat_id").changed.emit()
    assert not panel.rule_form.isVisible()
    screen.fill(panel.options.form, "person_id", "Ben")
    screen.press("Add this option")
    screen.press("Prepare it")
    made = store.ballots(file)[0]
    assert [(each.title, each.person_id) for each in made.options] == [("Ben", 2)]
    assert (made.seat_id, made.rule, made.measure) == (seat, TICKS, "")


def test_open_ballots_come_before_drafts_and_results(file: CentreFile, qtbot: QtBot) -> None:
    closed = ballot(file, "Choir")
    close_ballot(file, closed, TODAY)
    coming = save_ballot(file, replace(draft("Choir"), opens_on=date(2026, 11, 25)), TODAY)
    now_open = ballot(file, "Choir")
    tab = shown(file, qtbot, "ballots").page.tabs["ballots"]
    assert isinstance(tab, BallotsTab)
    rows = tab.table.rows_model.rows
    assert [row.ballot.id for row in rows] == [now_open, coming, closed]
    assert [row.when for row in rows] == [
        "until Mon 30 Nov",
        "opens Wed 25 Nov",
        "closed Sun 22 Nov",
    ]


def test_a_withdrawn_option_keeps_its_number_on_paper(file: CentreFile, qtbot: QtBot) -> None:
    number = with_papers(file, 1)
    withdraw_option(file, number, options_of(file, number)[0], TODAY)
    screen = opened(file, qtbot, number)
    screen.press("Enter papers…")
    typed(screen, ["1 2"])
    assert papers(screen).batch.first == (frozenset(options_of(file, number)[:2]),)


def test_a_file_open_elsewhere_is_read_and_nothing_in_it_offers_to_change_it(
    file: CentreFile, qtbot: QtBot
) -> None:
    number = with_papers(file, 2)
    choir = idea(file)
    with CentreFile.open(file.path, clock=lambda: NOW, who="Ben") as other:
        assert other.read_only
        screen = opened(other, qtbot, number)
        assert "2 of 12 have voted" in screen.labels()
        for words in ("Open the booth", "Handed in a paper", "Enter papers…", "New ballot"):
            assert not button(screen.page, words).isEnabled()
        assert button(screen.page, "Print ballot papers…").isEnabled()
        screen.page.open_idea(choir)
        for words in ("New idea", "Would come", "Reply", "Make it an activity", "Type in slips…"):
            assert not button(screen.page, words).isEnabled()
        screen.page.go_to("board")
        for words in ("New meeting", "New seat", "Quorum"):
            assert not button(screen.page, words).isEnabled()
        screen.page.hide()
