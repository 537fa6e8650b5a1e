"""An idea in one's own words, with or without one's name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.attendance.desk import DeskName
from dropin.choosing.model import Idea
from dropin.choosing.operations import put_in_idea
from dropin.kit import theme
from dropin.kit.fields import FramedText
from dropin.kit.flow import Flow
from dropin.kit.large import LARGE, LargeButton, LargeLabel, LargeLine, large_font
from dropin.shell.desk.screen import DeskScreen, NameStep
from dropin.storage.file import CentreFile
from dropin.words import say


class OwnIdea(DeskScreen):
    """First the words; then it goes in without a name, or one's name is asked for."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(say("I have an idea"), file, now, parent)
        self.words = _Words()
        self.name = NameStep(file, now)
        self.add_step(self.words)
        self.add_step(self.name)
        self.words.nameless.clicked.connect(lambda: self._put_in(None))
        self.words.named.clicked.connect(self._ask_name)
        self.words.changed.connect(self.forget_escape)
        self.name.finder.taken.connect(lambda found: self._put_in(found))
        self.name.finder.typed.connect(self.forget_escape)
        self.start()

    def start(self) -> None:
        self.name.finder.start()
        self.words.clear()
        self.show_step(self.words)
        self.words.title.setFocus()

    def _ask_name(self) -> None:
        self.name.about.setText(self.words.title.text())
        self.show_step(self.name)
        self.name.finder.start()

    def _put_in(self, found: DeskName | None) -> None:
        person = found.person_id if found is not None else None
        title, more = self.words.title.text().strip(), self.words.more.toPlainText().strip()
        today = self._now().date()
        put_in_idea(self._file, Idea(0, title, put_in_on=today, description=more, person_id=person))
        self.words.clear()
        self.finish(say("Thank you. Your idea is in."), say("Every idea gets an answer."))


class _Words(QWidget):
    """A few words, and more for who likes."""

    def __init__(self) -> None:
        super().__init__()
        self.title = LargeLine()
        self.title.setMaxLength(80)
        self.title.setAccessibleName(say("My idea in a few words"))
        self.more = FramedText(3, 5)
        self.more.setAccessibleName(say("More about it, if you like"))
        self.nameless = LargeButton(say("Put it in without my name"), "primary", LARGE)
        self.named = LargeButton(say("With my name…"), "plain", LARGE)
        self.changed = self.title.textEdited
        row = Flow(theme.SPACE, centred=True)
        row.add(self.nameless)
        row.add(self.named)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(LargeLabel(say("What would you like to happen here?")))
        column.addWidget(self.title)
        column.addWidget(LargeLabel(say("More about it, if you like"), role="muted"))
        column.addWidget(self.more)
        column.addWidget(row)
        column.addStretch(1)
        self.title.textChanged.connect(self._fit)
        theme.changes().changed.connect(self._dress)
        self._dress()
        self._fit()

    def clear(self) -> None:
        self.title.clear()
        self.more.setPlainText("")

    def _dress(self) -> None:
        self.more.edit.setFont(large_font(LARGE))

    def _fit(self) -> None:
        """Without words there is nothing to put in."""
        for button in (self.nameless, self.named):
            button.setEnabled(bool(self.title.text().strip()))
