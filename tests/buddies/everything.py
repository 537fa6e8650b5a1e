"""All that the window, the sheets and the command line tell of a pair of Cy and Ana, in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pytestqt.qtbot import QtBot

from dropin.buddies.panels.pairs_view import PairsTab
from dropin.buddies.person_view import PersonInProgramme
from dropin.buddies.store import every_pair, requests_of
from dropin.centre.store import centre
from dropin.printing.documents.reading import BUDDIES, PAIR, REVIEW, Wanted, document_of
from dropin.printing.documents.reading import BUDDY as OWN
from dropin.printing.flowing.model import texts
from dropin.storage.file import CentreFile
from dropin.today.needs import needs_of_rooms
from tests.buddies.made import ANA, CY, TODAY
from tests.buddies.screens import Shown
from tests.commands import run
from tests.files import NOW


def everything(path: Path, qtbot: QtBot) -> list[str]:
    """What anybody could read, one thing after another."""
    with CentreFile.open(path, clock=lambda: NOW, who="Ana") as file:
        found = [*_on_screen(file, qtbot), *_on_paper(file), file.undo_label or ""]
    return [*found, *_on_the_command_line(path)]


def _on_screen(file: CentreFile, qtbot: QtBot) -> Iterator[str]:
    screen = Shown(file, qtbot)
    for tab in ("glance", "waiting", "pairs", "buddies"):
        screen.page.show_tab(tab)
        yield screen.words()
    yield from _ended(screen)
    for show, number in (
        *((screen.page.open_pair, each.id) for each in every_pair(file)),
        *((screen.page.open_request, each.id) for each in requests_of(file, CY)),
        (screen.page.open_buddy, ANA),
        (screen.page.open_buddy, CY),
    ):
        show(number)
        yield screen.words(screen.side)
    for person_id in (ANA, CY):
        section = PersonInProgramme(file, person_id, lambda: screen.now)
        qtbot.addWidget(section)
        section.show()
        yield screen.words(section)
    for need in needs_of_rooms(file, screen.now, centre(file).customs):
        yield str(need.text)


def _ended(screen: Shown) -> Iterator[str]:
    """The list of pairs that have ended, cell by cell."""
    tab = screen.page.show_tab("pairs")
    assert isinstance(tab, PairsTab)
    tab.ended_button.click()
    model = tab.table.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            yield str(model.index(row, column).data())


def _on_paper(file: CentreFile) -> Iterator[str]:
    agreed = [each for each in every_pair(file) if each.is_open and each.both_agreed]
    for wanted in (
        Wanted(OWN, person_id=ANA),
        Wanted(BUDDIES),
        *(Wanted(kind, pair_id=each.id) for each in agreed for kind in (PAIR, REVIEW)),
    ):
        yield " ".join(texts(document_of(file, wanted, today=TODAY)))


def _on_the_command_line(path: Path) -> Iterator[str]:
    for command in (("match",), ("due", "--on", TODAY.isoformat())):
        for options in ((), ("--json",)):
            done = run("buddies", command[0], path, *command[1:], *options)
            yield done.out + done.err
