"""What an hour on call is paid, by role and from a day on."""

from __future__ import annotations

from datetime import date
from functools import partial

from dropin.centre.money import money
from dropin.centre.store import centre
from dropin.dates import day_long
from dropin.kit.fields import ChoiceField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.list_section import ListSection, Record
from dropin.kit.typed_fields import DateField, MoneyField
from dropin.roster.model import Rate
from dropin.roster.operations import remove_rate, save_rate
from dropin.roster.panels.fields_view import role_heading
from dropin.roster.planning.model import PRIMARY, ROLES
from dropin.roster.store import rates
from dropin.storage.file import CentreFile
from dropin.words import say


class RatesPart(ListSection):
    """Rates by role, the latest first; each holds until the next one of its role."""

    def __init__(self, file: CentreFile, today: date) -> None:
        self.file = file
        super().__init__(
            _form(file, today),
            {"cents": None, "role": PRIMARY, "starts_on": today},
            say("Add this rate"),
            say("No rate is set. Hours are added up, and come to nothing."),
            lambda: centre(file).customs,
            editable=file.read_only is None,
        )
        self.fill(0, self.blank)
        told = say("The rate of the day a shift starts holds for the whole shift, also at night.")
        self.column.insertWidget(0, Label(told, role="muted"))

    def records(self) -> list[Record]:
        return [self._line(each) for each in rates(self.file)]

    def write(self, number: int) -> str:
        rate = Rate(number, **self.form.values())
        save_rate(self.file, rate)
        return say("Saved the rate for {role}", role=role_heading(rate.role))

    def _line(self, rate: Rate) -> Record:
        settings = centre(self.file)
        words = say(
            "{role}: {amount} an hour, from {day}",
            role=role_heading(rate.role),
            amount=money(rate.cents, settings.currency),
            day=day_long(rate.starts_on, settings.customs),
        )
        values = {"cents": rate.cents, "role": rate.role, "starts_on": rate.starts_on}
        removed = say("Removed a rate for {role}", role=role_heading(rate.role))
        return Record(rate.id, words, values, partial(remove_rate, self.file, rate.id), removed)


def _form(file: CentreFile, today: date) -> Form:
    form = Form()
    form.add("role", say("Role"), ChoiceField([(role_heading(each), each) for each in ROLES]))
    form.add("cents", say("An hour"), MoneyField(required=True))
    day = DateField(today, centre(file).customs, required=True)
    form.add("starts_on", say("From"), day)
    return form
