"""Help: the article of a page beside it; it stays open while one tries what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from dropin.handbook.model import Article, KeyPress
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.kit.side_panel import scrolling
from dropin.words import say

_WIDTH, _HEIGHT = 460, 640  # pixels at 100 % text


class HelpDialog(QDialog):
    """Shows ``article`` and the keys of ``everywhere``; ``print_handbook`` is called when that is
    wanted, where it is offered at all."""

    def __init__(
        self,
        parent: QWidget,
        article: Article,
        everywhere: Sequence[KeyPress],
        print_handbook: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Help: {page}", page=article.title))
        self.article = article
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, theme.ROOMY, theme.ROOMY, theme.WIDE)
        column.setSpacing(theme.SPACE)
        column.addWidget(Label(str(article.title), "title"))
        column.addWidget(Label(str(article.answers), role="muted"))
        self.area = scrolling(_words(article, everywhere))
        column.addWidget(self.area, 1)
        self.close_button = Button(say("Close"), "primary", pressed=self.reject)
        foot = Flow()
        if print_handbook is not None:
            self.print_button = Button(say("Print the handbook…"), pressed=print_handbook)
            foot.add(self.print_button)
        foot.add(self.close_button, at_end=True)
        column.addWidget(foot)
        self.resize(min(1100, theme.scaled(_WIDTH)), min(720, theme.scaled(_HEIGHT)))
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _words(article: Article, everywhere: Sequence[KeyPress]) -> QWidget:
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, theme.TIGHT, theme.TIGHT, theme.TIGHT)
    column.setSpacing(theme.SPACE)
    for task in article.tasks:
        pair = QVBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(Label(str(task.wish), bold=True))
        pair.addWidget(Label(str(task.way)))
        column.addLayout(pair)
    for title, keys in (
        (say("Keys here"), article.keys),
        (say("Keys everywhere"), everywhere),
    ):
        if keys:
            column.addWidget(Label(title, "section"))
            column.addLayout(_table(keys))
    column.addStretch(1)
    return words


def _table(keys: Sequence[KeyPress]) -> QGridLayout:
    table = QGridLayout()
    table.setHorizontalSpacing(theme.WIDE)
    table.setVerticalSpacing(theme.HAIR)
    table.setColumnStretch(1, 1)
    for row, press in enumerate(keys):
        table.addWidget(Label(press.keys, bold=True), row, 0, Qt.AlignmentFlag.AlignTop)
        table.addWidget(Label(str(press.does)), row, 1)
    table.setColumnMinimumWidth(0, theme.scaled(110))
    return table
