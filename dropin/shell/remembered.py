"""What this computer remembers between two starts: window, seat, pages, zoom, recent files.

None of it is about people, and none of it is in the centre's file.
"""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from dropin.kit.theme import Scheme

MOST_RECENT_FILES = 8
_SCHEMES: tuple[Scheme, ...] = ("system", "light", "dark")


class Remembered:
    """Reads and writes through QSettings, as an INI file in the user's own settings folder."""

    def __init__(self) -> None:
        self._settings = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Drop-in", "Drop-in"
        )

    @property
    def geometry(self) -> QByteArray:
        value = self._settings.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("window/geometry", geometry)

    @property
    def text_percent(self) -> int:
        written = self._text("window/text_percent")
        return int(written) if written.isdecimal() else 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._settings.setValue("window/text_percent", str(percent))

    @property
    def scheme(self) -> Scheme:
        written = self._text("window/scheme")
        return next((each for each in _SCHEMES if each == written), "system")

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._settings.setValue("window/scheme", scheme)

    @property
    def page(self) -> str:
        return self._text("window/page")

    @page.setter
    def page(self, key: str) -> None:
        self._settings.setValue("window/page", key)

    @property
    def seat(self) -> str:
        """Who sat here last; "" where nobody ever left the coordinator's seat."""
        return self._text("window/seat")

    @seat.setter
    def seat(self, key: str) -> None:
        self._settings.setValue("window/seat", key)

    @property
    def other_seat(self) -> str:
        """Who sat here last other than the coordinator; "" for nobody."""
        return self._text("window/other_seat")

    @other_seat.setter
    def other_seat(self, key: str) -> None:
        self._settings.setValue("window/other_seat", key)

    def page_state(self, key: str) -> dict[str, str]:
        state = self._json(f"page/{key}")
        if not isinstance(state, dict):
            return {}
        return {str(name): str(value) for name, value in state.items()}

    def keep_page_state(self, key: str, state: dict[str, str]) -> None:
        self._settings.setValue(f"page/{key}", json.dumps(state))

    @property
    def recent_files(self) -> list[Path]:
        """The files opened lately that still exist, newest first."""
        written = self._json("files/recent")
        if not isinstance(written, list):
            return []
        paths = [Path(each) for each in written if isinstance(each, str)]
        return [path for path in paths if path.exists()]

    def opened(self, path: Path) -> None:
        """Put ``path``, with links resolved, first among the recent files."""
        path = path.resolve()
        others = [each for each in self.recent_files if each != path]
        recent = [str(each) for each in (path, *others)][:MOST_RECENT_FILES]
        self._settings.setValue("files/recent", json.dumps(recent))

    def _json(self, key: str) -> object:
        """None where nothing is written, or where somebody edited the settings by hand."""
        try:
            return json.loads(self._text(key))
        except ValueError:
            return None

    def _text(self, key: str) -> str:
        value = self._settings.value(key, "")
        return value if isinstance(value, str) else ""
