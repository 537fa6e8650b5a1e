"""The panel of an activity: four fields to begin with, doubts asked, everything else on demand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dropin.dates import Customs
from dropin.programme.forms import ActivityPanel
from dropin.programme.model import ASK, DATED, KEEP, WORDS, Activity, ActivityTime
from dropin.programme.operations import add_activity, update_activity
from dropin.programme.panels.when_view import WhenContext, WhenField
from dropin.programme.store import activities, activity
from dropin.storage.file import CentreFile
from tests.programme.screen_sample import ANA, HALL, JO, KITCHEN, answering, sample, weekly

NEW = ActivityTime(0, 0, "")
CONTEXT = WhenContext(Customs(), date(2026, 11, 25))


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with sample(tmp_path) as opened:
        yield opened


def panel_of(file: CentreFile, qtbot: QtBot, activity_id: int = 0) -> ActivityPanel:
    panel = ActivityPanel(file, activity_id, CONTEXT)
    qtbot.addWidget(panel)
    panel.resize(360, 700)
    panel.show()
    return panel


def named(file: CentreFile, title: str) -> Activity:
    return next(each for each in activities(file) if each.title == title)


def when_field(qtbot: QtBot, base: ActivityTime = NEW) -> WhenField:
    field = WhenField(CONTEXT, base)
    qtbot.addWidget(field)
    qtbot.addWidget(field.below)
    return field


def test_four_fields_make_an_activity(file: CentreFile, qtbot: QtBot) -> None:
    panel = panel_of(file, qtbot)
    said: list[str] = []
    panel.said.connect(said.append)
    qtbot.keyClicks(panel.form.field("title").editor, "Chess")
    qtbot.keyClicks(panel.times.cards[0].when.line, "2nd and 4th Tuesday, 1:30 till 3")
    panel.form.field("place_id").set_value(HALL)
    qtbot.keyClicks(panel.form.field("leader_id").editor, "Jo")
    panel.save()
    chess = named(file, "Chess")
    assert (chess.place_id, chess.leader_id, chess.created_on) == (HALL, JO, CONTEXT.today)
    (only,) = chess.times
    assert (only.rule, only.at, only.minutes) == ("FREQ=MONTHLY;BYDAY=2TU,4TU", time(13, 30), 90)
    assert only.starts_on == CONTEXT.today  # it was not there last year
    assert said == ["Added Chess."]
    assert file.undo_label == "Add Chess"


def test_the_next_dates_show_as_one_types(qtbot: QtBot) -> None:
    field = when_field(qtbot)
    qtbot.keyClicks(field.line, "last Friday of the month, 14:00")
    assert "Next: Fri 27 Nov, Fri 25 Dec, Fri 29 Jan" in field.reading_label.text()
    assert field.choice_buttons == []


def test_a_doubt_is_asked_and_its_answer_is_typed(qtbot: QtBot) -> None:
    field = when_field(qtbot)
    qtbot.keyClicks(field.line, "every other Thursday, 14:00-15:00")
    assert field.question.label.text()
    (only,) = field.value()
    assert (only.dating, only.rule) == (ASK, "")  # nothing is guessed in silence
    qtbot.mouseClick(field.choice_buttons[1], Qt.MouseButton.LeftButton)
    (only,) = field.value()
    assert (only.dating, only.starts_on) == (DATED, date(2026, 12, 3))
    assert field.question.isHidden()


def test_words_that_fix_no_date_stay_words(qtbot: QtBot) -> None:
    field = when_field(qtbot)
    qtbot.keyClicks(field.line, "by appointment")
    assert field.value()[0].dating == ASK
    qtbot.mouseClick(field.choice_buttons[0], Qt.MouseButton.LeftButton)
    assert field.value()[0].dating == WORDS


def test_words_that_mean_nothing_are_refused(qtbot: QtBot) -> None:
    field = when_field(qtbot)
    qtbot.keyClicks(field.line, "31 February")
    assert field.problem()


def test_two_times_typed_in_one_line_become_two(qtbot: QtBot) -> None:
    field = when_field(qtbot)
    qtbot.keyClicks(field.line, "Mon 11:45 to 12:30, Wed 11:30")
    assert [each.at for each in field.value()] == [time(11, 45), time(11, 30)]


def test_untouched_words_keep_their_time_exactly(qtbot: QtBot) -> None:
    base = weekly("TU", time(14), 120, excluded=(date(2026, 12, 1),), topic="Carols")
    assert when_field(qtbot, base).value() == (base,)


def test_changing_the_title_leaves_the_times_alone(file: CentreFile, qtbot: QtBot) -> None:
    before = named(file, "Choir")
    panel = panel_of(file, qtbot, before.id)
    assert panel.times.cards[0].when.line.text() == "Every Tuesday, 14:00–16:00"
    title = panel.form.field("title")
    title.set_value("Big choir")
    qtbot.keyClick(title.editor, Qt.Key.Key_Return)
    after = activity(file, before.id)
    assert after is not None
    assert after.title == "Big choir"
    assert after.times == before.times


def test_who_proposed_and_who_decided_is_noted_under_more(file: CentreFile, qtbot: QtBot) -> None:
    panel = panel_of(file, qtbot, named(file, "Choir").id)
    panel.show_more()
    panel.more.set_values({"proposed_by": "members", "decided_by": "board"})
    panel.save()
    choir = named(file, "Choir")
    assert (choir.proposed_by, choir.decided_by) == ("members", "board")
    again = panel_of(file, qtbot, choir.id)
    again.show_more()
    told = [label.text() for label in again.more.findChildren(QLabel)]
    assert "So far: proposed by members, decided by the board." in told


def test_votes_are_forgotten_when_somebody_else_is_said_to_have_decided(
    file: CentreFile, qtbot: QtBot
) -> None:
    march = date(2026, 3, 5)
    choir = named(file, "Choir")
    update_activity(file, replace(choir, decided_by="members", votes=14, decided_on=march))
    panel = panel_of(file, qtbot, named(file, "Choir").id)
    panel.show_more()
    panel.save()
    assert named(file, "Choir").votes == 14
    panel.more.set_values({"decided_by": "staff"})
    panel.save()
    choir = named(file, "Choir")
    assert (choir.decided_by, choir.votes, choir.decided_on) == ("staff", None, None)


def test_more_holds_the_rest(file: CentreFile, qtbot: QtBot) -> None:
    panel = panel_of(file, qtbot, named(file, "Choir").id)
    qtbot.mouseClick(panel.more_button, Qt.MouseButton.LeftButton)
    panel.more.set_values(
        {"capacity": 12, "fee_cents": 250, "on_closure": KEEP, "co_leader_id": JO, "bring": "a cup"}
    )
    panel.save()
    choir = named(file, "Choir")
    assert (choir.capacity, choir.fee_cents, choir.on_closure) == (12, 250, KEEP)
    assert (choir.co_leader_id, choir.bring, choir.leader_id) == (JO, "a cup", ANA)


def test_each_time_has_its_own_place_and_topic(file: CentreFile, qtbot: QtBot) -> None:
    panel = panel_of(file, qtbot, named(file, "Choir").id)
    panel.show_more()
    qtbot.mouseClick(panel.times.add_button, Qt.MouseButton.LeftButton)
    second = panel.times.cards[1]
    qtbot.keyClicks(second.when.line, "Fridays 10:00-11:00")
    second.place.set_value(KITCHEN)
    second.topic.set_value("Beginners")
    panel.save()
    first, second_time = named(file, "Choir").times
    assert (first.place_id, first.topic) == (None, "")
    assert (second_time.place_id, second_time.topic) == (KITCHEN, "Beginners")


def test_access_facts_of_the_place_are_shown(file: CentreFile, qtbot: QtBot) -> None:
    panel = panel_of(file, qtbot, named(file, "Choir").id)
    assert panel.access.text() == "Access: step-free"
    panel.form.field("place_id").set_value(KITCHEN)
    panel.form.field("place_id").changed.emit()
    assert panel.access.isHidden()


def test_a_missing_title_is_said_under_its_field(file: CentreFile, qtbot: QtBot) -> None:
    panel = panel_of(file, qtbot)
    qtbot.keyClicks(panel.times.cards[0].when.line, "Mondays 10:00")
    before = file.last_change_id
    panel.save()
    assert file.last_change_id == before
    assert panel.form.field("title").wrong


def test_without_saying_when_nothing_is_saved(file: CentreFile, qtbot: QtBot) -> None:
    panel = panel_of(file, qtbot)
    panel.form.field("title").set_value("Chess")
    before = file.last_change_id
    panel.save()
    assert file.last_change_id == before
    assert panel.times.cards[0].when.wrong


def test_suspending_and_resuming(file: CentreFile, qtbot: QtBot) -> None:
    choir = named(file, "Choir")
    panel = panel_of(file, qtbot, choir.id)
    panel.show_more()
    panel.more.field("suspension_note").set_value("the piano is away")
    panel.suspend_or_resume()
    suspended = named(file, "Choir")
    assert suspended.suspended_from == CONTEXT.today
    assert (suspended.suspended_until, suspended.suspension_note) == (None, "the piano is away")
    panel_of(file, qtbot, choir.id).suspend_or_resume()
    assert not named(file, "Choir").suspended_on(CONTEXT.today)


def test_suspending_until_a_day(file: CentreFile, qtbot: QtBot) -> None:
    panel = panel_of(file, qtbot, named(file, "Choir").id)
    said: list[str] = []
    panel.said.connect(said.append)
    panel.show_more()
    panel.more.field("until").set_value(date(2027, 1, 5))
    panel.suspend_or_resume()
    assert named(file, "Choir").suspended_until == date(2027, 1, 5)
    assert said == ["Choir is suspended until Tuesday 5 January 2027."]


@pytest.mark.parametrize(
    ("answer", "title", "open_after"),
    [("Save", "Big choir", False), ("Do not save", "Choir", False), ("Cancel", "Choir", True)],
)
def test_a_draft_is_not_lost_by_leaving(
    file: CentreFile, qtbot: QtBot, answer: str, title: str, open_after: bool
) -> None:
    choir = named(file, "Choir")
    panel = panel_of(file, qtbot, choir.id)
    line = panel.form.field("title").editor
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "Big choir")
    with answering(answer) as asked:
        qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert asked == ["Save what you changed in Choir?"]
    assert named(file, title).id == choir.id
    assert panel.isVisible() == open_after


def test_what_was_only_looked_at_closes_without_a_question(file: CentreFile, qtbot: QtBot) -> None:
    panel = panel_of(file, qtbot, named(file, "Choir").id)
    panel.show_more()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_removing_is_undone_whole(file: CentreFile, qtbot: QtBot) -> None:
    before = named(file, "Choir")
    panel = panel_of(file, qtbot, before.id)
    panel.remove()
    assert activity(file, before.id) is None
    file.undo()
    assert activity(file, before.id) == before


def test_two_people_of_one_name_can_be_told_apart(file: CentreFile, qtbot: QtBot) -> None:
    with file.change("Another Ana") as change:
        second = change.insert("person", name="Ana Lopes", short_name="Ana L.")
    add_activity(file, Activity(0, "Chess", leader_id=second, times=(weekly("MO", time(10)),)))
    panel = panel_of(file, qtbot, named(file, "Chess").id)
    assert panel.form.field("leader_id").value() == second
