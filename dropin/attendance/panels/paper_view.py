"""A late paper sheet, typed in quickly: one name a line, and who is meant shows as one types."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.attendance.paper import PaperLine, read_paper, with_name, without
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import TextField
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.people.store import find_beginning
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_MOST_FITTING = 5


class PaperPanel(DraftPanel):
    """``came`` says who was on the sheet: (person id, guests) each."""

    came = Signal(object)

    def __init__(self, file: CentreFile, title: str) -> None:
        self._file = file
        self.form = Form()
        self.names = self.form.add(
            "names",
            say("Names, one a line"),
            TextField(say("Ana Lopes\nJo Byrne +2"), least_lines=6, most_lines=14),
            say("As they stand on the paper. “+2” behind a name: with two guests."),
        )
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.HAIR)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.form)
        column.addLayout(self._told)
        super().__init__(title, content)
        self.save_button = Button(say("They came"), "primary", pressed=self.save)
        self.add_button(self.save_button)
        self.add_button(Button(say("Cancel"), "quiet", pressed=self.forget))
        self.form.changed.connect(self._look)
        self.form.submitted.connect(self.save)
        self.watch()
        self._look()

    def save(self) -> None:
        """Tell who came. Lines nobody fits, or several, stay; without any the panel closes."""
        lines = self._lines()
        certain = [line for line in lines if line.person is not None]
        if not certain:
            return
        self.came.emit([(line.person.id, line.guests) for line in certain if line.person])
        left = without(self.names.value(), [line.words for line in certain])
        if not left.strip():
            self.forget()
            return
        self.form.set_values({"names": left})
        self._look()

    def _lines(self) -> tuple[PaperLine, ...]:
        return read_paper(
            self.names.value(), lambda words: find_beginning(self._file, words, _MOST_FITTING)
        )

    def _look(self) -> None:
        self.touched = bool(self.names.value())
        empty(self._told)
        lines = self._lines()
        for line in lines:
            for part in self._told_of(line):
                self._told.addWidget(part)
        certain = sum(line.person is not None for line in lines)
        self.save_button.setText(
            say_count("1 person came", "{count} people came", certain)
            if certain
            else say("They came")
        )
        self.save_button.setEnabled(certain > 0)
        self.save_button.updateGeometry()

    def _told_of(self, line: PaperLine) -> list[QWidget]:
        """Whom one line means; or the choice between several."""
        if line.person is not None:
            brought = f" +{line.guests}" if line.guests else ""
            return [Sign("check", "good", line.person.name + brought)]
        if not line.fitting:
            words = say(
                "Nobody is called “{name}”. It stays here until you settle it.", name=line.words
            )
            return [Sign("warning", "needed", words, "small")]
        asked: list[QWidget] = [Label(say("Which “{name}”?", name=line.words), bold=True)]
        asked += [
            Button(each.name, "link", pressed=partial(self._settle, line.words, each.name))
            for each in line.fitting
        ]
        return asked

    def _settle(self, words: str, name: str) -> None:
        self.form.set_values({"names": with_name(self.names.value(), words, name)})
        self._look()
        self.names.setFocus()
