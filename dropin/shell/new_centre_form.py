"""The few questions a new centre begins with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from dropin.centre.zones import zone_names
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField, LineField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.shell.new_centre import make_folder, start_centre, system_zone
from dropin.storage.file import CentreFile
from dropin.words import say

SUFFIX = ".dropin"
_WIDTH = 480


class NewCentreDialog(QDialog):
    """Asks for name and time zone; ``file`` is the new centre, open, once it stands."""

    def __init__(
        self, parent: QWidget | None, folder: Path, *, clock: Callable[[], datetime], who: str
    ) -> None:
        super().__init__(parent)
        self.file: CentreFile | None = None
        self._folder, self._clock, self._who = folder, clock, who
        self.setWindowTitle(say("New centre"))
        self.form = Form()
        self.name = self.form.add("name", say("What is the centre called?"), LineField())
        self.zone = self.form.add(
            "zone",
            say("Whose clocks does it live by?"),
            ChoiceField([(zone.replace("_", " "), zone) for zone in zone_names(system_zone())]),
            say("Decides the first day of the week, paper and currency too; Settings change them."),
        )
        self.zone.set_value(system_zone())
        self.where = Label(role="muted", size="small")
        self.begin = Button(say("Begin"), "primary", pressed=self._begin)
        foot = Flow()
        foot.add(Button(say("Another folder…"), "link", pressed=self._choose_folder))
        foot.add(Button(say("Cancel"), "quiet", pressed=self.reject), at_end=True)
        foot.add(self.begin, at_end=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, theme.ROOMY, theme.ROOMY, theme.WIDE)
        column.setSpacing(theme.WIDE)
        column.addWidget(Label(say("A new centre"), "section"))
        column.addWidget(self.form)
        column.addWidget(self.where)
        column.addWidget(foot)
        self.setMinimumWidth(min(760, theme.scaled(_WIDTH)))
        self.form.changed.connect(self._show_place)
        self.form.submitted.connect(self._begin)
        self._show_place()
        self.name.setFocus()

    @property
    def path(self) -> Path:
        """Where the file will live."""
        return self._folder / f"{_file_name(self.name.value())}{SUFFIX}"

    def _show_place(self) -> None:
        self.where.setText(say("Its one file: {path}", path=self.path))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, say("Where shall the file live?"), str(self._folder)
        )
        if chosen:
            self._folder = Path(chosen)
            self._show_place()

    def _begin(self) -> None:
        name = self.name.value()
        if not name:
            self.form.show_errors({"name": say("Give the centre a name to begin with.")})
            return
        make_folder(self._folder)
        try:
            self.file = start_centre(
                self.path, clock=self._clock, who=self._who, name=name, zone=self.zone.value()
            )
        except KnownError as error:
            self.form.show_errors({"name": str(error)})
            return
        self.accept()


def _file_name(name: str) -> str:
    """``name`` without what Windows forbids in a file's name."""
    allowed = "".join(
        letter for letter in name if letter not in '<>:"/\\|?*' and letter.isprintable()
    )
    return allowed.strip(" .") or say("My centre")
