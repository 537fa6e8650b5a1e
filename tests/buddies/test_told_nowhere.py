"""What is told nowhere: whose no it was, whom somebody avoids, a number without two consents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.buddies.model import BUDDY, MEMBER, MOVED_ON, NO, SIDES, YES
from dropin.buddies.operations import (
    ask,
    end_pair,
    give_contact,
    make_request,
    note_answer,
    propose,
    set_avoided,
    withdraw_contact,
    withdraw_request,
)
from dropin.kit import theme
from dropin.people.model import NAME_ON_PRINTS, Person
from dropin.people.operations import add_person, give_consent, update_person
from dropin.people.store import person
from dropin.storage.file import CentreFile
from tests.buddies.everything import everything
from tests.buddies.made import ANA, CY, CY_ASKS, TODAY, house, met_pair, request
from tests.commands import run

NUMBERS = {MEMBER: "0900 333", BUDDY: "0900 444"}


@pytest.fixture(autouse=True)
def plain_theme(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def said_no(folder: Path, side: str) -> Path:
    """A file in which Cy, who asked last, and Ana were proposed, and this one said no after the
    other's yes."""
    folder.mkdir()
    with house(folder) as file:
        withdraw_request(file, CY_ASKS, TODAY)
        pair_id = propose(file, make_request(file, request(CY, TODAY)), ANA, TODAY)
        other = BUDDY if side == MEMBER else MEMBER
        for who, answer in ((other, YES), (side, NO)):
            ask(file, pair_id, who, TODAY)
            note_answer(file, pair_id, who, answer, TODAY)
        return file.path


def test_whosever_no_it_was_everything_reads_the_same(tmp_path: Path, qtbot: QtBot) -> None:
    member, buddy = (said_no(tmp_path / side, side) for side in SIDES)
    found = everything(member, qtbot)
    assert found == everything(buddy, qtbot)
    assert "came to nothing" in found


@pytest.mark.parametrize("options", [(), ("--json",)])
@pytest.mark.parametrize("command", [("match",), ("due", "--on", "2026-11-22")])
def test_the_command_line_has_no_word_for_a_no(
    tmp_path: Path, command: tuple[str, ...], options: tuple[str, ...]
) -> None:
    path = said_no(tmp_path / "no", BUDDY)
    told = run("buddies", command[0], path, *command[1:], *options)
    assert told.status == 0
    words = set(told.out.casefold().replace('"', " ").replace(",", " ").split())
    assert not words & {"declined", "refused", "said", "answered", "rejected"}


@pytest.mark.parametrize("whose", [CY, ANA])
def test_whom_somebody_avoids_is_in_no_word(tmp_path: Path, qtbot: QtBot, whose: int) -> None:
    with house(tmp_path) as file:
        quill = add_person(file, Person(0, "Quill"))
        set_avoided(file, whose, frozenset({quill}))
    assert not [each for each in everything(file.path, qtbot) if "Quill" in each]


def swapping(file: CentreFile) -> int:
    """Cy and Ana, who met, may be named on paper and have numbers one can tell."""
    for person_id, side in ((CY, MEMBER), (ANA, BUDDY)):
        give_consent(file, person_id, NAME_ON_PRINTS, date(2026, 1, 1))
        who = person(file, person_id)
        assert who is not None
        update_person(file, replace(who, phone=NUMBERS[side]))
    return met_pair(file)


@pytest.mark.parametrize(
    ("given", "withdrawn", "ends"),
    [
        ((), (), False),
        ((MEMBER,), (), False),
        ((BUDDY,), (), False),
        (SIDES, (MEMBER,), False),
        (SIDES, (BUDDY,), False),
        (SIDES, (), True),
    ],
)
def test_no_number_is_in_any_word_without_two_live_consents(
    tmp_path: Path, qtbot: QtBot, given: tuple[str, ...], withdrawn: tuple[str, ...], ends: bool
) -> None:
    with house(tmp_path) as file:
        pair_id = swapping(file)
        for side in given:
            give_contact(file, pair_id, side, TODAY)
        for side in withdrawn:
            withdraw_contact(file, pair_id, side, TODAY)
        if ends:
            end_pair(file, pair_id, MOVED_ON, TODAY)
    assert not [each for each in everything(file.path, qtbot) if "0900" in each]


def test_with_both_consents_the_numbers_are_on_the_pair_and_on_the_buddys_sheet(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with house(tmp_path) as file:
        pair_id = swapping(file)
        for side in SIDES:
            give_contact(file, pair_id, side, TODAY)
    found = [each for each in everything(file.path, qtbot) if "0900" in each]
    panel, sheet = found
    assert all(number in panel for number in NUMBERS.values())
    assert NUMBERS[MEMBER] in sheet
    assert NUMBERS[BUDDY] not in sheet
