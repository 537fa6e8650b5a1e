"""The Activities page: found as one types, in sections, edited at the side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dropin.programme.forms import ActivityPanel
from dropin.programme.model import Activity, ActivityTime
from dropin.programme.operations import add_activity, suspend
from dropin.programme.page import ENDED, RUNNING, SUSPENDED, TO_ANSWER, ActivitiesPage
from dropin.programme.store import activities
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.programme.screen_sample import now, sample, weekly


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with sample(tmp_path) as opened:
        yield opened


@pytest.fixture
def page(file: CentreFile, qtbot: QtBot) -> ActivitiesPage:
    page = ActivitiesPage(file, now)
    qtbot.addWidget(page)
    page.resize(1158, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def titles(page: ActivitiesPage) -> list[str]:
    return [row.activity.title for row in page.table.rows_model.rows]


def test_it_says_when_where_who_and_what_is_next(page: ActivitiesPage) -> None:
    choir = next(row for row in page.table.rows_model.rows if row.activity.title == "Choir")
    assert (choir.when, choir.place, choir.leader, choir.following) == (
        "Every Tuesday, 14:00–16:00",
        "Hall",
        "Ana Lopes",
        "Tue 1 Dec, 14:00",
    )


def test_letters_typed_anywhere_in_the_list_search(page: ActivitiesPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClicks(page.table, "b")
    qtbot.keyClicks(page.search.line, "ak")
    assert titles(page) == ["Baking"]
    qtbot.keyClick(page.search.line, Qt.Key.Key_Return)
    assert page.frame.side is not None
    assert page.frame.side.title.text() == "Baking"


def test_search_finds_people_and_places_too(page: ActivitiesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search.line, "kitchen jo")
    assert titles(page) == ["Baking"]
    qtbot.keyClicks(page.search.line, "zzz")
    assert "fits" in page.nothing.text()


def test_sections_hold_what_is_to_answer_suspended_and_over(
    page: ActivitiesPage, file: CentreFile
) -> None:
    choir = next(each for each in activities(file) if each.title == "Choir")
    suspend(file, choir.id, date(2026, 11, 1), note="no piano")
    past = ActivityTime(0, 0, "", added=(date(2026, 10, 1),), at=time(10))
    add_activity(file, Activity(0, "Outing", times=(past,)))
    page.refresh()
    found = {}
    for section in (RUNNING, TO_ANSWER, SUSPENDED, ENDED):
        page.sections.choose(section)
        found[section] = titles(page)
    assert found[TO_ANSWER] == ["Garden"]
    assert found[SUSPENDED] == ["Choir"]
    assert found[ENDED] == ["Outing"]
    assert not {"Garden", "Choir", "Outing"} & set(found[RUNNING])
    assert [button.text() for button in page.sections.buttons][1:] == [
        "To answer 1",
        "Suspended 1",
        "Ended 1",
    ]


def test_a_question_is_answered_in_the_panel(
    page: ActivitiesPage, file: CentreFile, qtbot: QtBot
) -> None:
    garden = next(each for each in activities(file) if each.title == "Garden")
    page.open_activity(garden.id)
    assert page.sections.value() == TO_ANSWER
    panel = page.frame.side
    assert isinstance(panel, ActivityPanel)
    when = panel.times.cards[0].when
    while when.choice_buttons:
        when.choice_buttons[0].click()
    panel.save()
    page.sections.choose(RUNNING)
    assert "Garden" in titles(page)


def test_filters_and_section_are_remembered(
    page: ActivitiesPage, file: CentreFile, qtbot: QtBot
) -> None:
    page.filters.choose("category", 2)
    page.search.set_value("bak")
    again = ActivitiesPage(file, now)
    qtbot.addWidget(again)
    again.restore(page.state())
    assert titles(again) == ["Baking"]


def test_an_empty_centre_is_told_what_the_page_is_for(tmp_path: Path, qtbot: QtBot) -> None:
    with new_file(tmp_path) as empty:
        page = ActivitiesPage(empty, now)
        qtbot.addWidget(page)
        page.show()
        assert page.empty.isVisible()
        page.empty.steps[0].click()
        assert page.frame.side is not None
        assert page.frame.side.title.text() == "New activity"


def test_since_when_something_runs_is_left_out_of_the_list(
    page: ActivitiesPage, file: CentreFile
) -> None:
    for title, begins in (("Old", date(2020, 1, 6)), ("New", date(2027, 1, 4))):
        add_activity(file, Activity(0, title, times=(weekly("MO", time(10), starts_on=begins),)))
    page.refresh()
    when = {row.activity.title: row.when for row in page.table.rows_model.rows}
    assert when["Old"] == "Every Monday, 10:00–11:00"
    assert when["New"] == "Every Monday from 4 January 2027, 10:00–11:00"


def test_undoing_an_activity_closes_its_panel_but_never_over_a_draft(
    file: CentreFile, page: ActivitiesPage, qtbot: QtBot
) -> None:
    file.listeners.append(lambda _: page.refresh())
    chess = add_activity(file, Activity(0, "Chess", times=(weekly("MO", time(10)),)))
    page.open_activity(chess)
    file.undo()
    assert page.frame.side is None
    assert "Chess" not in titles(page)
    file.redo()
    page.open_activity(chess)
    panel = page.frame.side
    assert isinstance(panel, ActivityPanel)
    qtbot.keyClicks(panel.form.field("title").editor, "Fast ")
    file.undo()
    assert page.frame.side is panel, "what was typed is not lost"
    panel.touched = False
