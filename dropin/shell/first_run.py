"""The first page anyone sees: three ways to begin, and the files of before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.icons import paint_icon
from dropin.kit.labels import Label
from dropin.kit.lines import Line, LineLook
from dropin.words import say

_WIDTH = 560
_MOST_WIDTH = 900


class FirstRun(QScrollArea):
    """Three ways to begin as large buttons, recent files under them."""

    sample_wanted = Signal()
    import_wanted = Signal()
    empty_wanted = Signal()
    open_wanted = Signal()
    file_wanted = Signal(object)

    def __init__(self, recent_files: Sequence[Path]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(say("Welcome"))
        self.sample = _way(
            "today",
            say("Open the sample centre"),
            say("Harbour House, with a full programme to look at, change and print."),
        )
        self.bring_in = _way(
            "activities",
            say("Bring in a programme"),
            say(
                "From a spreadsheet (CSV) or a calendar (ICS). You see each line before it counts."
            ),
        )
        self.empty = _way(
            "plus",
            say("Start empty"),
            say("Name the centre and add the first activity."),
        )
        for way, signal in (
            (self.sample, self.sample_wanted),
            (self.bring_in, self.import_wanted),
            (self.empty, self.empty_wanted),
        ):
            way.clicked.connect(signal)
        self._page = self._made_page(recent_files)
        self.setWidget(_centred(self._page))
        theme.changes().changed.connect(self._give_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """A scroll area alone gives its content only what words need that do not wrap."""
        width = min(self.viewport().width(), self._page.sizeHint().width())
        self._page.setMinimumHeight(self._page.heightForWidth(width))

    def _made_page(self, recent_files: Sequence[Path]) -> QWidget:
        page = QWidget()
        middle = QVBoxLayout(page)
        middle.setContentsMargins(theme.ROOMY, theme.VAST, theme.ROOMY, theme.VAST)
        middle.setSpacing(theme.SPACE)
        middle.addStretch(1)
        welcome = Label(say("Welcome to Drop-in"), "title", wraps=False)
        told = Label(
            say("Your whole centre lives in one file on this computer. How shall it begin?"),
            role="muted",
        )
        opener = Button(say("Open a file…"), "link", pressed=self.open_wanted.emit)
        for part in (welcome, told, self.sample, self.bring_in, self.empty, opener):
            part.setMaximumWidth(max(_MOST_WIDTH, theme.scaled(_WIDTH)))
            middle.addWidget(part)
        if recent_files:
            middle.addSpacing(theme.SPACE)
            middle.addWidget(Label(say("Opened before"), "section"))
            for path in recent_files:
                middle.addWidget(self._recent(path))
        middle.addStretch(2)
        return page

    def _recent(self, path: Path) -> Button:
        button = Button(path.stem, "link", pressed=lambda: self.file_wanted.emit(path))
        button.setToolTip(str(path))
        return button


def _centred(page: QWidget) -> QWidget:
    outer = QWidget()
    across = QVBoxLayout(outer)
    across.setContentsMargins(0, 0, 0, 0)
    across.addWidget(page, 1, Qt.AlignmentFlag.AlignHCenter)
    return outer


def _way(icon: str, text: str, detail: str) -> Line:
    look = LineLook(title_size="section", card=True, pad=theme.WIDE)
    return Line(text, detail, look, mark=_icon_painter(icon), mark_side=28)


def _icon_painter(icon: str) -> Callable[[QPainter, QRectF], None]:
    return lambda painter, box: paint_icon(painter, box, icon, theme.current().accent)
