"""What buddies help with, and interests: the centre's own lists, for Settings."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dropin.buddies.model import HELP, Topic
from dropin.buddies.operations import remove_topic, save_topic
from dropin.buddies.store import topics
from dropin.centre.store import centre
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.list_section import ListSection, Record
from dropin.storage.file import CentreFile
from dropin.words import say


class TopicsPart(ListSection):
    """One of the two lists: a line adds to it, and renames what stands in it."""

    def __init__(self, file: CentreFile, kind: str) -> None:
        self._file, self._kind = file, kind
        is_help = kind == HELP
        form = Form()
        form.add("name", say("Help with") if is_help else say("Interest"), LineField())
        super().__init__(
            form,
            {"name": ""},
            say("Add this help") if is_help else say("Add this interest"),
            say("Nothing yet."),
            lambda: centre(file).customs,
            editable=file.read_only is None,
        )
        title = say("What buddies help with") if is_help else say("Interests")
        self.column.insertWidget(0, Label(title, "section"))

    def records(self) -> list[Record]:
        return [
            Record(
                each.id,
                each.name,
                {"name": each.name},
                partial(remove_topic, self._file, each.id),
                say("Removed {name}.", name=each.name),
            )
            for each in topics(self._file)
            if each.kind == self._kind
        ]

    def write(self, number: int) -> str:
        name = self.form.values()["name"]
        known = next(
            (each for each in topics(self._file) if each.id == number), Topic(0, self._kind, "")
        )
        save_topic(self._file, replace(known, name=name))
        return say("Saved {name}.", name=name)
