"""Everybody whose training lapses soon or lapsed lately, at the side of the People page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.kit import theme
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.lines import Line, LineLook
from dropin.kit.side_panel import SidePanel
from dropin.people.store import Lapsing, lapsing
from dropin.people.training import LAPSED, RENEW, State, state_words
from dropin.people.training_view import state_mark
from dropin.storage.file import CentreFile
from dropin.words import say


class RenewalsPanel(SidePanel):
    """Each line leads to its person (``person_wanted``); the first to lapse stands first."""

    person_wanted = Signal(int)

    def __init__(self, file: CentreFile, today: date) -> None:
        self._file, self._today = file, today
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.HAIR)
        super().__init__(say("Training to renew"), content)
        self.refresh()

    def refresh(self) -> None:
        """Read again who is to renew what."""
        empty(self._list)
        found = lapsing(self._file, self._today)
        for each in found:
            line = self._line(each)
            line.clicked.connect(
                lambda _=False, number=each.person.id: self.person_wanted.emit(number)
            )
            self._list.addWidget(line)
        if not found:
            words = say("Nothing lapses soon. Whoever is trained is so for a while.")
            self._list.addWidget(Label(words, role="muted"))

    def _line(self, each: Lapsing) -> Line:
        kind = RENEW if each.lapses_on > self._today else LAPSED
        state = State(kind, each.lapses_on)
        words = state_words(state, self._today, centre(self._file).customs)
        detail = say("{training} {state}", training=each.training.name, state=words)
        look = LineLook(pad=theme.HAIR)
        return Line(each.person.name, detail, look, mark=state_mark(kind), mark_side=18)
