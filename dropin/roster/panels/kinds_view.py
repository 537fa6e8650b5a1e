"""What calls and visits are about: the centre's short list, a part of the settings of On call."""

from __future__ import annotations

from functools import partial

from dropin.centre.store import centre
from dropin.kit.buttons import Button
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.list_section import ListSection, Record
from dropin.roster.model import TallyKind
from dropin.roster.operations import add_usual_kinds, move_kind, remove_kind, save_kind
from dropin.roster.store import tally_kinds
from dropin.storage.file import CentreFile
from dropin.words import say


class KindsPart(ListSection):
    """Kinds of call in the order of their keys: the first is noted with 1."""

    def __init__(self, file: CentreFile) -> None:
        self.file = file
        self.usual_button = Button(say("Begin with the usual kinds"), pressed=self.add_usual)
        form = Form()
        form.add("name", say("Kind of call or visit"), LineField(say("Somebody to talk to")))
        super().__init__(
            form,
            {"name": ""},
            say("Add this kind"),
            say("Nothing is on the list yet."),
            lambda: centre(file).customs,
            editable=file.read_only is None,
        )
        told = say("A digit notes each: the first with 1. Nothing about who called is ever kept.")
        self.column.insertWidget(0, Label(told, role="muted"))
        self.column.insertWidget(0, Label(say("Calls and visits"), "section"))
        self.column.addWidget(self.usual_button)

    def refresh(self) -> None:
        super().refresh()
        self.usual_button.setVisible(not tally_kinds(self.file))

    def records(self) -> list[Record]:
        return [self._line(place, each) for place, each in enumerate(tally_kinds(self.file))]

    def write(self, number: int) -> str:
        kind = TallyKind(number, self.form.values()["name"])
        save_kind(self.file, kind)
        return say("Saved {name}", name=kind.name)

    def add_usual(self) -> None:
        """A list to begin with, in one step."""
        add_usual_kinds(self.file)
        self.said.emit(say("The usual kinds are on the list."))

    def _line(self, place: int, kind: TallyKind) -> Record:
        earlier = partial(move_kind, self.file, kind.id, place - 1) if place else None
        remove = partial(remove_kind, self.file, kind.id)
        removed = say("Removed {name}", name=kind.name)
        return Record(kind.id, kind.name, {"name": kind.name}, remove, removed, earlier)
