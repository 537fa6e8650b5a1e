"""The centre's own settings: what it is called, its customs, when it is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from dropin.centre.countries import countries, country_name
from dropin.centre.hours_words import read_spans, write_spans
from dropin.centre.model import PAPERS, Centre, Hours, SpecialDay
from dropin.centre.operations import (
    add_special_day,
    check_spans,
    checked_address,
    remove_special_day,
    save_centre,
    save_week,
    use_logo,
)
from dropin.centre.public_holidays import regions
from dropin.centre.seat_view import ComingBack
from dropin.centre.store import centre, opening_hours
from dropin.centre.zones import zone_names
from dropin.dates import Customs, day_long, weekday_name
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField, LineField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.list_editor import Listed, ListEditor
from dropin.kit.suggest_field import SuggestField
from dropin.kit.typed_fields import CustomsField, DateField
from dropin.storage.file import CentreFile
from dropin.words import Wording, say

_LOGO_HEIGHT = 64
_PAPER_NAMES = {"a4": "A4", "letter": "US Letter", "a3": "A3", "tabloid": "Tabloid"}
_CURRENCIES = (
    "AUD BRL CAD CHF CZK DKK EUR GBP HUF ILS INR JPY KES MXN NOK NZD PLN RON SEK SGD USD ZAR"
)


class CentreSection(QWidget):
    """Name, logo, words, zone and customs, and who may come back to these pages."""

    said = Signal(str)

    def __init__(self, file: CentreFile) -> None:
        super().__init__()
        self._file = file
        self._settings = centre(file)
        self.form = _centre_form(self._settings)
        self.logo = Label()
        self.save_button = Button(say("Save"), "primary", pressed=self.save)
        self.coming_back = ComingBack(file)
        self.coming_back.said.connect(self.said)
        buttons = Flow()
        buttons.add(self.save_button)
        logo_buttons = Flow()
        logo_buttons.add(Button(say("Choose a logo…"), pressed=self.choose_logo))
        logo_buttons.add(Button(say("No logo"), "quiet", pressed=lambda: self.set_logo(None)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.form)
        column.addWidget(buttons)
        column.addWidget(Label(say("Logo on every sheet"), "section"))
        column.addWidget(self.logo)
        column.addWidget(logo_buttons)
        column.addSpacing(theme.SPACE)
        column.addWidget(self.coming_back)
        self.form.submitted.connect(self.save)
        self.setEnabled(not file.read_only)
        self.refresh()

    def refresh(self) -> None:
        """Read the settings again; what is typed and not saved stays."""
        self._settings = centre(self._file)
        self.form.follow(_values_of(self._settings))
        self.coming_back.refresh()
        picture = QPixmap()
        if self._settings.logo and picture.loadFromData(self._settings.logo):
            height = theme.scaled(_LOGO_HEIGHT)
            smooth = Qt.TransformationMode.SmoothTransformation
            self.logo.setPixmap(picture.scaledToHeight(height, smooth))
        else:
            self.logo.setText(say("None yet."))

    def save(self) -> None:
        if not self.form.ready() or not self._region_is_known():
            return
        settings = _settings_from(self.form, self._settings)
        if problem := _problem_with(settings.calendar_address):
            self.form.show_errors({"calendar_address": problem})
            return
        try:
            save_centre(self._file, settings)
        except KnownError as error:
            self.form.show_errors({"name": str(error)})
            return
        self.form.set_values(_values_of(centre(self._file)))
        self.said.emit(say("Saved the settings"))

    def choose_logo(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, say("Choose a logo"), "", say("Pictures (*.png *.jpg *.jpeg)")
        )
        if name:
            self.set_logo(_picture(Path(name)))

    def set_logo(self, logo: bytes | None) -> None:
        """Show this picture on every sheet. Raises KnownError if it is no PNG or JPEG."""
        use_logo(self._file, logo)
        self.said.emit(say("The sheets have a new logo") if logo else say("No logo any more"))

    def _region_is_known(self) -> bool:
        """Whether the country has the region written; if not, those it has stand under it."""
        values = self.form.values()
        known = regions(values["country"] or "")
        if not values["region"] or values["region"].upper() in known:
            return True
        problem = say("No region of this country. It has: {regions}.", regions=", ".join(known))
        if not known:
            problem = say("No regions with holidays of their own are known there.")
        self.form.show_errors({"region": problem})
        return False


class HoursSection(QWidget):
    """The usual week, and the days that have hours of their own."""

    said = Signal(str)

    def __init__(self, file: CentreFile, today: date) -> None:
        super().__init__()
        self._file, self._today = file, today
        self._customs = centre(file).customs
        self.week = Form()
        for weekday in _weekdays(self._customs):
            self.week.add(str(weekday), weekday_name(weekday), _hours_field(self._customs))
        self.special = Form()
        self.special.add("day", say("Day"), DateField(today, self._customs, required=True))
        self.special.add("hours", say("Open"), _hours_needed(self._customs))
        self.special.add("name", say("Why"), LineField())
        self.days = ListEditor(
            self.special, say("Add this day"), say("None. Every week is like the one above.")
        )
        hint = say("Such as 10–16, or 10:00–12:30, 14–18. Empty: closed.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(Label(hint, "small", "muted"))
        column.addWidget(self.week)
        column.addWidget(_at_left(Button(say("Save the week"), "primary", pressed=self.save_week)))
        column.addWidget(Label(say("Days with other hours"), "section"))
        column.addWidget(self.days)
        self.week.submitted.connect(self.save_week)
        self.days.added.connect(self.add_day)
        self.setEnabled(not file.read_only)
        self.refresh()

    def refresh(self) -> None:
        """Read the hours again, in the customs of now; what is typed and not saved stays."""
        self._use_customs(centre(self._file).customs)
        hours = opening_hours(self._file)
        self.week.follow(_values_of_week(hours.week))
        ahead = [each for each in hours.special_days if each.day >= self._today]
        self.days.show_listed([self._listed(each) for each in ahead])

    def save_week(self) -> None:
        if not self.week.ready():
            return
        values = self.week.values()
        week: list[tuple[Hours, ...]] = [values[str(weekday)] or () for weekday in range(7)]
        errors = {str(day): _overlap(spans) for day, spans in enumerate(week)}
        self.week.show_errors(errors)
        if not any(errors.values()):
            save_week(self._file, tuple(week))
            self.week.set_values(_values_of_week(opening_hours(self._file).week))
            self.said.emit(say("Saved the opening hours"))

    def add_day(self) -> None:
        if not self.special.ready():
            return
        values = self.special.values()
        if overlap := _overlap(values["hours"]):
            self.special.show_errors({"hours": overlap})
            return
        with self._file.change(say("Other hours on {day}", day=self._day(values["day"]))):
            for hours in values["hours"]:
                add_special_day(self._file, SpecialDay(0, values["day"], hours, values["name"]))
        self.special.set_values({"day": None, "hours": None, "name": ""})
        self.said.emit(say("Other hours on {day}", day=self._day(values["day"])))

    def _use_customs(self, customs: Customs) -> None:
        if customs != self._customs:
            self._customs = customs
            self.week.use_customs(customs)
            self.week.set_order([str(weekday) for weekday in _weekdays(customs)])
            self.special.use_customs(customs)

    def _listed(self, special: SpecialDay) -> Listed:
        spans = write_spans((special.hours,), self._customs)
        words = " · ".join(filter(None, (self._day(special.day), spans, special.name)))
        return Listed(words, lambda: self._remove(special))

    def _remove(self, special: SpecialDay) -> None:
        remove_special_day(self._file, special.id)
        self.said.emit(say("Usual hours again on {day}", day=self._day(special.day)))

    def _day(self, day: date) -> str:
        return day_long(day, self._customs)


def _centre_form(settings: Centre) -> Form:
    form, zones = Form(), zone_names(settings.zone)
    form.add("name", say("What the centre is called"), LineField())
    form.add_section(say("The centre’s word for its people"))
    form.add("member", say("One of them"), LineField(), say("member, guest, peer …"))
    form.add("members", say("Several of them"), LineField())
    form.add_section(say("Customs"))
    form.add(
        "zone", say("Time zone"), ChoiceField([(zone.replace("_", " "), zone) for zone in zones])
    )
    form.add("country", say("Country"), _country_field(), say("For public holidays."))
    form.add("region", say("Region"), LineField(), say("For its own holidays, such as BY or CA."))
    form.add("twelve_hours", say("Clock"), ChoiceField([("14:00", False), ("2 pm", True)]))
    form.add(
        "first_weekday",
        say("Weeks begin on"),
        ChoiceField([(weekday_name(day), day) for day in (0, 5, 6)]),
    )
    form.add(
        "month_first",
        say("Days are written"),
        ChoiceField([(say("24 November"), False), (say("November 24"), True)]),
    )
    form.add("paper", say("Paper"), ChoiceField([(_PAPER_NAMES[each], each) for each in PAPERS]))
    currencies = sorted({*_CURRENCIES.split(), settings.currency})
    form.add("currency", say("Currency"), ChoiceField([(each, each) for each in currencies]))
    form.add(
        "calendar_address",
        say("Address of the published calendar"),
        LineField(),
        say("Sheets show it as a code to scan. Empty: none."),
    )
    return form


def _country_field() -> SuggestField[str]:
    trouble = say("No country, or more than one, is called so. Choose one that is offered.")
    return SuggestField(countries, trouble, say("Begin to type its name"), words_of=country_name)


def _values_of(settings: Centre) -> dict[str, object]:
    return {
        "name": settings.name,
        "member": settings.wording.member,
        "members": settings.wording.members,
        "zone": settings.zone,
        "country": settings.country or None,
        "region": settings.region,
        "twelve_hours": settings.customs.twelve_hours,
        "first_weekday": settings.customs.first_weekday,
        "month_first": settings.customs.month_first,
        "paper": settings.paper,
        "currency": settings.currency,
        "calendar_address": settings.calendar_address,
    }


def _settings_from(form: Form, before: Centre) -> Centre:
    values = form.values()
    usual = Wording()
    return replace(
        before,
        name=values["name"],
        wording=Wording(values["member"] or usual.member, values["members"] or usual.members),
        zone=values["zone"],
        country=values["country"] or "",
        region=values["region"].upper(),
        customs=Customs(values["twelve_hours"], values["first_weekday"], values["month_first"]),
        paper=values["paper"],
        currency=values["currency"],
        calendar_address=values["calendar_address"],
    )


def _problem_with(address: str) -> str:
    """Why this can't be the calendar's address; empty where it can."""
    try:
        checked_address(address)
    except KnownError as error:
        return str(error)
    return ""


def _picture(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnownError(
            say("“{name}” could not be read. The logo is as it was.", name=path.name),
            say("Choose another picture, or copy this one to this computer first."),
        ) from error


def _values_of_week(week: Sequence[tuple[Hours, ...]]) -> dict[str, tuple[Hours, ...] | None]:
    return {str(weekday): spans or None for weekday, spans in enumerate(week)}


def _hours_field(customs: Customs) -> CustomsField[tuple[Hours, ...]]:
    trouble = say("Write it like 10–16 or 10:00–12:30, 14–18.")
    return CustomsField(
        lambda words, _: read_spans(words), write_spans, trouble, customs, placeholder=say("Closed")
    )


def _hours_needed(customs: Customs) -> CustomsField[tuple[Hours, ...]]:
    """The hours of one day, which must be some: a day without any is a closure."""

    def read(words: str, _: Customs) -> tuple[Hours, ...]:
        spans = read_spans(words)
        if not spans:
            raise ValueError(words)
        return spans

    trouble = say("Write it like 10–14.")
    return CustomsField(read, write_spans, trouble, customs, required=True, placeholder="10–14")


def _overlap(spans: Sequence[Hours]) -> str:
    """Why these can't be the hours of one day; empty where they can."""
    try:
        check_spans(spans)
    except KnownError as error:
        return str(error)
    return ""


def _weekdays(customs: Customs) -> list[int]:
    """All seven, in the order of the centre's week."""
    return [(customs.first_weekday + step) % 7 for step in range(7)]


def _at_left(button: Button) -> Flow:
    row = Flow()
    row.add(button)
    return row
