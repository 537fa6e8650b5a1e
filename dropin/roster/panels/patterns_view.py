"""The kinds of shift of a centre: a list, and the form of the one that is added or changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.centre.store import centre, opening_hours
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import ask_to_save
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.lines import Line, LineLook
from dropin.kit.parts import Part, actions, give_keyboard, keyboard_in, link
from dropin.people.store import trainings
from dropin.programme.store import places
from dropin.roster.following import effect, first_desk, has_people, overlaps
from dropin.roster.model import PatternRole, ShiftPattern
from dropin.roster.operations import remove_pattern, save_pattern
from dropin.roster.panels.pattern_form_view import PatternForm
from dropin.roster.pattern_words import detail_words, overlap_words, title_words
from dropin.roster.planning.model import PRIMARY
from dropin.roster.store import patterns, stored_shifts_of
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class PatternsPart(Part):
    """``_draft`` is what the form holds: None while it is closed, id 0 for a new one."""

    def __init__(self, file: CentreFile, today: date) -> None:
        super().__init__(say("Shifts"))
        self._file, self._today = file, today
        self._draft: ShiftPattern | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.first_button = Button(say("Begin with a desk"), "primary", pressed=self.begin)
        self.add_button = Button(say("Add a kind of shift"), pressed=self.add)
        self.form = PatternForm(file, today)
        self.means = Label(role="muted")
        self.overlapping = Sign("warning", "careful")
        self.save_button = Button(say("Save"), "primary", pressed=self.save)
        self._editor = QWidget()
        self._arrange()
        self.refresh()

    def refresh(self) -> None:
        """Read the kinds of shift again; what is typed stays, and what went on is told."""
        found = patterns(self._file)
        held = keyboard_in(self)
        empty(self._list)
        if not found:
            self._list.addWidget(Label(_nothing_yet(), role="muted"))
        for each in found:
            self._list.addWidget(self._line(each))
        for overlap in overlaps([each for each in found if not each.ended_by(self._today)]):
            words = str(overlap_words(overlap, centre(self._file).customs))
            self._list.addWidget(Sign("warning", "careful", words))
        self.first_button.setVisible(not found and self._draft is None)
        if self._draft is not None and self._draft.id:
            self._follow_draft(found)
        give_keyboard(self, held)
        self._tell_effect()

    def begin(self) -> None:
        """A first desk, when the centre is open, in one step."""
        desk = first_desk(opening_hours(self._file), self._today, say("Desk"))
        save_pattern(self._file, desk, self._today)
        self.said.emit(say("The desk is on call: {shift}.", shift=self._title(desk)))

    def add(self) -> None:
        """An empty form, on the weekdays the centre is open."""
        if self._may_leave():
            desk = first_desk(opening_hours(self._file), self._today, "")
            self._open(replace(desk, roles=(PatternRole(PRIMARY),)))

    def change(self, pattern_id: int) -> None:
        """Put a kind of shift into the form, unless a person stays with what they typed there."""
        if self._may_leave():
            known = next((each for each in patterns(self._file) if each.id == pattern_id), None)
            if known is not None:
                self._open(known)

    def save(self) -> None:
        """Write the form, or say what is wrong with it under a field."""
        if self._draft is None or not self.form.ready():
            return
        draft = self.form.pattern(self._draft)
        try:
            save_pattern(self._file, draft, self._today)
        except KnownError as error:
            self.form.show_errors({_field_of(draft): str(error)})
            return
        self.close()
        self.said.emit(say("Saved {shift}", shift=self._title(draft)))

    def remove(self, pattern: ShiftPattern) -> None:
        """It gives no shift any more; what somebody stands in stays, and that is told."""
        ahead = stored_shifts_of(self._file, pattern.id, self._today)
        kept = sum(map(has_people, ahead))
        remove_pattern(self._file, pattern.id, self._today)
        told = say("Removed {name}", name=pattern.name)
        if kept:
            told = say_count(
                "Removed {name}; 1 shift with somebody in it stays.",
                "Removed {name}; {count} shifts with somebody in them stay.",
                kept,
                name=pattern.name,
            )
        self.said.emit(told)

    def close(self) -> bool:
        """Let the form go."""
        self._draft = None
        self.form.settle()
        self._editor.hide()
        self.add_button.show()
        self.refresh()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _arrange(self) -> None:
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, theme.SPACE, 0, 0)
        column.setSpacing(theme.SPACE)
        cancel = Button(say("Cancel"), "quiet", pressed=self.close)
        for part in (self.form, self.overlapping, self.means, actions(self.save_button, cancel)):
            column.addWidget(part)
        self._editor.hide()
        told = say(
            "A kind of shift stands on its weekdays until somebody ends it. Single shifts can be "
            "changed, added or left out on the roster; those stay as they are."
        )
        self.column.addWidget(Label(told, role="muted"))
        self.column.addLayout(self._list)
        self.column.addWidget(actions(self.first_button, self.add_button))
        self.column.addWidget(self._editor)

    def _open(self, draft: ShiftPattern) -> None:
        self._draft = draft
        self._renew_form()
        self.form.show_pattern(draft)
        self.first_button.hide()
        self.add_button.hide()
        self._editor.show()
        self._tell_effect()
        self.form.field("name").setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew_form(self) -> None:
        """A form that offers the trainings and places there are by now."""
        before, self.form = self.form, PatternForm(self._file, self._today)
        self.form.submitted.connect(self.save)
        self.form.changed.connect(self._tell_effect)
        column = self._editor.layout()
        assert column is not None
        column.replaceWidget(before, self.form)
        before.hide()
        before.deleteLater()

    def _follow_draft(self, found: Sequence[ShiftPattern]) -> None:
        assert self._draft is not None
        known = next((each for each in found if each.id == self._draft.id), None)
        if known is not None:
            self._draft = known
            self.form.follow_pattern(known)
            return
        self._draft = replace(self._draft, id=0)
        self.form.note(
            "name", say("This was removed meanwhile. What stands here is kept: Save adds it anew.")
        )

    def _tell_effect(self) -> None:
        """Under the form: what saving would mean, as far as it can be read."""
        draft = self._readable()
        self.means.setVisible(draft is not None and draft.id != 0)
        self.overlapping.set_text("")
        if draft is None:
            return
        ahead = stored_shifts_of(self._file, draft.id, self._today)
        sentences = [str(each) for each in effect(ahead, draft)]
        self.means.setText(
            " ".join(sentences) or say("Nobody is on duty in shifts ahead yet; all follow this.")
        )
        others = [each for each in patterns(self._file) if each.id != draft.id]
        found = [each for each in overlaps([draft, *others]) if each.one is draft]
        if found:
            self.overlapping.set_text(str(overlap_words(found[0], centre(self._file).customs)))

    def _readable(self) -> ShiftPattern | None:
        if self._draft is None:
            return None
        try:
            return self.form.pattern(self._draft)
        except ValueError:
            return None

    def _may_leave(self) -> bool:
        if self._draft is None or not self.form.touched:
            return True
        answer = ask_to_save(self, say("Save what you typed first?"))
        if answer == "save":
            self.save()
            return self._draft is None
        return answer == "leave"

    def _line(self, pattern: ShiftPattern) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        title = self._title(pattern)
        look = LineLook(pad=theme.TIGHT)
        words = Line(title, self._detail(pattern), look)
        words.clicked.connect(partial(self.change, pattern.id))
        across.addWidget(words, 1)
        across.addWidget(link(say("Change"), title, partial(self.change, pattern.id)))
        across.addWidget(link(say("Remove"), title, partial(self.remove, pattern)))
        return line

    def _title(self, pattern: ShiftPattern) -> str:
        return title_words(pattern, centre(self._file).customs)

    def _detail(self, pattern: ShiftPattern) -> str:
        return detail_words(
            pattern,
            {each.id: each.name for each in trainings(self._file)},
            {each.id: each.name for each in places(self._file)},
            centre(self._file).customs,
        )


def _nothing_yet() -> str:
    return say(
        "Nobody is on call yet. A desk, an evening phone line or a night: each kind of shift says "
        "when it stands and who is needed, and the roster follows."
    )


def _field_of(draft: ShiftPattern) -> str:
    """Under which field it is said that a kind of shift can't be so."""
    if draft.ends_on is not None and draft.ends_on <= draft.starts_on:
        return "last_day"
    return "name" if draft.roles else f"{PRIMARY}_people"
