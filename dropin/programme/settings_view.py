"""What surrounds activities, as sections of Settings: closures, places, terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.hours_words import read_spans, write_spans
from dropin.centre.model import Hours
from dropin.centre.operations import open_on_holidays
from dropin.centre.public_holidays import public_holidays
from dropin.centre.store import centre, opening_hours
from dropin.dates import Customs, day_long, day_range
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField, LineField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.list_section import ListSection, Record
from dropin.kit.typed_fields import CustomsField, DateField
from dropin.programme.model import CENTRE, COMMUNITY, Closure, Place, Term
from dropin.programme.operations import (
    close_on_holidays,
    remove_closure,
    remove_place,
    remove_term,
    save_closure,
    save_place,
    save_term,
)
from dropin.programme.store import closures, places, terms
from dropin.storage.file import CentreFile
from dropin.words import say

_LAST_MINUTE = time(23, 59)
_SHORT_DAY = Hours(time(10), time(14))


class _Section(ListSection):
    """A list in the centre's file."""

    def __init__(
        self, file: CentreFile, form: Form, blank: Mapping[str, object], add: str, empty: str
    ) -> None:
        self.file = file
        editable = file.read_only is None
        super().__init__(form, blank, add, empty, lambda: centre(file).customs, editable=editable)


class PlacesSection(_Section):
    """Rooms and addresses, with what one needs to know to get in."""

    def __init__(self, file: CentreFile) -> None:
        form = Form()
        form.add("name", say("Name"), LineField(say("Hall")))
        form.add("address", say("Address"), LineField(), say("Where it is, if not here."))
        form.add("access_facts", say("Access"), LineField(say("step-free, hearing loop")))
        choices = [(say("At the centre"), CENTRE), (say("In the community"), COMMUNITY)]
        form.add("setting", say("Where"), ChoiceField(choices))
        blank = {"name": "", "address": "", "access_facts": "", "setting": CENTRE}
        empty = say("No place has a name yet.")
        super().__init__(file, form, blank, say("Add this place"), empty)

    def records(self) -> list[Record]:
        return [
            Record(
                each.id,
                " · ".join(filter(None, (each.name, each.address, each.access_facts))),
                _columns_of(each, self.blank),
                partial(remove_place, self.file, each.id),
                say("Removed {name}", name=each.name),
            )
            for each in places(self.file)
        ]

    def write(self, number: int) -> str:
        place = Place(id=number, **self.form.values())
        save_place(self.file, place)
        return say("Saved {name}", name=place.name)


class TermsSection(_Section):
    """Named stretches of days, such as school terms; a name may have several."""

    def __init__(self, file: CentreFile, today: date) -> None:
        customs = centre(file).customs
        form = Form()
        form.add("name", say("Name"), LineField(say("School term")))
        form.add("starts_on", say("First day"), DateField(today, customs, required=True))
        form.add("last_day", say("Last day"), DateField(today, customs, required=True))
        blank = {"name": "", "starts_on": None, "last_day": None}
        empty = say("No term has days yet.")
        super().__init__(file, form, blank, say("Add these days"), empty)

    def records(self) -> list[Record]:
        return [self._line(each) for each in terms(self.file)]

    def write(self, number: int) -> str:
        values = self.form.values()
        ends_on = values["last_day"] + timedelta(days=1)
        save_term(self.file, Term(number, values["name"], values["starts_on"], ends_on))
        return say("Saved {name}", name=values["name"])

    def _line(self, term: Term) -> Record:
        days = day_range(term.starts_on, term.ends_on, self.customs, year=True)
        values = {
            "name": term.name,
            "starts_on": term.starts_on,
            "last_day": term.ends_on - timedelta(days=1),
        }
        return Record(
            term.id,
            f"{term.name} · {days}",
            values,
            partial(remove_term, self.file, term.id),
            say("Removed {name}", name=term.name),
        )


class ClosuresSection(_Section):
    """Days, or hours of days, when the centre or one place is shut; public holidays to choose."""

    def __init__(self, file: CentreFile, today: date) -> None:
        self._today = today
        self._settings = centre(file)
        customs = self._settings.customs
        self.holidays = QVBoxLayout()
        self.holidays.setSpacing(theme.HAIR)
        form = Form()
        form.add("starts_on", say("First day"), DateField(today, customs, required=True))
        form.add("last_day", say("Last day"), DateField(today, customs), say("Empty: one day."))
        form.add("hours", say("Only from – till"), _shut_hours(customs), say("Empty: all day."))
        self._place: ChoiceField[int | None] = form.add(
            "place_id", say("What is closed"), ChoiceField(_places_to_close(file))
        )
        form.add("reason", say("Why, for everybody to read"), LineField())
        blank = {"starts_on": None, "last_day": None, "hours": None, "place_id": None, "reason": ""}
        empty = say("No closure lies ahead.")
        super().__init__(file, form, blank, say("Close then"), empty)
        self.column.addWidget(Label(say("Public holidays ahead"), "section"))
        self.column.addLayout(self.holidays)

    def refresh(self) -> None:
        self._settings = centre(self.file)
        self._offer_places()
        super().refresh()
        while (item := self.holidays.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.deleteLater()
        try:
            offered, otherwise = self._offered_holidays(), self._no_holidays()
        except KnownError as error:  # a country nobody has written the holidays down for
            offered, otherwise = [], str(error)
        for day, name in offered:
            self.holidays.addWidget(self._holiday_line(day, name))
        if not offered:
            self.holidays.addWidget(Label(otherwise, role="muted"))

    def records(self) -> list[Record]:
        return [self._line(each) for each in closures(self.file) if each.ends_on > self._today]

    def write(self, number: int) -> str:
        values = self.form.values()
        last = values["last_day"] or values["starts_on"]
        shut = values["hours"]
        closure = Closure(
            number,
            values["starts_on"],
            last + timedelta(days=1),
            shut.opens if shut else None,
            shut.closes if shut else None,
            values["place_id"],
            values["reason"],
        )
        save_closure(self.file, closure)
        return say("Saved the closure")

    def close_on(self, day: date, name: str) -> None:
        """Shut all day on a public holiday."""
        close_on_holidays(self.file, [(day, name)])
        self.said.emit(say("Closed on {day}: {name}", day=self._day(day), name=name))

    def open_otherwise_on(self, day: date, name: str) -> None:
        """Give a public holiday hours of its own, those of its weekday to begin with."""
        usual = opening_hours(self.file).on(day)
        hours = usual[0] if usual else _SHORT_DAY
        open_on_holidays(self.file, [(day, name)], hours)
        self.said.emit(say("{day} has hours of its own, under Hours", day=self._day(day)))

    def _offer_places(self) -> None:
        chosen = self._place.value()
        self._place.set_choices(_places_to_close(self.file))
        if self._place.value() != chosen:
            self.form.note("place_id", say("The place chosen here is gone. Choose again."))

    def _offered_holidays(self) -> list[tuple[date, str]]:
        """Those of the next twelve months that are neither closed nor have hours of their own."""
        settings = self._settings
        if not settings.country:
            return []
        years = (self._today.year, self._today.year + 1)
        known = {each.starts_on for each in closures(self.file)}
        known |= {each.day for each in opening_hours(self.file).special_days}
        end = self._today + timedelta(days=365)
        return [
            (day, name)
            for day, name in public_holidays(settings.country, settings.region, years)
            if self._today <= day < end and day not in known
        ]

    def _no_holidays(self) -> str:
        if not self._settings.country:
            return say("Name the country under Centre, and its holidays are offered here.")
        return say("All of them are settled for the next twelve months.")

    def _holiday_line(self, day: date, name: str) -> QWidget:
        line = Flow()
        line.add(Label(f"{self._day(day)} · {name}"))
        for text, act in (
            (say("Closed"), self.close_on),
            (say("Other hours"), self.open_otherwise_on),
        ):
            spoken = say("{action}: {what}", action=text, what=f"{self._day(day)}, {name}")
            press = partial(act, day, name)
            line.add(Button(text, "link", accessible_name=spoken, pressed=press), at_end=True)
        return line

    def _line(self, closure: Closure) -> Record:
        days = day_range(closure.starts_on, closure.ends_on, self.customs, year=True)
        shut = None
        if closure.starts_at and closure.ends_at:
            shut = Hours(closure.starts_at, closure.ends_at)
        hours = write_spans((shut,), self.customs) if shut else ""
        place = {each.id: each.name for each in places(self.file)}.get(closure.place_id or 0, "")
        values = {
            "starts_on": closure.starts_on,
            "last_day": closure.ends_on - timedelta(days=1),
            "hours": shut,
            "place_id": closure.place_id,
            "reason": closure.reason,
        }
        return Record(
            closure.id,
            " · ".join(filter(None, (days, hours, place, closure.reason))),
            values,
            partial(remove_closure, self.file, closure.id),
            say("Open again on {days}", days=days),
        )

    def _day(self, day: date) -> str:
        return day_long(day, self.customs)


def _places_to_close(file: CentreFile) -> list[tuple[str, int | None]]:
    everywhere: list[tuple[str, int | None]] = [(say("The whole centre"), None)]
    return everywhere + [(each.name, each.id) for each in places(file)]


def _shut_hours(customs: Customs) -> CustomsField[Hours]:
    return CustomsField(
        _read_shut_hours,
        lambda hours, customs: write_spans((hours,), customs),
        say("The hours can't be read. Write them like 12:30–17."),
        customs,
        placeholder="12:30–24",
    )


def _read_shut_hours(words: str, _: Customs) -> Hours:
    """One span of a day. Raises ValueError for words that are no span, or several."""
    (shut,) = read_spans(words)
    # A closure ends on its own day: till midnight is till the day's last minute.
    return replace(shut, closes=_LAST_MINUTE) if shut.closes == time() else shut


def _columns_of(record: Place, names: Iterable[str]) -> dict[str, object]:
    return {name: getattr(record, name) for name in names}
