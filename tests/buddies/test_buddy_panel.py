"""A buddy at the side, a person's own side of the programme, and its section of Settings."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dropin.buddies import store
from dropin.buddies.model import A_LITTLE, FreeTime
from dropin.buddies.operations import add_usual_topics, propose, save_terms
from dropin.buddies.panels.buddy_view import BuddyPanel
from dropin.buddies.person_view import PersonInProgramme
from dropin.buddies.settings_view import BuddiesSection
from dropin.kit.lines import Line
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.people.store import person
from dropin.storage.file import CentreFile
from tests.buddies import made
from tests.buddies.made import (
    ANA,
    BEN,
    CY,
    CY_ASKS,
    DI_ASKS,
    FLO,
    LISTENING,
    TODAY,
    met_pair,
)
from tests.buddies.screens import Shown
from tests.files import NOW, dump
from tests.shell.hands import press, settle


def panel(screen: Shown, person_id: int) -> BuddyPanel:
    screen.page.open_buddy(person_id)
    found = screen.side
    assert isinstance(found, BuddyPanel)
    return found


def test_a_buddy_says_what_they_carry_offer_and_hold(file: CentreFile, qtbot: QtBot) -> None:
    met_pair(file, CY_ASKS, ANA)
    screen = Shown(file, qtbot)
    words = screen.words(panel(screen, ANA))
    assert "1 of 2 pairs." in words
    assert "Tuesday 14:00–17:00" in words
    assert "Listening: valid until 1 March 2027" in words
    assert "Cy met" in words


def test_a_new_buddy_is_put_down_by_keys(file: CentreFile, qtbot: QtBot) -> None:
    add_usual_topics(file)
    screen = Shown(file, qtbot)
    screen.press("Buddies")
    screen.press("New buddy")
    new = screen.side
    assert isinstance(new, BuddyPanel)
    screen.fill(new.terms.form, "person_id", "Flo")
    screen.fill(new.terms.form, "most_pairs", "2")
    screen.fill(new.terms.form, "times", "weekday mornings")
    screen.fill(new.terms.form, "languages", "English, Tamil")
    before = dump(file)
    press(qtbot, Qt.Key.Key_Return)
    terms, who = store.terms_of(file, FLO), person(file, FLO)
    assert who is not None
    assert who.languages == ("English", "Tamil")
    assert terms is not None
    assert terms.times[0] == FreeTime(0, time(9), time(12))
    assert len(terms.times) == 5
    assert screen.side.title.text() == "Flo as a buddy"
    assert "Listening: not trained yet" in screen.words(screen.side)
    assert "English, Tamil" in screen.words(screen.side)
    file.undo()
    assert dump(file) == before


def test_a_buddy_of_no_known_language_is_told_so(file: CentreFile, qtbot: QtBot) -> None:
    mo = add_person(file, Person(0, "Mo"))
    save_terms(file, made.terms(mo), TODAY)
    screen = Shown(file, qtbot)
    assert "no language is noted yet" in screen.words(panel(screen, mo))


def test_fewer_pairs_than_they_have_need_somebodys_name(file: CentreFile, qtbot: QtBot) -> None:
    propose(file, CY_ASKS, ANA, TODAY)
    propose(file, DI_ASKS, ANA, TODAY)
    screen = Shown(file, qtbot)
    found = panel(screen, ANA)
    screen.press("Change: terms")
    screen.fill(found.terms.form, "most_pairs", "1")
    screen.press("Save")
    assert "allow it with your name" in screen.words(found)
    screen.fill(found.terms.form, "allowed_by", "Hal")
    screen.press("Save")
    assert "2 of 1 pairs. Allowed by Hal on 22 November 2026." in screen.words(screen.side)


def test_a_rest_keeps_no_reason_and_ends(file: CentreFile, qtbot: QtBot) -> None:
    screen = Shown(file, qtbot)
    found = panel(screen, BEN)
    screen.press("Rests…")
    screen.fill(found.rests.form, "last_day", "30 november 2026")
    screen.press("Note the rest")
    assert "Rests from 22 November 2026 to 30 November 2026" in screen.words(found)
    screen.press("End it: Rests from 22 November 2026 to 30 November 2026")
    assert store.rests_of(file, BEN) == ()


def test_talks_with_the_coordinator_are_planned_and_held(file: CentreFile, qtbot: QtBot) -> None:
    screen = Shown(file, qtbot)
    found = panel(screen, ANA)
    screen.fill(found.support.form, "day", "1 december 2026")
    screen.press("Plan it for then")
    assert "Next on 1 December 2026" in screen.words(found)
    screen.press("It was held")
    assert "Held on 22 November 2026" in screen.words(found)


def test_leaving_keeps_what_they_have_until_it_ends(file: CentreFile, qtbot: QtBot) -> None:
    met_pair(file, CY_ASKS, ANA)
    screen = Shown(file, qtbot)
    panel(screen, ANA)
    screen.press("Leaves the programme")
    terms = store.terms_of(file, ANA)
    assert terms is not None
    assert terms.ends_on == TODAY
    assert len(store.open_pairs(file)) == 1


def test_what_is_typed_is_asked_about_before_it_would_be_lost(
    file: CentreFile, qtbot: QtBot
) -> None:
    screen = Shown(file, qtbot)
    found = panel(screen, ANA)
    screen.press("Change: terms")
    screen.fill(found.terms.form, "most_pairs", "3")
    assert found.touched
    add_usual_topics(file)  # the file changes meanwhile
    assert found.terms.form.values()["most_pairs"] == 3


# A person's own side


def test_a_person_shows_both_sides_and_leads_to_them(file: CentreFile, qtbot: QtBot) -> None:
    pair_id = met_pair(file, CY_ASKS, ANA)
    for person_id, words in ((CY, "With Ana, their buddy"), (ANA, "As a buddy of Cy")):
        section = PersonInProgramme(file, person_id, lambda: NOW)
        qtbot.addWidget(section)
        section.show()
        settle()
        asked: list[int] = []
        section.pair_wanted.connect(asked.append)
        line = next(each for each in section.findChildren(Line) if each.text() == words)
        line.click()
        assert asked == [pair_id]
        assert section.parting() == "1 pair of theirs waits to be ended."


# Settings


def test_how_the_programme_works_is_set_in_plain_words(file: CentreFile, qtbot: QtBot) -> None:
    section = BuddiesSection(file, TODAY)
    qtbot.addWidget(section)
    section.show()
    section.form.set_values({"meet_days": 10})
    section.weights.set_values({"help_counts": A_LITTLE})
    section.training.set_values({"needed": ()})
    section.save()
    saved = store.customs(file)
    assert (saved.meet_days, saved.help_counts) == (10, A_LITTLE)
    assert store.needed_trainings(file) == ()
    section.training.set_values({"needed": (LISTENING,)})
    section.save()
    assert [each.id for each in store.needed_trainings(file)] == [LISTENING]


def test_the_lists_begin_with_usual_ones_and_are_the_centres_own(
    file: CentreFile, qtbot: QtBot
) -> None:
    section = BuddiesSection(file, TODAY)
    qtbot.addWidget(section)
    file.listeners.append(lambda _: section.refresh())
    section.resize(600, 1200)
    section.show()
    section.add_usual()
    assert not section.usual_button.isVisible()
    line = section.helps.form.field("name").editor
    qtbot.keyClicks(line, "Sewing")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Sewing" in [each.name for each in store.topics(file) if each.kind == "help"]


def test_the_weeks_between_reviews_are_kept_in_reason(file: CentreFile, qtbot: QtBot) -> None:
    section = BuddiesSection(file, TODAY)
    qtbot.addWidget(section)
    section.show()
    section.form.set_values({"review_weeks": 400})
    section.save()
    assert store.customs(file).review_weeks == 12
    assert any("can’t be" in each.text() for each in section.findChildren(QLabel))
