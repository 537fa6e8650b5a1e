"""The left side of the Print page: which sheet, and the few options that matter for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.centre.model import PAPERS
from dropin.kit import theme
from dropin.kit.fields import CheckField, ChoiceField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.people.naming import FIRST, FULL, INITIALS
from dropin.printing.model import MONTH, USUAL, WEEK, SheetOptions
from dropin.printing.sheet_card_view import SheetCard
from dropin.words import say

PAPER_NAMES = {"a4": "A4", "letter": "US Letter", "a3": "A3", "tabloid": "Tabloid"}


class SheetChoices(QWidget):
    """Cards of the sheets and a form below them. Each sheet keeps options of its own."""

    kind_chosen = Signal(str)
    changed = Signal()

    def __init__(self, paper: str) -> None:
        super().__init__()
        self.kind = WEEK
        self._options = {kind: usual._replace(paper=paper) for kind, usual in USUAL.items()}
        self.cards = {WEEK: SheetCard(say("Week")), MONTH: SheetCard(say("Month"))}
        self.paper = ChoiceField([(PAPER_NAMES[each], each) for each in PAPERS])
        self.places = CheckField(say("Where it takes place"))
        self.leaders = CheckField(say("Who leads it"))
        self.names = ChoiceField(
            [(say("Full name"), FULL), (say("First name"), FIRST), (say("Initials"), INITIALS)]
        )
        self._form = self._filled_form()
        self.promise = Label(
            say("Names stand only for people who agreed to be named on prints."), "small", "muted"
        )
        self._lay_out()
        self._wire()
        self._show_options()

    @property
    def options(self) -> SheetOptions:
        return self._options[self.kind]

    def choose(self, kind: str) -> None:
        """Show the options of ``kind`` without telling anyone."""
        self.kind = kind
        self.cards[kind].setChecked(True)
        self._show_options()

    def set_options(self, kind: str, options: SheetOptions) -> None:
        self._options[kind] = options
        self._show_options()

    def options_of(self, kind: str) -> SheetOptions:
        return self._options[kind]

    def set_picture(self, kind: str, picture: QImage) -> None:
        self.cards[kind].set_picture(picture)

    def _filled_form(self) -> Form:
        form = Form()
        form.add("paper", say("Paper"), self.paper)
        form.add("places", say("Show"), self.places)
        form.add("leaders", "", self.leaders)
        form.add("names", say("How much of a name"), self.names)
        return form

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(theme.TIGHT)
        for card in self.cards.values():
            cards.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.WIDE, theme.TIGHT, theme.WIDE, theme.WIDE)
        column.setSpacing(theme.SPACE)
        column.addLayout(cards)
        column.addWidget(self._form)
        column.addWidget(self.promise)
        self.cards[self.kind].setChecked(True)

    def _wire(self) -> None:
        self._form.changed.connect(self._take)
        for kind, card in self.cards.items():
            card.toggled.connect(lambda _, kind=kind: self._choose(kind))

    def _choose(self, kind: str) -> None:
        if kind != self.kind and self.cards[kind].isChecked():
            self.choose(kind)
            self.kind_chosen.emit(kind)

    def _show_options(self) -> None:
        options = self.options
        self.paper.set_value(options.paper or PAPERS[0])
        self.places.set_value(options.show_place)
        self.leaders.set_value(options.show_leader)
        self.names.set_value(options.name_level)
        self._show_names_only_with_leaders()

    def _take(self) -> None:
        self._options[self.kind] = SheetOptions(
            paper=self.paper.value(),
            show_place=self.places.value(),
            show_leader=self.leaders.value(),
            name_level=self.names.value(),
        )
        self._form.settle()  # it holds at once: nothing is left to save
        self._show_names_only_with_leaders()
        self.changed.emit()

    def _show_names_only_with_leaders(self) -> None:
        self._form.set_row_visible("names", self.options.show_leader)
        self.promise.setVisible(self.options.show_leader)
