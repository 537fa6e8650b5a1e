"""How many of the board must be there to decide."""

from __future__ import annotations

from PySide6.QtCore import Signal

from dropin.choosing.operations import set_quorum
from dropin.choosing.store import quorum
from dropin.errors import KnownError
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.form import Form
from dropin.kit.typed_fields import NumberField
from dropin.storage.file import CentreFile
from dropin.words import say


class QuorumPanel(DraftPanel):
    """``said`` tells what was done."""

    said = Signal(str)

    def __init__(self, file: CentreFile) -> None:
        self._file = file
        self.form = Form()
        self.form.add(
            "quorum",
            say("Must be there to decide"),
            NumberField(0, 99, required=True),
            say("With fewer, a meeting can talk, and decides another day."),
        )
        self.form.set_values({"quorum": quorum(file)})
        super().__init__(say("Quorum"), self.form)
        self.offer_to_save(say("Save"), self.form)

    def save(self) -> None:
        """Write it; a board of nobody is refused."""
        if not self.form.ready():
            return
        number = self.form.values()["quorum"]
        try:
            set_quorum(self._file, number)
        except KnownError as error:
            self.form.show_errors({"quorum": str(error)})
            return
        self.forget()
        self.said.emit(say("The board decides with {number} present.", number=number))
