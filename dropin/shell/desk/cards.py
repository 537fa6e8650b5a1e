"""A page of large cards, each opening a screen of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.large import LARGEST, FullScreen, LargeLabel
from dropin.kit.large_card import CardGrid, LargeCard
from dropin.kit.side_panel import scrolling
from dropin.records import record
from dropin.shell.desk.screen import VISIT_MILLISECONDS


@record
class CardKind:
    """What one can come here for; ``changes`` says that it needs a file that can be changed."""

    words: str
    detail: str
    icon: str
    act: Callable[[], object]
    changes: bool = False


class CardsPage(QWidget):
    """A greeting, and a card for each thing one can come here for. It keeps nothing."""

    def __init__(self, greeting: str, kinds: Sequence[CardKind], *, read_only: bool) -> None:
        super().__init__()
        self.setAccessibleName(greeting)
        self.greeting = LargeLabel(greeting, LARGEST, bold=True)
        self.grid = CardGrid()
        self.screen_in_front: FullScreen | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.VAST, theme.ROOMY, theme.VAST, theme.WIDE)
        column.setSpacing(theme.WIDE)
        column.addWidget(self.greeting)
        column.addWidget(scrolling(self.grid), 1)
        self.grid.show_cards([self._card(kind, read_only) for kind in kinds])

    def visit(self, screen: FullScreen) -> None:
        """Show ``screen`` in front of everything, until somebody goes back or goes away."""
        self.screen_in_front = screen
        screen.open_for_a_visit(VISIT_MILLISECONDS)

    def refresh(self) -> None:
        """Nothing on it changes with the file."""

    def state(self) -> dict[str, str]:
        return {}

    def restore(self, state: dict[str, str]) -> None:
        """It stands as always."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.grid.cards[0].setFocus(event.reason())

    def _card(self, kind: CardKind, read_only: bool) -> LargeCard:
        card = LargeCard(kind.words, kind.detail, kind.icon)
        card.clicked.connect(lambda: kind.act())
        card.setEnabled(not (kind.changes and read_only))
        return card
