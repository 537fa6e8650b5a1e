"""Every page, panel, dialog and printed sheet side by side: ``python -m tests.contact_sheet OUT``.

OUT gets a folder of pictures for each look (light, dark, large text, and a centre where nothing is
noted yet) and beside it one picture with all of them, and the same for paper. ``OUT CENTRE.dropin``
shows a centre of one's own, copied first; else it is the sample.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tests.pictures import HEIGHT, NOW, WIDTH, make_sample_centre

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPixmap
    from PySide6.QtWidgets import QApplication

    from dropin.shell.window import MainWindow

TABLE = "Name,Phone,Role\nDara,020 7946 0001,Leader\nEmi,,member\nDara,020 7946 0001,leader\n"
_MOMENT = 700  # milliseconds, for what comes a moment later
_TILES_IN_A_ROW, _TILE_WIDTH, _PAPER_WIDTH = 3, 683, 420
_NAME_HEIGHT, _GAP = 22, 8
_PAPER_DOTS = 60

Stand = Callable[[Any], object]  # given the page, does what a person would do there


@dataclass(frozen=True)
class Look:
    """One way of showing the window."""

    name: str
    scheme: Literal["light", "dark"] = "light"
    text_percent: int = 100
    is_empty: bool = False


LOOKS = (Look("light"), Look("dark", "dark"), Look("large", text_percent=200))
NOTHING_YET = Look("nothing yet", is_empty=True)


def _stays(page: Any) -> None:
    """Looks at the page as it is."""


def _section(key: str) -> Stand:
    return lambda page: page.show_section(key)


VIEWS: Mapping[str, tuple[str, Stand]] = {
    "today": ("today", _stays),
    "calendar": ("calendar", _stays),
    "calendar month": ("calendar", lambda page: page.restore({"view": "month"})),
    "calendar new": ("calendar", lambda page: page.add_activity()),
    "attendance": ("attendance", _stays),
    "attendance cash": ("attendance", lambda page: page.open_panel("cash")),
    "activities": ("activities", _stays),
    "activities one": ("activities", lambda page: page.open_activity(1)),
    "activities new": ("activities", lambda page: page.add_activity()),
    "ideas": ("choosing", lambda page: page.go_to("ideas")),
    "ideas one": ("choosing", lambda page: page.open_idea(1)),
    "ideas new": ("choosing", lambda page: page.show_tab("ideas").add()),
    "ballots": ("choosing", lambda page: page.go_to("ballots")),
    "ballots one": ("choosing", lambda page: page.open_ballot(1)),
    "ballots new": ("choosing", lambda page: page.open_ballot(0)),
    "board": ("choosing", lambda page: page.go_to("board")),
    "board meeting": ("choosing", lambda page: page.show_tab("board").open_meeting(1)),
    "board new meeting": ("choosing", lambda page: page.show_tab("board").add_meeting()),
    "board new seat": ("choosing", lambda page: page.show_tab("board").add_seat()),
    "on call": ("oncall", _stays),
    "on call slot": ("oncall", lambda page: page.open_slot(next(iter(page.grid.cells()), 0))),
    "on call plan": ("oncall", lambda page: page.open_plan()),
    "on call offers": ("oncall", lambda page: page.open_offers()),
    "on call tally": ("oncall", lambda page: page.open_tally()),
    "on call honoraria": ("oncall", lambda page: page.open_honoraria()),
    "cover": ("cover", _stays),
    "cover begin": ("cover", lambda page: page.begin()),
    "buddies waiting": ("buddies", lambda page: page.show_tab("waiting")),
    "buddies pairs": ("buddies", lambda page: page.show_tab("pairs")),
    "buddies who": ("buddies", lambda page: page.show_tab("buddies")),
    "buddies glance": ("buddies", lambda page: page.show_tab("glance")),
    "buddies new request": ("buddies", lambda page: page.new_request()),
    "buddies pair": ("buddies", lambda page: page.open_pair(1)),
    "buddies new buddy": ("buddies", lambda page: page.open_buddy(0)),
    "buddies match": ("buddies", lambda page: page.match_everyone()),
    "people": ("people", _stays),
    "people one": ("people", lambda page: page.open_person(1)),
    "people new": ("people", lambda page: page.add_person()),
    "people renewals": ("people", lambda page: page.open_renewals()),
    "print": ("print", _stays),
    "print pack": ("print", lambda page: page.open_pack(1)),
    "help": ("oncall", lambda page: page.window().workspace.help()),
    "backups": ("today", lambda page: _backups(page.window())),
    "sheet": ("today", lambda page: page.window().workspace.print_sheet("ideas", {})),
    "bring in": ("people", lambda page: _bring_in(page.window())),
    **{
        f"settings {key}": ("settings", _section(key))
        for key in (
            *("centre", "hours", "closures", "places", "categories", "terms"),
            *("attendance", "training", "on_call", "buddies"),
        )
    },
    "find": ("today", lambda page: page.window().find_anything()),  # it stays open: the last
}


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings

    from dropin.kit.theme import new_application

    out, *given = map(Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        application = new_application()
        here = Path(folder) / "centre.dropin"
        if given:
            shutil.copy(given[0], here)
        else:
            make_sample_centre(here)
        sheets = out / "paper"
        lay_side_by_side(picture_sheets(here, sheets), out / "paper.png", _PAPER_WIDTH)
        for look in (*LOOKS, NOTHING_YET):
            made = picture_views(application, here, look, out / look.name)
            lay_side_by_side(made, out / f"{look.name}.png", _TILE_WIDTH)


def picture_views(
    application: QApplication, centre: Path, look: Look, folder: Path
) -> Iterator[Path]:
    """Each of VIEWS in a picture of its own, in a window opened for all of them."""
    from dropin.app import build_window

    folder.mkdir(parents=True, exist_ok=True)
    window = build_window(application, who="Ana", clock=lambda: NOW)
    window.set_scheme(look.scheme)
    window.set_text_percent(look.text_percent)
    window.resize(WIDTH, HEIGHT)
    if look.is_empty:
        _open_empty_centre(window, centre.with_name("empty.dropin"))
    else:
        window.open_path(centre)
    window.show()
    for name, (key, stand) in VIEWS.items():
        picture = folder / f"{name}.png"
        _picture_view(window, key, stand).save(str(picture))
        yield picture
    window.close()


def picture_sheets(centre: Path, folder: Path) -> Iterator[Path]:
    """The first page of each sheet of the catalogue, about the likeliest thing on the day."""
    from dropin.printing.catalogue import SHEETS
    from dropin.printing.composing import sheet_for
    from dropin.printing.documents.subjects import subjects
    from dropin.printing.operations import printed
    from dropin.storage.file import CentreFile
    from tests.printing.paper import first_page

    folder.mkdir(parents=True, exist_ok=True)
    today = NOW.date()
    with CentreFile.open(centre, clock=lambda: NOW, who="Ana", read_only=True) as file:
        for kind in SHEETS:
            for subject in subjects(file, kind.key, today, today)[:1]:
                sheet = sheet_for(file, subject.wanted, kind.usual, today=today)
                picture = folder / f"{kind.key}.png"
                first_page(printed(sheet).pdf, _PAPER_DOTS).save(str(picture))
                yield picture


def lay_side_by_side(pictures: Iterator[Path], to: Path, width: int) -> None:
    """One picture of them all, each ``width`` wide with its name over it."""
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QImage, QPainter

    names = list(pictures)
    tiles = [
        QImage(str(each)).scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        for each in names
    ]
    in_a_row = _TILES_IN_A_ROW * _TILE_WIDTH // width
    height = max(each.height() for each in tiles) + _NAME_HEIGHT + _GAP
    rows = -(-len(tiles) // in_a_row)
    sheet = QImage(in_a_row * (width + _GAP), rows * height, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    for number, (name, tile) in enumerate(zip(names, tiles, strict=True)):
        left, top = number % in_a_row * (width + _GAP), number // in_a_row * height
        painter.drawText(QRect(left, top, width, _NAME_HEIGHT), 0, name.stem)
        painter.drawImage(left, top + _NAME_HEIGHT, tile)
    painter.end()
    sheet.save(str(to))


def _picture_view(window: MainWindow, key: str, stand: Stand) -> QImage:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    assert window.workspace is not None
    page: Any = window.workspace.show_page(key)
    stand(page)
    QTest.qWait(_MOMENT)
    image = window.grab().toImage()
    for dialog in QApplication.topLevelWidgets():
        if dialog.isVisible() and dialog is not window and dialog.isWindow():
            _paint_over(image, dialog.grab())
            dialog.close()
    if getattr(page, "frame", None) is not None and page.frame.side is not None:
        page.frame.side.close_panel()
    return image


def _paint_over(image: QImage, dialog: QPixmap) -> None:
    from PySide6.QtGui import QPainter

    painter = QPainter(image)
    left, top = (image.width() - dialog.width()) // 2, (image.height() - dialog.height()) // 2
    painter.drawPixmap(left, top, dialog)
    painter.end()


def _open_empty_centre(window: MainWindow, path: Path) -> None:
    from dropin.storage.file import CentreFile

    CentreFile.create(path, clock=lambda: NOW, who="Ana").close()
    window.open_path(path)


def _backups(window: MainWindow) -> None:
    from dropin.dates import Customs
    from dropin.shell.backups import BackupsDialog
    from dropin.storage.backup_folder import backups_of

    assert window.workspace is not None
    path = window.workspace.file.path
    BackupsDialog(window, path.name, backups_of(path), Customs()).show()


def _bring_in(window: MainWindow) -> None:
    from dropin.exchange.forms import ImportDialog

    assert window.workspace is not None
    table = window.workspace.file.path.with_name("people.csv")
    table.write_text(TABLE, encoding="utf-8")
    ImportDialog(window.workspace.file, table, NOW.date(), window).show()


if __name__ == "__main__":
    main()
