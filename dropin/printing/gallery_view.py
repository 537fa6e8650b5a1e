"""All sheets there are, group by group, each as a small picture of the real thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.kit.tasks import Tasks
from dropin.printing.catalogue import GROUPS, SHEETS, SheetKind
from dropin.printing.flowing.model import Document
from dropin.printing.model import Sheet
from dropin.printing.sheet_card_view import PICTURE_WIDTH, SheetCard
from dropin.words import say


class Gallery(QWidget):
    """Cards in groups, of which one is chosen; arrow keys go from card to card."""

    chosen = Signal(object)  # a SheetKind

    def __init__(self) -> None:
        super().__init__()
        self.cards = {each.key: SheetCard(str(each.name)) for each in SHEETS}
        self._group = QButtonGroup(self)
        self._quiet = False
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.WIDE, 0, theme.TIGHT, theme.WIDE)
        column.setSpacing(theme.TIGHT)
        for group, heading in GROUPS.items():
            column.addWidget(Label(str(heading), "section"))
            column.addWidget(self._row(group))
        column.addStretch(1)

    def choose(self, key: str) -> None:
        """Show this sheet as the chosen one without telling anyone; "" for none."""
        self._quiet = True
        self._group.setExclusive(key in self.cards)
        for name, card in self.cards.items():
            card.setChecked(name == key)
        self._group.setExclusive(True)
        self._quiet = False

    def in_sight(self, key: str) -> bool:
        """Whether any of the card can be seen."""
        return not self.cards[key].visibleRegion().isEmpty()

    def _row(self, group: str) -> Flow:
        row = Flow(theme.HAIR)
        for kind in SHEETS:
            if kind.group == group:
                card = self.cards[kind.key]
                purpose = str(kind.purpose)
                card.setToolTip(purpose[:1].upper() + purpose[1:])
                card.setAccessibleDescription(purpose)
                self._group.addButton(card)
                card.toggled.connect(lambda on, kind=kind: self._tell(on, kind))
                row.add(card)
        return row

    def _tell(self, on: bool, kind: SheetKind) -> None:
        if on and not self._quiet:
            self.chosen.emit(kind)


_AT_ONCE = 3  # pictures of one piece of work: they come soon, and the file is opened less often

Made = tuple[Sheet | Document, QImage]
Draw = Callable[[Sequence[str], Mapping[str, Sheet | Document], int], dict[str, Made]]


class SmallPictures(QObject):
    """Draws the cards in sight, some at a time, beside the window's thread.

    ``draw`` gets their keys, what those drawn before said, and how wide pictures are in pixels; it
    makes what each says now and the picture of its first page. What says the same as before, or
    cannot be made, it leaves out. It runs on the thread of the work.
    """

    def __init__(self, gallery: Gallery, draw: Draw, owner: QWidget) -> None:
        super().__init__(owner)
        self._gallery, self._draw = gallery, draw
        self.tasks = Tasks(self)
        self._stale = {each.key for each in SHEETS}
        self._drawn: dict[str, Sheet | Document] = {}

    def make_anew(self) -> None:
        """The file has changed: look at every sheet again."""
        self._stale = {each.key for each in SHEETS}
        self.go_on()

    def go_on(self) -> None:
        """Draw the next cards in sight that were not looked at since."""
        if self.tasks.running:
            return
        waiting = (each.key for each in SHEETS if each.key in self._stale)
        keys = list(islice((each for each in waiting if self._gallery.in_sight(each)), _AT_ONCE))
        if keys:
            self._stale.difference_update(keys)
            before = {key: said for key, said in self._drawn.items() if key in keys}
            width = round(theme.scaled(PICTURE_WIDTH) * self._gallery.devicePixelRatioF())
            work = partial(self._draw, keys, before, width)
            self.tasks.run(
                say("Drawing the sheets"), lambda progress: work(), self._show, self._not_drawn
            )

    def _show(self, made: dict[str, Made]) -> None:
        for key, (said, picture) in made.items():
            self._drawn[key] = said
            self._gallery.cards[key].set_picture(picture)
        self.go_on()

    def _not_drawn(self, error: Exception) -> None:
        """A file that cannot be read just now says so where one works with it."""
        if not isinstance(error, KnownError):
            self.tasks.failed.emit(error)
        self.go_on()
