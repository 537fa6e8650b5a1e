"""How this centre runs the buddy programme: a section of Settings."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.buddies.model import ENDINGS, HELP, INTEREST, WEIGHTS, BuddyCustoms
from dropin.buddies.operations import add_usual_topics, save_customs, set_needed_trainings
from dropin.buddies.panels.topics_view import TopicsPart
from dropin.buddies.store import customs, needed_trainings, topics
from dropin.buddies.telling import ending_name, weight_name
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.parts import actions
from dropin.kit.ticks_field import TicksField
from dropin.kit.typed_fields import NumberField
from dropin.people.store import trainings
from dropin.storage.file import CentreFile
from dropin.words import say

_NUMBERS = (
    *("answer_days", "meet_days", "quiet_days", "review_weeks", "support_weeks"),
    *("meeting_minutes", "shadow_first"),
)
_COUNTS = (
    *("help_counts", "times_count", "interests_count", "language_counts", "reach_counts"),
    "load_counts",
)


class BuddiesSection(QWidget):
    """``said`` tells what was done."""

    said = Signal(str)

    def __init__(self, file: CentreFile, today: date) -> None:
        super().__init__()
        self._file = file
        self.form = Form()
        self.weights = Form()
        self.training = Form()
        self.helps, self.interests = TopicsPart(file, HELP), TopicsPart(file, INTEREST)
        self.usual_button = Button(say("Begin with a usual list"), pressed=self.add_usual)
        self._fill()
        self._arrange()
        self.form.submitted.connect(self.save)
        self.setEnabled(not file.read_only)
        self.refresh()

    def refresh(self) -> None:
        """Read what is saved now; what is typed stays, and is told about."""
        saved = customs(self._file)
        self.form.follow({name: getattr(saved, name) for name in _NUMBERS})
        self.weights.follow({name: getattr(saved, name) for name in _COUNTS})
        if self._trainings:
            held = tuple(each.id for each in needed_trainings(self._file))
            self.training.follow({"needed": tuple(n for n in self._trainings if n in held)})
        self.helps.refresh()
        self.interests.refresh()
        self.usual_button.setVisible(not topics(self._file))

    def save(self) -> None:
        """Write how the programme works."""
        if not (self.form.ready() and self.weights.ready() and self.training.ready()):
            return
        draft = BuddyCustoms(**self.form.values(), **self.weights.values())
        try:
            save_customs(self._file, draft)
        except KnownError as error:
            self.form.show_errors({"answer_days": str(error)})
            return
        if self._trainings:
            wanted = frozenset(self.training.values()["needed"])
            if wanted != {each.id for each in needed_trainings(self._file)}:
                set_needed_trainings(self._file, wanted)
        for form in (self.form, self.weights, self.training):
            form.settle()
        self.said.emit(say("Saved how the buddy programme works."))

    def add_usual(self) -> None:
        """Give a centre without lists some to begin with."""
        add_usual_topics(self._file)
        self.said.emit(say("Added a usual list of what buddies help with."))

    def _fill(self) -> None:
        days, weeks = say("days"), say("weeks")
        for name, words, unit, hint in (
            (
                "answer_days",
                say("A question without an answer comes up after"),
                days,
                say("Somebody was asked and has not said yes or no."),
            ),
            (
                "meet_days",
                say("Agreed but never met comes up after"),
                days,
                say("Most pairs that fade do so before they ever meet."),
            ),
            (
                "quiet_days",
                say("A pair has gone quiet after"),
                days,
                say("Without anybody saying how it goes; at half that time it is time to ask."),
            ),
            ("review_weeks", say("A review every"), weeks, ""),
            ("support_weeks", say("A talk with each buddy every"), weeks, ""),
            (
                "meeting_minutes",
                say("A meeting takes"),
                say("minutes"),
                say("So long both must be free together."),
            ),
        ):
            field = NumberField(1, 480, unit=unit, required=True)
            self.form.add(name, words, field, hint)
        self.form.add(
            "shadow_first",
            say("Comes along with a pair before a first one"),
            NumberField(0, 99, unit=say("times"), required=True),
            say("0: nobody needs to."),
        )
        choices = [(weight_name(each), each) for each in WEIGHTS]
        for name, words in zip(
            _COUNTS,
            (
                say("That the buddy helps with what is hoped for"),
                say("That they have many hours in common"),
                say("That they like the same things"),
                say("That they speak the language named first"),
                say("That the buddy comes the way that helps"),
                say("That the buddy carries few pairs"),
            ),
            strict=True,
        ):
            self.weights.add(name, words, ChoiceField(choices))
        self._trainings = {each.id: each.name for each in trainings(self._file)}
        if self._trainings:
            ticks = TicksField([(name, number) for number, name in self._trainings.items()])
            self.training.add("needed", say("Every buddy holds"), ticks)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        none = say("There is no training in Settings, Training, yet.")
        endings = say(
            "A pair ends with one of these: {endings}.",
            endings=" · ".join(map(ending_name, ENDINGS)),
        )
        never = say(
            "Wishes to avoid somebody, a lapsed training, no place left, no time and no language "
            "in common are never weighed: such two are not matched."
        )
        for part in (
            Label(say("When something comes up"), "section"),
            self.form,
            _heading(say("How much counts in matching")),
            self.weights,
            Label(never, "small", "muted"),
            _heading(say("Training")),
            self.training if self._trainings else Label(none, role="muted"),
            actions(Button(say("Save"), "primary", pressed=self.save)),
            Label(endings, "small", "muted"),
            actions(self.usual_button),
            self.helps,
            self.interests,
        ):
            column.addWidget(part)
        for part in (self.helps, self.interests):
            part.setContentsMargins(0, theme.ROOMY, 0, 0)
            part.said.connect(self.said)


def _heading(words: str) -> Label:
    heading = Label(words, "section")
    heading.setContentsMargins(0, theme.ROOMY, 0, 0)
    return heading
