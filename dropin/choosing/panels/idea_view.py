"""The side panel of one idea: where it stands, who supports it, the reply, what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dropin.choosing.ideas import state_name
from dropin.choosing.model import COME, DRAFT, NOT_NOW, ON_A_BALLOT, RUNNING, TRIED, Idea
from dropin.choosing.operations import put_in_idea, remove_idea, save_idea, support
from dropin.choosing.panels.looks_view import state_look
from dropin.choosing.panels.parts_view import person_field
from dropin.choosing.panels.reply_view import ReplyPart
from dropin.choosing.panels.similar_view import SimilarPart
from dropin.choosing.panels.support_view import SupportPart
from dropin.choosing.store import ballots, idea, idea_states, vote_results
from dropin.dates import Customs, day_short
from dropin.errors import KnownError
from dropin.kit.buttons import Button, MenuButton
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import CheckField, LineField, TextField
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import stacked
from dropin.kit.parts import actions
from dropin.kit.typed_fields import MoneyField
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say

_FIELDS = (
    *("title", "description", "person_id"),
    *("place", "money_cents", "transport", "childcare", "access", "skill"),
)
_NEW_BALLOT = 0


class IdeaPanel(DraftPanel):
    """Puts in (``idea_id`` 0) or shows and edits one idea. ``said`` tells what was done.

    The other signals ask for another idea, a ballot with this idea on it (0: a new one), the
    activity it became, or for it to become one.
    """

    said = Signal(str)
    told = Signal(str)
    idea_wanted = Signal(int)
    ballot_wanted = Signal(int, int)
    activity_wanted = Signal(int)
    begin_wanted = Signal(int)

    def __init__(
        self, file: CentreFile, idea_id: int, now: Callable[[], datetime], customs: Customs
    ) -> None:
        self._file, self._now, self._customs = file, now, customs
        self._draft = idea(file, idea_id) or Idea(0, "", now().date())
        self.form = Form()
        self.similar = SimilarPart(file)
        self.state_sign = Sign("idea", "accent")
        self.problem = Sign("warning", "needed")
        self.problem.hide()
        self.origin = Label(size="small", role="muted")
        self.support = SupportPart(file, now)
        self.reply = ReplyPart(file, now)
        self.ballot_button = MenuButton(say("Put it on a ballot"))
        self.begin_button = Button(say("Make it an activity"), pressed=self._begin)
        self.activity_button = Button(say("Open the activity"), pressed=self._open_activity)
        super().__init__(self._draft.title or say("New idea"), self._content())
        self.form.set_values({name: getattr(self._draft, name) for name in _FIELDS})
        self.refresh()
        if file.read_only:
            self.form.setEnabled(False)
            self.ballot_button.setEnabled(False)
            self.begin_button.setEnabled(False)
        else:
            self._add_buttons()

    def refresh(self) -> None:
        """Show what the file says now; what a person typed stays."""
        if not self._draft.id:
            return
        known = idea(self._file, self._draft.id)
        if known is None:
            self.forget()
            return
        self._draft = known
        self.title.setText(known.title)
        self.form.follow({name: getattr(known, name) for name in _FIELDS})
        self._show_state(known)
        self.support.show_idea(known)
        self.reply.show_idea(known)

    def save(self) -> None:
        """Write the draft, and the reply where one was begun."""
        if not self.form.ready():
            return
        draft = replace(self._draft, **self.form.values())
        try:
            if draft.id:
                self.form.settle()
                save_idea(self._file, draft)
            else:
                put_in_idea(self._file, draft)
        except KnownError as error:
            self.form.show_errors({"title": str(error)})
            return
        if self.reply.form.touched and not self.reply.reply():
            return
        self.forget()
        self.said.emit(
            say("Saved “{title}”.", title=draft.title)
            if draft.id
            else say("Put in “{title}”.", title=draft.title)
        )

    def remove(self) -> None:
        """Take the idea out; Undo brings it back with its support."""
        try:
            remove_idea(self._file, self._draft.id)
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.forget()
        self.said.emit(say("Removed “{title}”.", title=self._draft.title))

    # How it is built.

    def _content(self) -> QWidget:
        self._fill_form()
        if not self._draft.id:
            return stacked(self.form)
        return stacked(
            self.problem,
            self.state_sign,
            self.origin,
            actions(self.ballot_button, self.begin_button, self.activity_button),
            self.support,
            self.reply,
            Label(say("The idea"), "section"),
            self.form,
        )

    def _fill_form(self) -> None:
        form = self.form
        form.add("title", say("What would be good"), LineField(say("A trip to the sea")))
        form.add_part(self.similar)
        form.add("description", say("More about it"), TextField())
        form.add("person_id", say("Whose idea"), person_field(self._file, say("No name")))
        form.add_section(say("What it needs"))
        form.add("place", say("A place"), LineField())
        form.add("money_cents", say("Money"), MoneyField())
        form.add("skill", say("A skill"), LineField(say("somebody who can start a row")))
        form.add("access", say("Access"), LineField(say("step-free, a quiet room")))
        form.add("transport", "", CheckField(say("Transport")))
        form.add("childcare", "", CheckField(say("Childcare")))

    def _add_buttons(self) -> None:
        words = say("Save") if self._draft.id else say("Put it in")
        self.offer_to_save(words, self.form)
        if self._draft.id:
            self.add_button(Button(say("Remove"), "quiet", pressed=self.remove), at_end=True)
        self.form.changed.connect(self._look_for_similar)
        self.reply.form.changed.connect(self.touch)
        self.reply.said.connect(self._replied)
        self.support.said.connect(self.said)
        self.support.told.connect(self.told)
        self.similar.supported.connect(self._support_other)
        self.ballot_button.chosen.connect(self._put_on_ballot)

    # What it shows.

    def _show_state(self, known: Idea) -> None:
        state = idea_states(self._file, self._now().date(), [known])[known.id]
        icon, role = state_look(state)
        self.state_sign.show_as(icon, role)
        name = state_name(state)
        self.state_sign.set_text(f"{name[:1].upper()}{name[1:]}")
        self.origin.setText(f"{self._origin_words(known)} {self._vote_words(known)}".strip())
        became = known.activity_id is not None and state in (RUNNING, TRIED)
        self.activity_button.setVisible(became)
        self.begin_button.setVisible(not became)
        self.ballot_button.setVisible(not became and state != ON_A_BALLOT)
        self.begin_button.setEnabled(state != NOT_NOW and self._file.read_only is None)
        drafts = [
            (each.question, each.id)
            for each in ballots(self._file)
            if each.state_on(self._now().date()) == DRAFT
        ]
        self.ballot_button.set_choices([(say("A new ballot"), _NEW_BALLOT), *drafts])

    def _origin_words(self, known: Idea) -> str:
        day = day_short(known.put_in_on, self._customs)
        who = person(self._file, known.person_id) if known.person_id is not None else None
        if who is None:
            return say("Put in on {day}, without a name.", day=day)
        return say("Put in on {day} by {name}.", day=day, name=who.name)

    def _vote_words(self, known: Idea) -> str:
        came = vote_results(self._file, self._now().date(), [known]).get(known.id)
        if came is None or came.chosen:
            return ""
        day = day_short(came.closed_on, self._customs)
        return say("On the ballot that closed on {day} it was not chosen.", day=day)

    # What is done.

    def _look_for_similar(self) -> None:
        if not self._draft.id:
            self.similar.look(self.form.field("title").value())

    def _replied(self, told: str) -> None:
        self.touched = self.form.touched
        self.said.emit(told)

    def _support_other(self, idea_id: int) -> None:
        """Instead of a second idea like it, one more supports the first."""
        who = self.form.field("person_id")
        person_id = None if who.problem() else who.value()
        support(self._file, idea_id, COME, person_id, self._now().date())
        known = idea(self._file, idea_id)
        self.touched = False
        self.idea_wanted.emit(idea_id)
        if known is not None:
            self.said.emit(say("One more would come: {title}.", title=known.title))

    def _put_on_ballot(self, ballot_id: int) -> None:
        self.ballot_wanted.emit(ballot_id, self._draft.id)

    def _begin(self) -> None:
        self.begin_wanted.emit(self._draft.id)

    def _open_activity(self) -> None:
        if self._draft.activity_id is not None:
            self.activity_wanted.emit(self._draft.activity_id)
