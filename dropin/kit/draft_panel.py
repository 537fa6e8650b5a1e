"""Drafts, and the side panel that holds one: what was typed is not lost by looking elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dropin.kit.buttons import Button
from dropin.kit.choice_dialog import Choice, ask
from dropin.kit.form import Form
from dropin.kit.page_frame import PageFrame
from dropin.kit.side_panel import SidePanel
from dropin.words import say


class DraftPanel(SidePanel):
    """Asks before it closes over changes that were not saved; subclasses say how to save.

    ``touched`` is set by every change a person makes, and cleared when the draft is written.
    """

    touched = False

    def touch(self) -> None:
        self.touched = True

    def save(self) -> None:
        """Write the draft and close, or say what is wrong and stay."""
        raise NotImplementedError

    def forget(self) -> None:
        """Close and let the draft go, because the person said so."""
        self.touched = False
        self.close_panel()

    def watch(self) -> None:
        """From now on ask before leaving; called once the panel stands."""
        self.leaving = self.may_leave

    def offer_to_save(self, words: str, *forms: Form) -> None:
        """A button to save, called ``words``, and one to leave it; Enter in a form saves too, and
        whatever is typed there is asked about before it would be lost."""
        self.add_button(Button(words, "primary", pressed=self.save))
        self.add_button(Button(say("Cancel"), "quiet", pressed=self.forget))
        for form in forms:
            form.submitted.connect(self.save)
            form.changed.connect(self.touch)
        self.watch()

    def may_leave(self) -> bool:
        """Whether nothing would be lost, or the person lets it go."""
        if not self.touched:
            return True
        choice = ask_to_save(
            self, say("Save what you changed in {title}?", title=self.title.text())
        )
        if choice == "save":
            self.save()  # closes by itself if all is well
            return False
        self.touched = choice is None
        return choice == "leave"


def ask_to_save(parent: QWidget, question: str) -> str | None:
    """What is to become of a draft: "save", "leave", or None to stay with it."""
    return ask(
        parent,
        question,
        [
            Choice("save", say("Save"), say("As if you had pressed Save.")),
            Choice("leave", say("Do not save"), say("What you typed is forgotten.")),
        ],
    )


def holds_draft(page: QWidget) -> bool:
    """Whether a form in ``page`` holds what a person typed and did not save."""
    return any(form.touched for form in page.findChildren(Form))


def may_replace(frame: PageFrame) -> bool:
    """Whether another panel may take the place of the one open in ``frame``."""
    before = frame.side
    if not isinstance(before, DraftPanel) or not before.touched:
        return True
    return before.may_leave() or not before.touched
