"""The buddy programme in the window: Today leads to it, and so does a person's own panel."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from dropin.buddies.page import BuddiesPage
from dropin.buddies.panels.buddy_view import BuddyPanel
from dropin.buddies.panels.pair_view import PairPanel
from dropin.buddies.panels.request_form_view import RequestForm
from dropin.buddies.panels.request_view import RequestPanel
from dropin.buddies.person_view import PersonInProgramme
from dropin.buddies.store import open_pairs, terms, waiting_requests
from dropin.centre.store import centre
from dropin.kit import theme
from dropin.people.store import people
from dropin.shell.window import MainWindow
from dropin.shell.workspace import Workspace
from dropin.today.model import BUDDIES, PAIR
from dropin.today.needs import needs_of_rooms
from tests.kit.looking import cut_texts
from tests.shell.hands import settle

HERE = datetime(2026, 11, 22, 11, 24, tzinfo=ZoneInfo("Europe/Dublin"))


@pytest.fixture
def home(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def page_of(home: Workspace) -> BuddiesPage:
    page = home.pages["buddies"]
    assert isinstance(page, BuddiesPage)
    return page


def section_of(home: Workspace, person_id: int) -> PersonInProgramme:
    home.open_person(person_id)
    settle()
    (section,) = home.pages["people"].findChildren(PersonInProgramme)
    return section


def test_what_waits_in_the_programme_is_among_todays_needs(home: Workspace) -> None:
    needs = needs_of_rooms(home.file, HERE, centre(home.file).customs)
    ways = {each.way.to for each in needs}
    assert {PAIR, BUDDIES} & ways
    waits = next(each for each in needs if each.way.what == ("waiting",))
    assert "wait for a buddy" in str(waits.text)


def test_a_buddys_own_panel_leads_to_their_pair_and_to_them_as_a_buddy(home: Workspace) -> None:
    pair = next(each for each in open_pairs(home.file) if each.both_agreed)
    assert pair.buddy_id is not None
    section = section_of(home, pair.buddy_id)
    section.pair_wanted.emit(pair.id)
    assert isinstance(page_of(home).frame.side, PairPanel)
    section_of(home, pair.buddy_id).buddy_button.click()
    assert isinstance(page_of(home).frame.side, BuddyPanel)


def test_a_persons_own_panel_leads_to_their_request_or_to_a_new_one(home: Workspace) -> None:
    waiting = waiting_requests(home.file)[0]
    section = section_of(home, waiting.person_id)
    assert section.request_button.text() == "Open the request"
    section.request_button.click()
    assert isinstance(page_of(home).frame.side, RequestPanel)
    known = {each.person_id for each in waiting_requests(home.file)}
    known |= {each.person_id for each in terms(home.file)}
    known |= {each.member_id or 0 for each in open_pairs(home.file)}
    other = next(each.id for each in people(home.file) if each.id not in known)
    section_of(home, other).request_button.click()
    form = page_of(home).frame.side
    assert isinstance(form, RequestForm)
    assert form.form.values()["person_id"] == other


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_word_is_cut_on_the_page_at_twice_the_size(
    home: Workspace, qapp: QApplication, scheme: theme.Scheme
) -> None:
    theme.apply(qapp, scheme, 200)
    home.open_pair(next(each.id for each in open_pairs(home.file) if each.met_on))
    settle()
    assert cut_texts(page_of(home)) == []
