"""Over the calendar: a slim strip of what has no dates, with the whole list at the side; or, while
nothing is offered at all, what the calendar is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.kit.lines import Line
from dropin.kit.side_panel import SidePanel
from dropin.programme.calendar.entries import Beside
from dropin.programme.calendar.faces_view import face
from dropin.words import say, say_count


class BesideStrip(QWidget):
    """One line: how many lie beside the calendar, and the first of them. Gone where none do."""

    list_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count_button = Button("", "link", pressed=self.list_asked.emit)
        self._shown: Sequence[Beside] = ()
        self._words = Label(size="small", role="muted", wraps=False)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE, 0, theme.WIDE, theme.HAIR)
        row.setSpacing(theme.HAIR)
        row.addWidget(self.count_button)
        row.addWidget(self._words, 1)
        self.hide()

    def show_beside(self, beside: Sequence[Beside]) -> None:
        self._shown = beside
        self.count_button.setText(
            say_count("1 beside the calendar:", "{count} beside the calendar:", len(beside))
        )
        self.count_button.updateGeometry()
        self.setVisible(bool(beside))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        words = "  ·  ".join(f"{each.title} ({each.words})" for each in self._shown)
        self._words.setText(face().cut(words, self._words.width()))
        self._words.setToolTip("\n".join(f"{each.title}: {each.words}" for each in self._shown))


class FirstStep(QWidget):
    """What the calendar is for, and the first step; under it one can still choose a time."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = Label(
            say("Nothing is offered yet. Here everyone sees what happens when, week by week."),
            role="muted",
        )
        self.button = Button(say("Add the first activity"), "link", pressed=self.asked.emit)
        row = Flow()
        row.add(self.words)
        row.add(self.button)
        around = QVBoxLayout(self)
        around.setContentsMargins(theme.WIDE, 0, theme.WIDE, theme.TIGHT)
        around.addWidget(row)
        self.hide()


class BesidePanel(SidePanel):
    """All of it, with every word; each opens its activity."""

    def __init__(self, beside: Sequence[Beside], opened: Callable[[int], object]) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        column.addWidget(Label(say("These have no dates of their own just now."), role="muted"))
        self.lines = [Line(each.title, each.words) for each in beside]
        for line, each in zip(self.lines, beside, strict=True):
            column.addWidget(line)
            line.clicked.connect(lambda _=False, number=each.activity_id: opened(number))
        super().__init__(say("Beside the calendar"), content)
