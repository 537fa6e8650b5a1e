"""The reply to an idea: public, short, and always possible."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from dropin.choosing.model import CHOSEN, NOT_NOW, Idea
from dropin.choosing.operations import reply_to_idea
from dropin.errors import KnownError
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField, TextField
from dropin.kit.form import Form
from dropin.kit.parts import Part, actions
from dropin.storage.file import CentreFile
from dropin.words import say


class ReplyPart(Part):
    """An answer, a sentence, and the button that hangs both on the wall."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__(say("Reply"))
        self._file, self._now = file, now
        self._idea: Idea | None = None
        self.form = Form()
        answers = ChoiceField(
            [
                (say("Just a word"), ""),
                (say("Chosen"), CHOSEN),
                (say("Not now, because …"), NOT_NOW),
            ]
        )
        self.form.add("answer", say("Answer"), answers)
        self.form.add(
            "reply",
            say("In a sentence"),
            TextField(),
            say("Everybody can read it on the idea wall."),
        )
        self.button = Button(say("Reply"), pressed=self.reply)
        self.column.addWidget(self.form)
        self.column.addWidget(actions(self.button))
        self.form.submitted.connect(self.reply)
        if file.read_only:
            self.form.setEnabled(False)
            self.button.setEnabled(False)

    def show_idea(self, idea: Idea) -> None:
        """Show the reply there is; what was typed and not sent stays."""
        values = {"answer": idea.answer, "reply": idea.reply}
        if self._idea is None:
            self.form.set_values(values)
        else:
            self.form.follow(values)
        self._idea = idea

    def reply(self) -> bool:
        """Write it; whether it could be. A "not now" needs its why."""
        if self._idea is None:
            return False
        values = self.form.values()
        try:
            self.form.settle()
            today = self._now().date()
            reply_to_idea(self._file, self._idea.id, values["answer"], values["reply"], today)
        except KnownError as error:
            self.form.show_errors({"reply": str(error)})
            return False
        self.said.emit(say("Replied to “{title}”.", title=self._idea.title))
        return True
