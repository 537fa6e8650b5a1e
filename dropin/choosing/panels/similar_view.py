"""Ideas alike, pointed out while one types a title: one can support that one instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from dropin.choosing.ideas import similar
from dropin.choosing.listing import support_words
from dropin.choosing.model import Idea
from dropin.choosing.store import ideas
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.parts import Part, actions, link
from dropin.storage.file import CentreFile
from dropin.words import say

_MOST = 3


class SimilarPart(Part):
    """Hidden while nothing is alike. ``supported`` says which idea is meant instead."""

    supported = Signal(int)

    def __init__(self, file: CentreFile) -> None:
        super().__init__()
        self._file = file
        self._known: Sequence[Idea] | None = None
        self._found: tuple[int, ...] = ()
        self.hide()

    def look(self, title: str) -> None:
        """Show what is like ``title``, as far as it is typed."""
        if self._known is None:
            self._known = ideas(self._file)
        found = similar(title, self._known)[:_MOST]
        shown = tuple(each.id for each in found)
        if shown == self._found:
            return
        self._found = shown
        empty(self.column)
        if found:
            self.column.addWidget(Label(say("Somebody had an idea like this:"), "small", "muted"))
        for each in found:
            self.column.addWidget(Label(_told(each)))
            self.column.addWidget(
                actions(link(say("Support that one instead"), each.title, self._choose(each.id)))
            )
        self.setVisible(bool(found))

    def read_again(self) -> None:
        """Ideas were put in meanwhile."""
        self._known, self._found = None, ()
        empty(self.column)
        self.hide()

    def _choose(self, idea_id: int) -> Callable[[], None]:
        return lambda: self.supported.emit(idea_id)


def _told(idea: Idea) -> str:
    support = support_words(idea)
    return f"{idea.title} · {support}" if support else idea.title
