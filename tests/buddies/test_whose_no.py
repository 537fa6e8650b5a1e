"""Whoever said no: nothing anybody sees differs, whichever of the two it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.buddies.model import BUDDY, MEMBER, NO, SIDES, YES
from dropin.buddies.operations import ask, make_request, note_answer, propose, withdraw_request
from dropin.buddies.panels.pairs_view import PairsTab
from dropin.buddies.person_view import PersonInProgramme
from dropin.centre.store import centre
from dropin.kit import theme
from dropin.printing.documents.reading import BUDDIES, Wanted, document_of
from dropin.printing.documents.reading import BUDDY as OWN
from dropin.printing.flowing.model import texts
from dropin.storage.file import CentreFile
from dropin.today.needs import needs_of_rooms
from tests.buddies.made import ANA, CY, CY_ASKS, ED_ASKS, TODAY, house, request
from tests.buddies.screens import Shown
from tests.commands import run
from tests.files import NOW


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


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    member, buddy = (said_no(tmp_path / side, side) for side in SIDES)
    return member, buddy


@pytest.mark.parametrize("options", [(), ("--json",)])
@pytest.mark.parametrize("command", [("match",), ("due", "--on", "2026-11-22")])
def test_the_command_line_tells_neither_a_no_nor_whose(
    both: tuple[Path, Path], command: tuple[str, ...], options: tuple[str, ...]
) -> None:
    told = [run("buddies", command[0], path, *command[1:], *options) for path in both]
    assert told[0] == told[1]
    assert told[0].status == 0
    words = set(told[0].out.casefold().replace('"', " ").replace(",", " ").split())
    assert not words & {"declined", "refused", "said", "answered", "rejected"}


def test_every_screen_and_sheet_is_the_same_whosever_no_it_was(
    both: tuple[Path, Path], qtbot: QtBot
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    member, buddy = (list(everything(path, qtbot)) for path in both)
    assert member == buddy
    assert "came to nothing" in "\n".join(member)


def everything(path: Path, qtbot: QtBot) -> Iterator[str]:
    """Each tab, each panel and each sheet that could tell, in words."""
    with CentreFile.open(path, clock=lambda: NOW, who="Ana") as file:
        screen = Shown(file, qtbot)
        for tab in ("glance", "waiting", "pairs", "buddies"):
            screen.page.show_tab(tab)
            yield screen.words()
        yield from lists(screen)
        for show, number in (
            (screen.page.open_pair, 1),
            (screen.page.open_request, ED_ASKS + 1),
            (screen.page.open_buddy, ANA),
        ):
            show(number)
            yield screen.words(screen.side)
        for person_id in (ANA, CY):
            section = PersonInProgramme(file, person_id, lambda: screen.now)
            qtbot.addWidget(section)
            section.show()
            yield screen.words(section)
        yield from (
            str(each.text) for each in needs_of_rooms(file, screen.now, centre(file).customs)
        )
        for wanted in (Wanted(OWN, person_id=ANA), Wanted(BUDDIES)):
            yield " ".join(texts(document_of(file, wanted, today=TODAY)))
        yield file.undo_label or ""


def lists(screen: Shown) -> Iterator[str]:
    """The rows of the list of pairs that have ended, cell by cell."""
    tab = screen.page.show_tab("pairs")
    assert isinstance(tab, PairsTab)
    tab.ended_button.click()
    model = tab.table.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            yield str(model.index(row, column).data())
