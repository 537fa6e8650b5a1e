"""Paper slips typed in one after another: a title, perhaps a name, Enter, the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.choosing.model import COME, Idea
from dropin.choosing.operations import put_in_idea, support
from dropin.choosing.panels.parts_view import person_field
from dropin.choosing.panels.similar_view import SimilarPart
from dropin.choosing.store import idea
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class SlipsPanel(DraftPanel):
    """``said`` tells of each slip as it comes in."""

    said = Signal(str)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        self._file, self._now = file, now
        self._slips = 0
        self.form = Form()
        self.form.add("title", say("What the slip says"), LineField(say("A trip to the sea")))
        self.similar = SimilarPart(file)
        self.form.add_part(self.similar)
        self.form.add(
            "person_id",
            say("Name on it"),
            person_field(file, say("No name")),
            say("Enter puts it in and clears the line for the next slip."),
        )
        self.count = Label("", role="muted")
        self._done = QVBoxLayout()
        self._done.setSpacing(theme.HAIR)
        super().__init__(say("Paper slips"), self._content())
        self.add_button(Button(say("Put it in"), "primary", pressed=self.put_in))
        self.add_button(Button(say("Done"), "quiet", pressed=self.close_panel))
        self.form.submitted.connect(self.put_in)
        self.form.changed.connect(self._typed)
        self.similar.supported.connect(self._support)
        self.watch()

    def save(self) -> None:
        if self.put_in():
            self.forget()

    def put_in(self) -> bool:
        """Keep this slip and clear the form for the next; whether it could be read."""
        if not self.form.ready():
            return False
        values, today = self.form.values(), self._now().date()
        draft = Idea(0, values["title"], today, person_id=values["person_id"])
        try:
            put_in_idea(self._file, draft)
        except KnownError as error:
            self.form.show_errors({"title": str(error)})
            return False
        self._next(draft.title, say("Put in “{title}”.", title=draft.title))
        return True

    def _support(self, idea_id: int) -> None:
        """The slip says what an idea says already: one more would come."""
        known = idea(self._file, idea_id)
        if known is None or not self.form.ready():
            return
        person_id = self.form.values()["person_id"]
        support(self._file, idea_id, COME, person_id, self._now().date())
        self._next(known.title, say("One more would come: {title}.", title=known.title))

    def _next(self, title: str, told: str) -> None:
        self._slips += 1
        self._done.insertWidget(0, Label(title, role="muted"))
        self.count.setText(say_count("{count} slip so far:", "{count} slips so far:", self._slips))
        self.form.set_values({"title": "", "person_id": None})
        self.similar.read_again()
        self.form.field("title").setFocus()
        self.touched = False
        self.said.emit(told)

    def _typed(self) -> None:
        self.touch()
        title = self.form.field("title").value()
        self.similar.look(title)

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.form)
        column.addWidget(self.count)
        column.addLayout(self._done)
        return content
