"""The field in a page's header that finds something in its list."""

from __future__ import annotations

from dropin.kit import theme
from dropin.kit.fields import LineField

_WIDTH = 180  # pixels at 100 % text


class SearchField(LineField):
    """As wide on every page, at any text size. ``words`` say what is found: "Find by name"."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.look_for(words)
        self._fit()
        theme.changes().changed.connect(self._fit)

    def look_for(self, words: str) -> None:
        """From now on say that this is what is found."""
        self.line.setPlaceholderText(words)
        self.name_aloud(words)

    def _fit(self) -> None:
        self.setFixedWidth(theme.scaled(_WIDTH))
