"""The side panel of an activity: four fields to begin with, everything else under "More"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.dates import day_long
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import ChoiceField, LineField, TextField
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.section import Section, refresh_sections
from dropin.kit.typed_fields import DateField, MoneyField, NumberField
from dropin.programme.model import (
    BOARD,
    CENTRE,
    COMMUNITY,
    KEEP,
    MEMBERS,
    SKIP,
    STAFF,
    Activity,
    ActivityTime,
)
from dropin.programme.operations import (
    add_activity,
    remove_activity,
    resume,
    suspend,
    update_activity,
)
from dropin.programme.origin import origin_words
from dropin.programme.panels.choices_view import category_field, person_field, place_field
from dropin.programme.panels.times_view import TimesEditor
from dropin.programme.panels.when_view import WhenContext
from dropin.programme.plain_words.typed_times import weekly_words_for, words_for
from dropin.programme.store import activity, places
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import say

ActivitySections = Sequence[Callable[[CentreFile, int], Section | None]]
"""What rooms above have to say about an activity, each made from the file and its id."""

_NEW_TIME = ActivityTime(0, 0, "")
_PLAIN = ("title", "place_id", "leader_id")
_MORE = (
    *("description", "category_id", "co_leader_id", "led_by", "capacity", "fee_cents"),
    *("open_to", "bring", "notes", "setting", "on_closure", "proposed_by", "decided_by"),
)


@record
class Beginning:
    """A first draft made elsewhere: ``note`` says where it comes from, ``add`` puts it in and
    returns its id."""

    draft: Activity
    note: str
    add: Callable[[Activity], int]


class ActivityPanel(DraftPanel):
    """Adds (``activity_id`` 0) or edits one activity. ``said`` tells what was done."""

    said = Signal(str)
    saved = Signal(int)

    def __init__(
        self,
        file: CentreFile,
        activity_id: int,
        context: WhenContext,
        *,
        day: date | None = None,
        at: time | None = None,
        sections: ActivitySections = (),
        beginning: Beginning | None = None,
    ) -> None:
        """``day`` and ``at`` fill in when a new one is, as one date or weekly; ``beginning``
        everything it has."""
        self._file, self._context, self._sections = file, context, sections
        self._beginning = beginning
        fresh = beginning.draft if beginning else Activity(0, "", created_on=context.today)
        self._draft = activity(file, activity_id) or fresh
        self.form = Form()
        self.more = Form()
        self.times = TimesEditor(file, context, self._draft.times or (_NEW_TIME,))
        self.access = Label(size="small", role="muted")
        self.problem = Sign("warning", "needed")
        self.more_button = Button(say("More"), "link", pressed=self.show_more)
        title = self._draft.title if activity_id else say("New activity")
        super().__init__(title, self._content())
        self.more.hide()
        self.problem.hide()
        self._fill()
        if day is not None and not activity_id:
            self._suggest(day, at)
        if file.read_only:
            self.form.setEnabled(False)
            self.more.setEnabled(False)
        else:
            self._add_buttons()

    def refresh(self) -> None:
        """Let its sections read again. An activity that is gone takes its panel with it, unless
        somebody typed in it."""
        if self._draft.id and not self.touched and activity(self._file, self._draft.id) is None:
            self.forget()
            return
        refresh_sections(self)

    def show_more(self) -> None:
        """The fields that most activities can do without."""
        if not self.more.isVisibleTo(self):
            self._build_more()
            self.more.show()
            self.more_button.hide()
            self.more.field("description").setFocus()

    def save(self) -> None:
        """Write the draft; what is wrong with it is said under its field."""
        more_ready = self.more.isHidden() or self.more.ready()
        if not (self.form.ready() and self.times.ready() and more_ready):
            return
        try:
            draft = self._edited()
            if draft.id:
                update_activity(self._file, draft)
            else:
                draft = replace(draft, id=self._add(draft))
        except KnownError as error:
            self._show(error)
            return
        new, title = not self._draft.id, draft.title
        self.forget()
        self.said.emit(
            say("Added {title}.", title=title) if new else say("Saved {title}.", title=title)
        )
        self.saved.emit(draft.id)

    def remove(self) -> None:
        """Take the activity out of the programme; Undo brings it back whole."""
        remove_activity(self._file, self._draft.id)
        self.forget()
        self.said.emit(say("Removed {title}.", title=self._draft.title))

    def suspend_or_resume(self) -> None:
        """Until further notice from today; or happening again from today."""
        title, today = self._draft.title, self._context.today
        if self._draft.suspended_on(today):
            resume(self._file, self._draft.id, today)
            sentence = say("{title} happens again from today on.", title=title)
        else:
            sentence = self._suspend(title)
        self.forget()
        self.said.emit(sentence)

    def _suspend(self, title: str) -> str:
        """From today, until the day and with the words given under "More"; says what was done."""
        until, note = None, ""
        if self._more_is_built:
            until = self.more.field("until").value()
            note = self.more.field("suspension_note").value()
        suspend(self._file, self._draft.id, self._context.today, until, note)
        if until is None:
            return say("{title} is suspended until further notice.", title=title)
        day = day_long(until, self._context.customs)
        return say("{title} is suspended until {day}.", title=title, day=day)

    # How it is built.

    @property
    def _more_is_built(self) -> bool:
        return not self.more.isHidden()

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        form = self.form
        form.add("title", say("What"), LineField(say("Choir")))
        form.add_part(self.times)
        place = form.add("place_id", say("Where"), place_field(self._file, say("Not said")))
        form.add_part(self.access)
        form.add("leader_id", say("Who leads"), person_field(self._file))
        place.changed.connect(self._show_access)
        for part in (self._top_sign(), self.problem, form, self.more_button, self.more):
            if part is not None:
                column.addWidget(part)
        if self._draft.id:
            for make in self._sections:
                if (section := make(self._file, self._draft.id)) is not None:
                    column.addWidget(section)
        return content

    def _top_sign(self) -> Sign | None:
        """Where a draft comes from, or that the activity is suspended."""
        draft = self._draft
        if self._beginning is not None:
            return Sign("idea", "accent", self._beginning.note)
        if not draft.suspended_on(self._context.today):
            return None
        until = draft.suspended_until
        words = (
            say("Suspended until further notice.")
            if until is None
            else say("Suspended until {day}.", day=day_long(until, self._context.customs))
        )
        return Sign("info", "careful", f"{words} {draft.suspension_note}".strip())

    def _build_more(self) -> None:
        """Made only when asked for: most people open the panel for one small thing."""
        more = self.more
        if self._file.read_only is None:
            self.times.offer_more()
        more.add("description", say("Description"), TextField())
        more.add("category_id", say("Category"), category_field(self._file))
        more.add("co_leader_id", say("Who leads with them"), person_field(self._file))
        more.add("led_by", say("Led by, in words"), LineField(say("members and staff")))
        more.add("capacity", say("Room for"), NumberField(1, unit=say("people")))
        more.add("fee_cents", say("Fee"), MoneyField())
        more.add("open_to", say("Open to"), LineField(say("everybody")))
        more.add("bring", say("What to bring"), LineField())
        more.add("notes", say("Notes, printed with it"), TextField())
        more.add("setting", say("Held"), ChoiceField(_settings()))
        more.add("on_closure", say("When the centre is closed"), ChoiceField(_on_closure()))
        more.add("proposed_by", say("Proposed by"), ChoiceField(_who()))
        origin = origin_words(self._draft)
        note = say("So far: {origin}.", origin=origin) if origin is not None else ""
        more.add("decided_by", say("Decided by"), ChoiceField(_who()), note)
        more.set_values({name: getattr(self._draft, name) for name in _MORE if name != "fee_cents"})
        more.set_values({"fee_cents": self._draft.fee_cents or None})
        if self._draft.id and not self._draft.suspended_on(self._context.today):
            more.add_section(say("If it is suspended"))
            until = DateField(self._context.today, self._context.customs)
            more.add("until", say("Until"), until, say("Empty: until further notice."))
            more.add("suspension_note", say("Why, for everybody to read"), LineField())

    def _add_buttons(self) -> None:
        self.add_button(Button(say("Save"), "primary", pressed=self.save))
        self.add_button(Button(say("Cancel"), "quiet", pressed=self.forget))
        if self._draft.id:
            suspended = self._draft.suspended_on(self._context.today)
            words = say("Resume") if suspended else say("Suspend")
            self.add_button(Button(words, "quiet", pressed=self.suspend_or_resume), at_end=True)
            self.add_button(Button(say("Remove"), "quiet", pressed=self.remove), at_end=True)
        self.form.submitted.connect(self.save)
        self.more.submitted.connect(self.save)
        self.times.submitted.connect(self.save)
        for part in (self.form, self.more, self.times):
            part.changed.connect(self.touch)
        self.watch()

    def _fill(self) -> None:
        self.form.set_values({name: getattr(self._draft, name) for name in _PLAIN})
        self._show_access()

    def _suggest(self, day: date, at: time | None) -> None:
        """When a new activity is: the date pointed at, or every week from it."""
        customs = self._context.customs
        self.times.suggest(words_for(day, at, customs), weekly_words_for(day, at, customs))

    def _show_access(self) -> None:
        chosen = self.form.field("place_id").value()
        facts = next((each.access_facts for each in places(self._file) if each.id == chosen), "")
        self.access.setText(say("Access: {facts}", facts=facts) if facts else "")
        self.access.setVisible(bool(facts))

    # What comes of it.

    def _add(self, draft: Activity) -> int:
        if self._beginning is not None:
            return self._beginning.add(draft)
        return add_activity(self._file, draft)

    def _edited(self) -> Activity:
        draft = replace(self._draft, times=self.times.value(), **self.form.values())
        if not self._more_is_built:
            return draft
        values: Mapping[str, Any] = self.more.values()
        known = {name: values[name] for name in _MORE}
        if known["decided_by"] != draft.decided_by:  # somebody else, at another time
            known |= {"decided_on": None, "votes": None}
        return replace(draft, **{**known, "fee_cents": known["fee_cents"] or 0})

    def _show(self, error: KnownError) -> None:
        if not self.form.field("title").value():
            self.form.show_errors({"title": str(error)})
            return
        self.problem.set_text(str(error))


def _settings() -> Sequence[tuple[str, str]]:
    return [(say("at the centre"), CENTRE), (say("in the community"), COMMUNITY)]


def _who() -> Sequence[tuple[str, str]]:
    return [
        (say("not noted"), ""),
        (say("{members}"), MEMBERS),
        (say("the board"), BOARD),
        (say("staff"), STAFF),
    ]


def _on_closure() -> Sequence[tuple[str, str]]:
    return [(say("it does not happen"), SKIP), (say("it happens all the same"), KEEP)]
