"""One relief at the side: until when, back again, or called off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal

from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import stacked
from dropin.kit.typed_fields import DateField
from dropin.people.model import Person
from dropin.relief.model import Relief
from dropin.relief.operations import call_off, come_back, set_end
from dropin.relief.store import relief, still_open
from dropin.relief.telling import away_words
from dropin.roster.store import customs
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class ReliefPanel(DraftPanel):
    """Changes the day of return, or lets them come back now. ``said`` tells what was done."""

    said = Signal(str)

    def __init__(
        self, file: CentreFile, known: Relief, who: Person, now: Callable[[], datetime]
    ) -> None:
        self._file, self._relief, self._who, self._now = file, known, who, now
        ways, today = centre(file).customs, now().date()
        self.form = Form()
        hint = say("Empty: until further notice.")
        self.form.add("back", say("Back on"), DateField(today, ways), hint)
        self.away = Label(str(away_words(known, ways)))
        parts = [self.away, self.form, Label(_gently(file), role="muted")]
        super().__init__(who.name, stacked(*parts))
        self.form.set_values({"back": known.ends_on})
        if file.read_only is not None:
            self.form.setEnabled(False)
            return
        self.offer_to_save(say("Save"), self.form)
        self.today_button = Button(say("Back today"), pressed=self.back_today)
        self.off_button = Button(say("Call it off"), "quiet", pressed=self.take_off)
        self.today_button.setVisible(known.starts_on < today)
        self.add_button(self.today_button)
        self.add_button(self.off_button, at_end=True)

    def refresh(self) -> None:
        """A relief that is gone takes its panel along, unless something was typed in it."""
        known = relief(self._file, self._relief.id)
        if known is None:
            if not self.touched:
                self.forget()
            return
        self._relief = known
        self.away.setText(str(away_words(known, centre(self._file).customs)))
        self.form.follow({"back": known.ends_on})

    def save(self) -> None:
        """Away for longer, or back sooner."""
        if not self.form.ready():
            return
        back = self.form.values()["back"]
        try:
            set_end(self._file, self._relief.id, back, self._now())
        except KnownError as error:
            self.form.show_errors({"back": str(error)})
            return
        known = relief(self._file, self._relief.id)
        assert known is not None
        self.forget()
        away = away_words(known, centre(self._file).customs)
        self.said.emit(say("{name} is {away}.", name=self._who.name, away=away))

    def back_today(self) -> None:
        """They are back; what of theirs is still open is said, and stands on the page."""
        come_back(self._file, self._relief.id, self._now().date())
        count, name = len(still_open(self._file, self._relief.id, self._now())), self._who.name
        self.forget()
        if not count:
            self.said.emit(say("{name} is back. Welcome.", name=name))
            return
        self.said.emit(
            say_count(
                "{name} is back. 1 shift of theirs is still open, and can be given back.",
                "{name} is back. {count} shifts of theirs are still open, and can be given back.",
                count,
                name=name,
            )
        )

    def take_off(self) -> None:
        """They did not stand down after all."""
        given = call_off(self._file, self._relief.id)
        self.forget()
        self.said.emit(
            say_count(
                "{name} does not stand down after all, and has 1 shift again.",
                "{name} does not stand down after all, and has {count} shifts again.",
                len(given),
                name=self._who.name,
            )
        )


def _gently(file: CentreFile) -> str:
    """What coming back will be like."""
    open_ones = say("What is still open of theirs then is offered to them.")
    house = customs(file)
    if not house.return_weeks or house.return_percent == 100:
        return open_ones
    fewer = say_count(
        "Coming back they take fewer shifts for 1 week.",
        "Coming back they take fewer shifts for {count} weeks.",
        house.return_weeks,
    )
    return f"{fewer} {open_ones}"
