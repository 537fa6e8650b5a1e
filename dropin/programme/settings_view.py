"""What surrounds activities, as sections of Settings: closures, places, categories, terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.hours_words import read_spans, write_spans
from dropin.centre.model import Hours
from dropin.centre.operations import open_on_holidays
from dropin.centre.public_holidays import public_holidays
from dropin.centre.store import centre, opening_hours
from dropin.dates import day_long, day_range
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField, LineField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.list_editor import Listed, ListEditor
from dropin.kit.typed_fields import day_field
from dropin.programme.model import CENTRE, COLOURS, COMMUNITY, Category, Closure, Place, Term
from dropin.programme.operations import (
    close_on_holidays,
    remove_category,
    remove_closure,
    remove_place,
    remove_term,
    save_category,
    save_closure,
    save_place,
    save_term,
)
from dropin.programme.store import categories, closures, places, terms
from dropin.storage.file import CentreFile
from dropin.words import say

_LAST_MINUTE = time(23, 59)
_SHORT_DAY = Hours(time(10), time(14))


class _Section(QWidget):
    """A list one edits. ``_draft_id`` is the record in the form; 0 while it holds a new one."""

    said = Signal(str)

    def __init__(
        self,
        file: CentreFile,
        form: Form,
        blank: Mapping[str, object],
        add_text: str,
        empty_text: str,
    ) -> None:
        super().__init__()
        self._file = file
        self._draft_id = 0
        self._blank = blank
        self.form = form
        self.list = ListEditor(form, add_text, empty_text)
        self.list.added.connect(self.save)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.ROOMY)
        self.column.addWidget(self.list)
        self.setEnabled(not file.read_only)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self.list.show_listed(self.listed())

    def save(self) -> None:
        """Write what the form holds and empty it for the next; say what is wrong under a field."""
        if not self.form.ready():
            return
        try:
            told = self.write(self._draft_id)
        except KnownError as error:
            self.form.show_errors({next(iter(self._blank)): str(error)})
            return
        self.fill(0, self._blank)
        self.said.emit(told)

    def listed(self) -> list[Listed]:
        """What stands in the file now."""
        raise NotImplementedError

    def write(self, number: int) -> str:
        """Write the form as record ``number`` (0: a new one) and tell what was done."""
        raise NotImplementedError

    def fill(self, number: int, values: Mapping[str, object]) -> None:
        """Put record ``number`` into the form."""
        self._draft_id = number
        self.form.set_values(values)
        self.list.set_changing(number != 0)
        if number:  # the form may stand far above the line whose Change was pressed
            self.form.field(next(iter(values))).setFocus(Qt.FocusReason.OtherFocusReason)

    def take_out(self, remove: Callable[[], object], told: str) -> None:
        remove()
        if self._draft_id:  # it may be the one just removed
            self.fill(0, self._blank)
        self.said.emit(told)


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

    def listed(self) -> list[Listed]:
        return [
            Listed(
                " · ".join(filter(None, (each.name, each.address, each.access_facts))),
                partial(
                    self.take_out,
                    partial(remove_place, self._file, each.id),
                    say("Removed {name}", name=each.name),
                ),
                partial(self.fill, each.id, _columns_of(each, self._blank)),
            )
            for each in places(self._file)
        ]

    def write(self, number: int) -> str:
        place = Place(id=number, **self.form.values())
        save_place(self._file, place)
        return say("Saved {name}", name=place.name)


class CategoriesSection(_Section):
    """What kinds of activity there are; each has a colour and the mark that goes with it."""

    def __init__(self, file: CentreFile) -> None:
        form = Form()
        form.add("name", say("Name"), LineField(say("Creative")))
        marks = theme.current().categories
        choices = [(f"{marks[colour].mark} {say(colour)}", colour) for colour in COLOURS]
        form.add("colour", say("Colour and mark"), ChoiceField(choices))
        blank = {"name": "", "colour": COLOURS[0]}
        empty = say("There are none yet.")
        super().__init__(file, form, blank, say("Add this category"), empty)

    def listed(self) -> list[Listed]:
        marks = theme.current().categories
        return [
            Listed(
                f"{marks[each.colour].mark} {each.name}",
                partial(
                    self.take_out,
                    partial(remove_category, self._file, each.id),
                    say("Removed {name}", name=each.name),
                ),
                partial(self.fill, each.id, _columns_of(each, self._blank)),
            )
            for each in categories(self._file)
        ]

    def write(self, number: int) -> str:
        category = Category(id=number, **self.form.values())
        save_category(self._file, category)
        return say("Saved {name}", name=category.name)


class TermsSection(_Section):
    """Named stretches of days, such as school terms; a name may have several."""

    def __init__(self, file: CentreFile, today: date) -> None:
        self._customs = centre(file).customs
        form = Form()
        form.add("name", say("Name"), LineField(say("School term")))
        form.add("starts_on", say("First day"), day_field(today, self._customs, required=True))
        form.add("last_day", say("Last day"), day_field(today, self._customs, required=True))
        blank = {"name": "", "starts_on": None, "last_day": None}
        empty = say("No term has days yet.")
        super().__init__(file, form, blank, say("Add these days"), empty)

    def listed(self) -> list[Listed]:
        return [self._line(each) for each in terms(self._file)]

    def write(self, number: int) -> str:
        values = self.form.values()
        ends_on = values["last_day"] + timedelta(days=1)
        save_term(self._file, Term(number, values["name"], values["starts_on"], ends_on))
        return say("Saved {name}", name=values["name"])

    def _line(self, term: Term) -> Listed:
        days = day_range(term.starts_on, term.ends_on, self._customs, year=True)
        values = {
            "name": term.name,
            "starts_on": term.starts_on,
            "last_day": term.ends_on - timedelta(days=1),
        }
        remove = partial(remove_term, self._file, term.id)
        told = say("Removed {name}", name=term.name)
        return Listed(
            f"{term.name} · {days}",
            partial(self.take_out, remove, told),
            partial(self.fill, term.id, values),
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
        form.add("starts_on", say("First day"), day_field(today, customs, required=True))
        form.add("last_day", say("Last day"), day_field(today, customs), say("Empty: one day."))
        form.add("hours", say("Only from – till"), LineField("12:30–24"), say("Empty: all day."))
        self._place: ChoiceField[int | None] = form.add(
            "place_id", say("What is closed"), ChoiceField(_places_to_close(file))
        )
        form.add("reason", say("Why, for everybody to read"), LineField())
        blank = {"starts_on": None, "last_day": None, "hours": "", "place_id": None, "reason": ""}
        empty = say("No closure lies ahead.")
        super().__init__(file, form, blank, say("Close then"), empty)
        self.column.addWidget(Label(say("Public holidays ahead"), "section"))
        self.column.addLayout(self.holidays)

    def refresh(self) -> None:
        self._settings = centre(self._file)
        self._place.set_choices(_places_to_close(self._file))
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

    def save(self) -> None:
        try:
            _shut_hours(str(self.form.field("hours").value()))
        except KnownError as error:
            self.form.show_errors({"hours": str(error)})
            return
        super().save()

    def listed(self) -> list[Listed]:
        return [self._line(each) for each in closures(self._file) if each.ends_on > self._today]

    def write(self, number: int) -> str:
        values = self.form.values()
        last = values["last_day"] or values["starts_on"]
        shut = _shut_hours(values["hours"])
        closure = Closure(
            number,
            values["starts_on"],
            last + timedelta(days=1),
            shut.opens if shut else None,
            shut.closes if shut else None,
            values["place_id"],
            values["reason"],
        )
        save_closure(self._file, closure)
        return say("Saved the closure")

    def close_on(self, day: date, name: str) -> None:
        """Shut all day on a public holiday."""
        close_on_holidays(self._file, [(day, name)])
        self.said.emit(say("Closed on {day}: {name}", day=self._day(day), name=name))

    def open_otherwise_on(self, day: date, name: str) -> None:
        """Give a public holiday hours of its own, those of its weekday to begin with."""
        usual = opening_hours(self._file).on(day)
        hours = usual[0] if usual else _SHORT_DAY
        open_on_holidays(self._file, [(day, name)], hours)
        self.said.emit(say("{day} has hours of its own, under Hours", day=self._day(day)))

    def _offered_holidays(self) -> list[tuple[date, str]]:
        """Those of the next twelve months that are neither closed nor have hours of their own."""
        settings = self._settings
        if not settings.country:
            return []
        years = (self._today.year, self._today.year + 1)
        known = {each.starts_on for each in closures(self._file)}
        known |= {each.day for each in opening_hours(self._file).special_days}
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

    def _line(self, closure: Closure) -> Listed:
        customs = self._settings.customs
        days = day_range(closure.starts_on, closure.ends_on, customs, year=True)
        hours = ""
        if closure.starts_at and closure.ends_at:
            hours = write_spans((Hours(closure.starts_at, closure.ends_at),), customs)
        place = {each.id: each.name for each in places(self._file)}.get(closure.place_id or 0, "")
        values = {
            "starts_on": closure.starts_on,
            "last_day": closure.ends_on - timedelta(days=1),
            "hours": hours,
            "place_id": closure.place_id,
            "reason": closure.reason,
        }
        return Listed(
            " · ".join(filter(None, (days, hours, place, closure.reason))),
            partial(
                self.take_out,
                partial(remove_closure, self._file, closure.id),
                say("Open again on {days}", days=days),
            ),
            partial(self.fill, closure.id, values),
        )

    def _day(self, day: date) -> str:
        return day_long(day, self._settings.customs)


def _places_to_close(file: CentreFile) -> list[tuple[str, int | None]]:
    everywhere: list[tuple[str, int | None]] = [(say("The whole centre"), None)]
    return everywhere + [(each.name, each.id) for each in places(file)]


def _shut_hours(words: str) -> Hours | None:
    """One span of a day, or None for all of it. KnownError for words that are no span."""
    try:
        spans = read_spans(words)
    except ValueError:
        spans = ()
    if words and len(spans) != 1:
        raise KnownError(say("The hours can't be read."), say("Write them like 12:30–17."))
    if not spans:
        return None
    # A closure ends on its own day: till midnight is till the day's last minute.
    return replace(spans[0], closes=_LAST_MINUTE) if spans[0].closes == time() else spans[0]


def _columns_of(record: Place | Category, names: Iterable[str]) -> dict[str, object]:
    return {name: getattr(record, name) for name in names}
