"""Makes the pictures of the README: ``python -m tests.pictures``.

From the sample centre on a day and at an hour of its own, so that the same program gives the
same pictures.
"""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

PICTURES = Path(__file__).parent.parent / "resources" / "pictures"
NOW = datetime(2026, 11, 25, 11, 24, tzinfo=UTC)
WIDTH, HEIGHT = 1366, 768
SHEET_DOTS_PER_INCH = 110
_MOMENT = 1500  # milliseconds


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings

    with tempfile.TemporaryDirectory() as folder:
        ini = QSettings.Format.IniFormat
        QSettings.setPath(ini, QSettings.Scope.UserScope, folder)
        sample = make_sample_centre(Path(folder) / "sample.dropin")
        picture_page(sample, "calendar", PICTURES / "calendar.png")
        picture_page(sample, "oncall", PICTURES / "roster.png")
        picture_week(sample, PICTURES / "week.png")


def make_sample_centre(path: Path) -> Path:
    from dropin.sample import make_sample

    make_sample(path, clock=lambda: NOW, who="Ana", today=NOW.date())
    return path


def picture_page(sample: Path, page: str, picture: Path) -> None:
    """The window on one of its pages, once all that comes a moment later stands too."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from dropin.app import build_window
    from dropin.kit.theme import new_application

    application = QApplication.instance() or new_application()
    assert isinstance(application, QApplication)
    window = build_window(application, who="Ana", clock=lambda: NOW)
    window.set_scheme("light")
    window.resize(WIDTH, HEIGHT)
    window.open_path(sample)
    assert window.workspace is not None
    window.workspace.show_page(page)
    window.show()
    QTest.qWait(_MOMENT)
    window.grab().save(str(picture))
    window.close()


def picture_week(sample: Path, picture: Path) -> None:
    """The first page of the printed week."""
    from dropin.storage.file import CentreFile
    from tests.printing.paper import first_page
    from tests.printing.usual import print_sheet

    with CentreFile.open(sample, clock=lambda: NOW, who="Ana", read_only=True) as file:
        made = print_sheet(file, "week", date(2026, 11, 23), today=NOW.date()).pdf
    first_page(made, SHEET_DOTS_PER_INCH).save(str(picture))


if __name__ == "__main__":
    main()
