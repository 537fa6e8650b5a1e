"""Who supports an idea, and how one more says so: by name, or without one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from dropin.choosing.ideas import support_name
from dropin.choosing.model import SUPPORTS, Idea, Support
from dropin.choosing.operations import support, withdraw_support
from dropin.choosing.panels.parts_view import person_field
from dropin.kit import theme
from dropin.kit.buttons import Button, MenuButton
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.parts import Part, actions
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class SupportPart(Part):
    """Three buttons, one for each kind of support, for whoever's name is typed, or nobody's."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__(say("Support"))
        self._file, self._now = file, now
        self._idea: Idea | None = None
        self.who_lines = [Label() for _ in SUPPORTS]
        for label in self.who_lines:
            self.column.addWidget(label)
        self.form = Form()
        self.who = self.form.add("who", say("One more says"), person_field(file, say("No name")))
        self.buttons = {
            kind: Button(_asked(kind), pressed=partial(self.add, kind)) for kind in SUPPORTS
        }
        self.back_button = MenuButton(say("Take back"), "quiet")
        self.back_button.chosen.connect(self._take_back)
        self.column.addWidget(self.form)
        self.column.addWidget(actions(*self.buttons.values(), self.back_button))
        self.form.submitted.connect(partial(self.add, SUPPORTS[0]))
        self.column.setSpacing(theme.HAIR)
        if file.read_only:
            for part in (self.form, *self.buttons.values(), self.back_button):
                part.setEnabled(False)

    def show_idea(self, idea: Idea) -> None:
        """Say who supports it now."""
        self._idea = idea
        for kind, label in zip(SUPPORTS, self.who_lines, strict=True):
            given = [each for each in idea.supports if each.kind == kind]
            label.setText(self._words(kind, given))
            label.setVisible(bool(given))
        self.back_button.set_choices(
            [(f"{self._name(each)}: {support_name(each.kind)}", each.id) for each in idea.supports]
        )
        self.back_button.setVisible(bool(idea.supports))

    def add(self, kind: str) -> None:
        """Note that whoever is named, or somebody, supports it so."""
        if self._idea is None or not self.form.ready():
            return
        person_id = self.form.values()["who"]
        already = person_id is not None and any(
            (each.person_id, each.kind) == (person_id, kind) for each in self._idea.supports
        )
        known = person(self._file, person_id) if person_id is not None else None
        name = known.name if known is not None else say("Somebody")
        self.form.set_values({"who": None})
        support(self._file, self._idea.id, kind, person_id, self._now().date())
        words = {"name": name, "supports": support_name(kind)}
        if already:
            self.told.emit(say("{name} said so already: {supports}.", **words))
        else:
            self.said.emit(say("{name} {supports}.", **words))
        self.who.setFocus()

    def _take_back(self, support_id: int) -> None:
        if self._idea is not None:
            withdraw_support(self._file, self._idea.id, support_id)
            self.said.emit(say("Taken back."))

    def _words(self, kind: str, given: Sequence[Support]) -> str:
        """``3 would come: Ana, Ben and 1 without a name``."""
        named = [self._name(each) for each in given if each.person_id is not None]
        nameless = len(given) - len(named)
        if nameless:
            named.append(say_count("{count} without a name", "{count} without a name", nameless))
        who = ", ".join(named)
        return say(
            "{count} {support}: {who}", count=len(given), support=support_name(kind), who=who
        )

    def _name(self, support: Support) -> str:
        known = person(self._file, support.person_id) if support.person_id is not None else None
        return known.name if known is not None else say("Somebody")


def _asked(kind: str) -> str:
    words = support_name(kind)
    return words[:1].upper() + words[1:]
