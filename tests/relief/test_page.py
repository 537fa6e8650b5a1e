"""The page: three presses to the first number, one key for each answer, by keyboard alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dropin.dates import Customs
from dropin.kit import theme
from dropin.kit.labels import Label
from dropin.people.operations import remove_person
from dropin.relief.forms import StandDownPanel
from dropin.relief.model import LEADS, NO_ANSWER
from dropin.relief.needs_cover import Covered
from dropin.relief.operations import note_call
from dropin.relief.page import CoverPage
from dropin.relief.panels.relief_view import ReliefPanel
from dropin.relief.panels.replan_view import ReplanPanel
from dropin.relief.person_view import PersonCover, leads_or_is_on_call
from dropin.relief.replanning import moves
from dropin.relief.store import cover, repair
from dropin.relief.waiting import waiting_for_somebody
from dropin.roster.planner import plan
from dropin.roster.planning.model import BACKUP
from dropin.storage.file import CentreFile
from tests.kit.looking import cut_texts
from tests.relief.house import MONDAY, NOW, TODAY, TUESDAY, TWO_WEEKS, House
from tests.shell.hands import button, click, focused, press, settle, write

HERE = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Dublin"))
WEDNESDAY = TUESDAY + timedelta(days=1)


def page_of(house: House, qtbot: QtBot) -> CoverPage:
    """The page on the office screen, reading again after every change as in the window."""
    page = CoverPage(house.file, lambda: HERE)
    qtbot.addWidget(page)
    page.resize(1158, 740)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    house.file.listeners.append(lambda _: page.refresh())
    return page


@pytest.fixture
def ana_down(house: House) -> House:
    """Ana stands down: the phone on Monday and Tuesday, and the choir."""
    house.choir(house.ana, house.eve)
    house.stands(house.ana, MONDAY)
    house.stands(house.ana, TUESDAY)
    house.relieve(house.ana, ends_on=WEDNESDAY)
    return house


def titles(page: CoverPage) -> list[str]:
    return [line.text() for line in page.list.needs.lines.values()]


def test_an_empty_page_says_what_it_is_for_and_begins(house: House, qtbot: QtBot) -> None:
    page = page_of(house, qtbot)
    assert page.empty.isVisible()
    page.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert isinstance(page.frame.side, StandDownPanel)


def test_one_press_a_name_and_enter_lead_to_the_first_number(house: House, qtbot: QtBot) -> None:
    house.stands(house.ana, MONDAY)
    page = page_of(house, qtbot)
    page.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    write(qtbot, "ana")
    press(qtbot, Qt.Key.Key_Return)
    settle()
    (one,) = cover(house.file, NOW).reliefs
    assert (one.person_id, one.starts_on, one.ends_on) == (house.ana, TODAY, TWO_WEEKS)
    assert titles(page) == ["Tomorrow 18:00 · Phone line"]
    assert page.calls.card.name.text() == "Ben Ito"
    assert page.calls.card.number.text() == "01 555 0007"
    assert page.frame.side is None
    assert page.focusWidget() in page.list.needs.lines.values()


@pytest.mark.parametrize("slip", ["", "nobody at all"])
def test_a_name_that_is_nobodys_is_said_under_its_field(
    house: House, qtbot: QtBot, slip: str
) -> None:
    page = page_of(house, qtbot)
    page.begin()
    write(qtbot, slip)
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(page.frame.side, StandDownPanel)
    assert page.frame.side.who.wrong
    assert cover(house.file, NOW).reliefs == ()


def test_back_before_standing_down_is_said_under_the_day(house: House, qtbot: QtBot) -> None:
    page = page_of(house, qtbot)
    page.begin(house.ana)
    panel = page.frame.side
    assert isinstance(panel, StandDownPanel)
    panel.form.set_values({"back": TODAY})
    panel.who.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert panel.form.field("back").wrong
    assert cover(house.file, NOW).reliefs == ()


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Qt.Key.Key_N, "no"), (Qt.Key.Key_A, "no answer"), (Qt.Key.Key_L, "later")],
)
def test_a_key_notes_an_answer_and_shows_the_next_to_ring(
    ana_down: House, qtbot: QtBot, key: Qt.Key, answer: str
) -> None:
    page = page_of(ana_down, qtbot)
    page.setFocus()
    press(qtbot, key)
    settle()
    row = ana_down.file.row("SELECT person_id, outcome FROM cover_call")
    assert row is not None
    assert tuple(row) == (ana_down.ben, answer)
    assert page.calls.card.name.text() == "Cleo Roy"
    assert titles(page)[0] == "Tomorrow 18:00 · Phone line"


def test_y_covers_it_and_goes_on_to_what_comes_next(ana_down: House, qtbot: QtBot) -> None:
    page = page_of(ana_down, qtbot)
    said: list[str] = []
    page.said.connect(said.append)
    page.setFocus()
    press(qtbot, Qt.Key.Key_Y)
    settle()
    assert ana_down.holder(MONDAY) == ana_down.ben
    assert said == ["Ben Ito covers Phone line on Mon 23 Nov."]
    assert titles(page) == ["Tue 24 Nov 14:00 · Choir: lead it", "Tue 24 Nov 18:00 · Phone line"]
    assert page.calls.title.text() == "Choir: lead it"
    assert focused() is page.list.needs.lines[page.list.needs.value()], (
        "the keyboard goes on with it"
    )
    press(qtbot, Qt.Key.Key_Y)
    press(qtbot, Qt.Key.Key_Y)
    settle()
    assert cover(ana_down.file, NOW).needs == ()
    assert page.list.all_covered.isVisible()
    assert len(page.list.covered.lines) == 3


def test_letters_typed_into_a_field_answer_nothing(ana_down: House, qtbot: QtBot) -> None:
    page = page_of(ana_down, qtbot)
    page.calls.other.setFocus()
    write(qtbot, "any")
    assert ana_down.file.value("SELECT count(*) FROM cover_call") == 0
    page.calls.other.set_value(None)
    write(qtbot, "eve orr")
    press(qtbot, Qt.Key.Key_Return)
    assert page.calls.card.name.text() == "Eve Orr"  # who is not on the list, a person's choice


def test_letters_in_a_panel_answer_nothing_either(ana_down: House, qtbot: QtBot) -> None:
    page = page_of(ana_down, qtbot)
    page.open_relief(1)
    assert isinstance(page.frame.side, ReliefPanel)
    page.frame.side.off_button.setFocus()
    press(qtbot, Qt.Key.Key_Y)
    assert ana_down.file.value("SELECT count(*) FROM cover_call") == 0


def test_where_nobody_can_it_says_so_and_why(house: House, qtbot: QtBot) -> None:
    house.stands(house.ana, MONDAY)
    house.relieve(house.ana)
    for person_id in (house.ben, house.cleo):
        house.relieve(person_id)
    page = page_of(house, qtbot)
    assert not page.calls.card.isVisible()
    assert page.calls.nobody.isVisible()
    told = [each.text() for each in page.calls.others.findChildren(Label)]
    assert "Ben Ito: away until 6 December" in told
    assert "Dan Ek: no Phone support" in told


def test_arrows_choose_what_to_ring_for(ana_down: House, qtbot: QtBot) -> None:
    page = page_of(ana_down, qtbot)
    page.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert page.calls.title.text() == "Choir: lead it"
    assert page.calls.card.name.text() == "Eve Orr"
    assert page.calls.cancel_button.isVisible()


def test_another_on_the_list_may_be_rung_first(ana_down: House, qtbot: QtBot) -> None:
    page = page_of(ana_down, qtbot)
    click(qtbot, button(page.calls, "Cleo Roy"))
    press(qtbot, Qt.Key.Key_Y)
    settle()
    assert ana_down.holder(MONDAY) == ana_down.cleo


def test_what_is_covered_can_be_taken_back(ana_down: House, qtbot: QtBot) -> None:
    page = page_of(ana_down, qtbot)
    page.setFocus()
    press(qtbot, Qt.Key.Key_Y)
    settle()
    (line,) = page.list.covered.lines.values()
    click(qtbot, line)
    assert page.calls.nobody.text() == "Ben Ito covers it."
    click(qtbot, page.calls.back_button)
    settle()
    assert ana_down.holder(MONDAY) is None
    assert len(titles(page)) == 3


def test_a_date_can_be_cancelled_or_go_on_with_one(house: House, qtbot: QtBot) -> None:
    house.choir(house.ana)
    house.choir(house.ben, house.ana)
    house.relieve(house.ana, ends_on=WEDNESDAY)
    page = page_of(house, qtbot)
    click(qtbot, page.calls.cancel_button)
    settle()
    assert page.calls.one_button.isVisible()
    click(qtbot, page.calls.one_button)
    settle()
    assert cover(house.file, NOW).needs == ()


def test_a_relief_is_lengthened_and_called_off_at_the_side(ana_down: House, qtbot: QtBot) -> None:
    page = page_of(ana_down, qtbot)
    click(qtbot, page.list.reliefs[0])
    panel = page.frame.side
    assert isinstance(panel, ReliefPanel)
    line = focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    write(qtbot, "8 December")
    press(qtbot, Qt.Key.Key_Return)
    settle()
    assert page.frame.side is None
    assert len(titles(page)) == 4  # one more choir
    click(qtbot, page.list.reliefs[0])
    assert isinstance(page.frame.side, ReliefPanel)
    click(qtbot, page.frame.side.off_button)
    settle()
    assert ana_down.holder(MONDAY) == ana_down.ana
    assert page.empty.isVisible()


def test_back_today_offers_what_is_open_and_gives_it_at_a_press(house: House, qtbot: QtBot) -> None:
    house.stands(house.ana, MONDAY)
    house.relieve(house.ana, TODAY - timedelta(days=3))
    page = page_of(house, qtbot)
    click(qtbot, page.list.reliefs[0])
    assert isinstance(page.frame.side, ReliefPanel)
    click(qtbot, page.frame.side.today_button)
    settle()
    assert house.holder(MONDAY) is None
    (offer,) = page.list.offers
    assert offer.text().startswith("Mon 23 Nov 18:00 · Phone line")
    assert offer.accessibleDescription() == "Press to give it back to Ana Lopes"
    click(qtbot, offer)
    settle()
    assert house.holder(MONDAY) == house.ana


def test_a_panel_goes_with_its_relief(ana_down: House, qtbot: QtBot) -> None:
    page = page_of(ana_down, qtbot)
    page.open_relief(1)
    remove_person(ana_down.file, ana_down.ana)
    settle()
    assert page.frame.side is None
    assert page.empty.isVisible()


def test_what_a_plan_would_change_is_shown_before_it_is_kept(ana_down: House, qtbot: QtBot) -> None:
    page = page_of(ana_down, qtbot)
    click(qtbot, page.replan_button)
    acts = page.actions_on_cover
    qtbot.waitUntil(lambda: not acts.tasks.running, timeout=30_000)
    settle()
    panel = page.frame.side
    assert isinstance(panel, ReplanPanel)
    assert ana_down.holder(MONDAY) is None
    assert len(panel.lines) == 2
    assert all(line.text().startswith("stood open → ") for line in panel.lines)
    click(qtbot, panel.keep_button)
    settle()
    assert ana_down.holder(MONDAY) in (ana_down.ben, ana_down.cleo)
    assert page.frame.side is None
    assert [each.what.kind for each in cover(ana_down.file, NOW).needs] == [LEADS]


def test_a_plan_that_moves_nobody_says_to_ring(house: House, qtbot: QtBot) -> None:
    for person_id in (house.ben, house.cleo):
        house.relieve(person_id)
    house.stands(house.ana, MONDAY)
    house.relieve(house.ana)
    asked = repair(house.file, NOW)
    assert asked is not None
    found = moves(asked.shifts, asked.problem, plan(asked.problem).assignment)
    page = page_of(house, qtbot)
    page.actions_on_cover.replanned.emit(found, 1, True)
    assert isinstance(page.frame.side, ReplanPanel)
    assert page.frame.side.moves == ()
    said = " ".join(each.text() for each in page.frame.side.findChildren(Label))
    assert "please ring" in said


def test_nothing_can_be_done_in_a_file_that_is_only_read(ana_down: House, qtbot: QtBot) -> None:
    path = ana_down.file.path
    with CentreFile.open(path, clock=lambda: NOW, who="Sam", read_only=True) as file:
        page = CoverPage(file, lambda: HERE)
        qtbot.addWidget(page)
        page.show()
        assert not page.unwell_button.isEnabled()
        assert not page.calls.card.isEnabled()
        page.begin()
        assert page.frame.side is None


@pytest.mark.parametrize("percent", [100, 200])
def test_no_text_is_cut(ana_down: House, qtbot: QtBot, percent: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    note_call(ana_down.file, ana_down.need(MONDAY).what, ana_down.ben, NO_ANSWER, NOW)
    page = page_of(ana_down, qtbot)
    theme.apply(application, "light", percent)
    try:
        settle()
        assert cut_texts(page) == []
        page.begin()
        settle()
        assert cut_texts(page) == []
    finally:
        theme.apply(application)


def test_today_tells_how_much_needs_cover_and_what_comes_next(ana_down: House) -> None:
    (said,) = waiting_for_somebody(ana_down.file, HERE, Customs())
    assert str(said) == (
        "Ana stands down. 3 things still need cover; next: Phone line, tomorrow 18:00."
    )


def test_a_persons_side_tells_cover_given_and_begins_a_relief(
    ana_down: House, qtbot: QtBot
) -> None:
    ana_down.stands(ana_down.dan, TUESDAY, BACKUP)
    page = page_of(ana_down, qtbot)
    page.setFocus()
    press(qtbot, Qt.Key.Key_Y)
    bens = PersonCover(ana_down.file, ana_down.ben, lambda: HERE)
    qtbot.addWidget(bens)
    assert bens.lately.text() == "Gave cover once lately, asked once lately."
    anas = PersonCover(ana_down.file, ana_down.ana, lambda: HERE)
    qtbot.addWidget(anas)
    assert anas.away.text() == "Away from Sun 22 Nov, back on Wed 25 Nov"
    wanted: list[int] = []
    anas.relief_wanted.connect(wanted.append)
    anas.unwell_button.click()
    assert wanted == [ana_down.ana]
    assert leads_or_is_on_call(ana_down.file, ana_down.ana, HERE)
    member = ana_down.file.value("SELECT max(id) FROM person")
    assert not leads_or_is_on_call(ana_down.file, int(str(member)) + 1, HERE)


def test_the_chosen_stays_chosen_when_the_file_changes(ana_down: House, qtbot: QtBot) -> None:
    page = page_of(ana_down, qtbot)
    page.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    ana_down.stands(ana_down.dan, MONDAY, BACKUP)
    settle()
    assert page.calls.title.text() == "Choir: lead it"
    assert not isinstance(page.list.needs.value(), Covered)
