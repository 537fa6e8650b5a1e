"""What a sheet is about, and the few options that matter for it, in one strip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Signal

from dropin.centre.model import PAPERS
from dropin.kit import theme
from dropin.kit.fields import CheckField, ChoiceField, Field
from dropin.kit.flow import Flow
from dropin.people.naming import FIRST, FULL, INITIALS, NONE
from dropin.printing.catalogue import SheetKind
from dropin.printing.documents.reading import BADGES, Wanted
from dropin.printing.documents.sign_in import COLUMN_NAMES, USUAL_COLUMNS
from dropin.printing.documents.subjects import Subject
from dropin.printing.label_stocks import BADGE, LABEL, stocks_for
from dropin.printing.model import (
    BOUND_LEFT,
    BOUND_TOP,
    LARGE_PRINT,
    LARGER_PRINT,
    POSTER_SIZES,
    UNBOUND,
    SheetOptions,
)
from dropin.words import Message, say

PAPER_NAMES: Mapping[str, str] = MappingProxyType(
    {"a4": "A4", "letter": "US Letter", "a3": "A3", "tabloid": "Tabloid"}
)
NAME_LEVELS: Mapping[str, Message] = MappingProxyType(
    {
        FIRST: Message("First names"),
        FULL: Message("Whole names"),
        INITIALS: Message("Initials"),
        NONE: Message("No names"),
    }
)
_MOST_LABELS = 65  # on the sheet with the smallest
_WIDEST = 280  # pixels at 100 % text


class OptionsStrip(Flow):
    """Fields from left to right, on more lines where they need them; those that matter show.

    ``changed`` tells that another subject or another option was chosen.
    """

    changed = Signal()

    def __init__(self, paper: str) -> None:
        super().__init__(theme.SPACE)
        self._paper = paper
        self._kind: SheetKind | None = None
        self._usual = SheetOptions()
        self.subject: ChoiceField[int] = ChoiceField([("", 0)])
        self.subject.name_aloud(say("What it is about"))
        self._subjects: tuple[Subject, ...] = ()
        self.fields = _fields()
        self.columns = {name: CheckField(str(words)) for name, words in COLUMN_NAMES.items()}
        self.stock: ChoiceField[str] = ChoiceField([("", "")])
        self.stock.name_aloud(say("Which sheets of labels"))
        for field in (self.subject, *self.fields.values(), self.stock, *self.columns.values()):
            field.changed.connect(self._tell)
            self.add(field)
        theme.changes().changed.connect(self._fit)
        self._fit()

    def show_kind(
        self, kind: SheetKind, options: SheetOptions, wanted: Wanted | None = None
    ) -> None:
        """The options of this sheet as they stand, and of what is ``wanted``, without telling."""
        self._kind, self._usual = kind, options
        for name, value in options._asdict().items():
            if name in self.fields:
                self.fields[name].set_value(self._paper if value is None else value)
        self._show_wanted(wanted)
        self._show_what_matters()

    def show_subjects(self, subjects: Sequence[Subject], chosen: int = 0) -> None:
        """What the sheet can be about; a single thing leaves nothing to choose."""
        self._subjects = tuple(subjects)
        choices = [(each.words, place) for place, each in enumerate(subjects)]
        self.subject.set_choices(choices or [("", 0)])
        self.subject.set_value(min(chosen, max(len(choices) - 1, 0)))
        self._show_what_matters()

    @property
    def chosen_subject(self) -> Subject | None:
        """What the sheet is to be about; None where there is nothing for it."""
        if not self._subjects:
            return None
        chosen = self._subjects[self.subject.value()]
        return chosen._replace(wanted=self._with_choices(chosen.wanted))

    @property
    def options(self) -> SheetOptions:
        """As they stand there; what does not matter for this sheet is as it was given."""
        shown: dict[str, Any] = {
            name: self.fields[name].value()
            for name in SheetOptions._fields
            if name in self.fields and self._matters(name)
        }
        if shown.get("paper") == self._paper:
            shown["paper"] = None  # that of the centre, also once it has another
        return self._usual._replace(**shown)

    def _show_wanted(self, wanted: Wanted | None) -> None:
        """The options that are no ``SheetOptions`` but belong to what one sheet is about."""
        shown = wanted or Wanted("")
        for name in ("needs", "roles"):
            self.fields[name].set_value(getattr(shown, name))
        for column, field in self.columns.items():
            field.set_value(column in (USUAL_COLUMNS if shown.columns is None else shown.columns))
        use = BADGE if self._kind is not None and self._kind.key == BADGES else LABEL
        stocks = [(f"{each.name}, {each.size_words}", each.name) for each in stocks_for(use)]
        self.stock.set_choices([(say("Usual labels"), ""), *stocks])
        self.stock.set_value(shown.labels.stock)
        self.fields["first"].set_value(shown.labels.first)
        for name in ("pronouns", "blanks"):
            self.fields[name].set_value(getattr(shown.labels, name))

    def _with_choices(self, wanted: Wanted) -> Wanted:
        choice = wanted.labels._replace(
            stock=self.stock.value(),
            first=self.fields["first"].value(),
            pronouns=self.fields["pronouns"].value(),
            blanks=self.fields["blanks"].value(),
        )
        columns = tuple(name for name, field in self.columns.items() if field.value())
        return wanted._replace(
            needs=self._matters("needs") and self.fields["needs"].value(),
            roles=self._matters("roles") and self.fields["roles"].value(),
            columns=columns if self._matters("columns") else None,
            labels=choice if self._matters("stock") else wanted.labels,
        )

    def _matters(self, name: str) -> bool:
        return self._kind is not None and name in self._kind.options

    def _tell(self) -> None:
        self._show_what_matters()
        self.changed.emit()

    def _show_what_matters(self) -> None:
        self.subject.setVisible(len(self._subjects) > 1)
        without_names = self._matters("show_leader") and not self.fields["show_leader"].value()
        for name, field in self.fields.items():
            is_idle = name == "name_level" and without_names
            field.setVisible(self._matters(name) and not is_idle)
        self.stock.setVisible(self._matters("stock"))
        for column in self.columns.values():
            column.setVisible(self._matters("columns"))
        self.updateGeometry()

    def _fit(self) -> None:
        self.subject.setMaximumWidth(theme.scaled(_WIDEST))


def _fields() -> dict[str, Field[Any]]:
    """By the names of ``SheetOptions``, in the order one reads them."""
    paper = ChoiceField([(PAPER_NAMES[each], each) for each in PAPERS])
    names = ChoiceField([(str(words), level) for level, words in NAME_LEVELS.items()])
    size = ChoiceField([(say("18 point"), LARGE_PRINT), (say("24 point"), LARGER_PRINT)])
    binding = ChoiceField(
        [
            (say("No holes"), UNBOUND),
            (say("Holes at the left"), BOUND_LEFT),
            (say("Holes at the top"), BOUND_TOP),
        ]
    )
    poster = ChoiceField([(say("Poster {size}", size=each.upper()), each) for each in POSTER_SIZES])
    first = ChoiceField(
        [(say("From label {number} on", number=each), each) for each in range(1, _MOST_LABELS + 1)]
    )
    poster.name_aloud(say("Size of the poster"))
    first.name_aloud(say("The first label that is left"))
    paper.name_aloud(say("Paper"))
    names.name_aloud(say("How much of a name"))
    size.name_aloud(say("Size of the letters"))
    binding.name_aloud(say("Room for punched holes"))
    return {
        "paper": paper,
        "name_level": names,
        "text_size": size,
        "show_place": CheckField(say("Places")),
        "show_leader": CheckField(say("Who leads")),
        "days_down": CheckField(say("Days down")),
        "two_pages": CheckField(say("Two pages")),
        "binding": binding,
        "duplex": CheckField(say("Both sides")),
        "poster_size": poster,
        "needs": CheckField(say("Add up transport, childcare and access")),
        "roles": CheckField(say("What each does here")),
        "first": first,
        "pronouns": CheckField(say("Pronouns")),
        "blanks": CheckField(say("Blank ones for the others")),
        "mark_changes": CheckField(say("Mark changes")),
    }
