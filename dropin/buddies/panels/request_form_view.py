"""A request for a buddy, put down in the words of whoever asks, or changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dropin.buddies.model import Request
from dropin.buddies.operations import add_usual_topics, change_request, make_request
from dropin.buddies.panels.fields_view import (
    AVOIDS,
    HELPS,
    LIKES,
    LanguagesField,
    TimesField,
    person_field,
    reach_field,
    topics_field,
    wishes_from,
    wishes_shown,
)
from dropin.buddies.store import request, topics
from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import LineField, TextField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import stacked
from dropin.kit.parts import actions
from dropin.kit.typed_fields import DateField
from dropin.people.store import named_person, person
from dropin.storage.file import CentreFile
from dropin.words import say


class RequestForm(DraftPanel):
    """A new request (``request_id`` 0), perhaps of somebody already known, or one to change.

    ``saved`` gives its id once it is written; ``topics_added`` asks to be built anew, with topics.
    """

    said = Signal(str)
    saved = Signal(int)
    topics_added = Signal()

    def __init__(
        self,
        file: CentreFile,
        request_id: int,
        now: Callable[[], datetime],
        person_id: int = 0,
    ) -> None:
        self._file, self._today = file, now().date()
        self._known = request(file, request_id)
        self._topics = topics(file)
        self.form = Form()
        whose = self._known.person_id if self._known is not None else person_id
        name = named_person(file, whose) if whose else ""
        title = say("What {name} hopes for", name=name) if self._known else say("New request")
        super().__init__(title, self._content())
        draft = self._known or Request(0, person_id, self._today, self._today)
        self.form.set_values(self._values(draft))
        self.offer_to_save(say("Save") if self._known else say("Put it down"), self.form)

    def refresh(self) -> None:
        """Show what the file says now; what a person typed stays."""
        if self._known is None:
            return
        found = request(self._file, self._known.id)
        if found is None or found.withdrawn_on is not None:
            self.forget()
            return
        self._known = found
        self.form.follow(self._values(found))

    def save(self) -> None:
        """Write it, or say what is wrong under a field."""
        if not self.form.ready():
            return
        values = self.form.values()
        who = self._known.person_id if self._known is not None else values["person_id"]
        if who is None:
            self.form.show_errors({"person_id": say("Write who would like a buddy.")})
            return
        known = self._known or Request(0, who, self._today, self._today)
        draft = replace(known, **_from(values))
        try:
            if draft.id:
                change_request(self._file, draft)
                request_id = draft.id
            else:
                request_id = make_request(self._file, draft)
        except KnownError as error:
            first = "words" if self._known is not None else "person_id"
            self.form.show_errors({first: str(error)})
            return
        self.forget()
        found = person(self._file, who)
        name = found.name if found is not None else ""
        self.saved.emit(request_id)
        if self._known is not None:
            self.said.emit(say("Saved what {name} hopes for.", name=name))
        else:
            self.said.emit(say("{name} would like a buddy.", name=name))

    def _content(self) -> QWidget:
        form, customs = self.form, centre(self._file).customs
        if self._known is None:
            form.add("person_id", say("Who would like a buddy"), person_field(self._file))
        form.add(
            "words",
            say("In their own words"),
            TextField(say("Somebody to go to the market with")),
            say("As they say it. Nothing about health belongs here."),
        )
        if self._topics:
            form.add(HELPS, say("Hopes for help with"), topics_field(self._topics, HELPS))
            form.add(LIKES, say("Likes"), topics_field(self._topics, LIKES))
            form.add(AVOIDS, say("Would rather avoid"), topics_field(self._topics, AVOIDS))
        form.add(
            "times",
            say("Free"),
            TimesField(customs),
            say("Such as Tuesday afternoons, Thursday 10–12. Empty: any time will do."),
        )
        form.add(
            "languages",
            say("Languages"),
            LanguagesField(),
            say("The dearest first. Empty: those they speak."),
        )
        form.add("reach", say("It would help if the buddy comes"), reach_field())
        form.add("access_needs", say("Access"), LineField(say("step-free, a quiet place")))
        form.add(
            "starts_on",
            say("From"),
            DateField(self._today, customs, required=True),
        )
        if self._topics:
            return stacked(form)
        add = Button(say("Begin with a usual list"), pressed=self._add_topics)
        about = Label(
            say("What buddies help with has no list yet; Settings, Buddies, holds it."),
            role="muted",
        )
        return stacked(about, actions(add), form)

    def _add_topics(self) -> None:
        add_usual_topics(self._file)
        if not self.touched:
            self.topics_added.emit()
        self.said.emit(say("Added a usual list of what buddies help with."))

    def _values(self, known: Request) -> dict[str, Any]:
        values: dict[str, Any] = {
            "words": known.words,
            "times": known.times,
            "languages": known.languages,
            "reach": known.reach,
            "access_needs": known.access_needs,
            "starts_on": known.starts_on,
        }
        if self._topics:
            shown = wishes_shown(known.likings, self._topics)
            values |= {name: shown[name] for name in (HELPS, LIKES, AVOIDS)}
        if self._known is None:
            values["person_id"] = known.person_id or None
        return values


def _from(values: dict[str, Any]) -> dict[str, Any]:
    """The form's values as a request names them."""
    return {
        "words": values["words"],
        "times": values["times"] or (),
        "languages": values["languages"] or (),
        "reach": values["reach"],
        "access_needs": values["access_needs"],
        "starts_on": values["starts_on"],
        "likings": wishes_from(values),
    }
