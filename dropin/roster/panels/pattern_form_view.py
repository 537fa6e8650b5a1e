"""The form of one kind of shift: when it stands, and who is on duty in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from dropin.centre.store import centre
from dropin.dates import weekday_short
from dropin.kit.fields import CheckField, ChoiceField, LineField
from dropin.kit.form import Form
from dropin.kit.ticks_field import TicksField
from dropin.kit.typed_fields import DateField, NumberField, TimeField
from dropin.people.store import trainings
from dropin.programme.model import KEEP, SKIP
from dropin.programme.store import places
from dropin.roster.model import USUAL_WEIGHT, PatternRole, ShiftPattern
from dropin.roster.panels.fields_view import role_heading
from dropin.roster.planning.model import PRIMARY, ROLES
from dropin.storage.file import CentreFile
from dropin.words import say

_MOST_PEOPLE, _MOST_WEIGHT = 20, 200
_DETAILS = ("weight", "trainings", "languages")


class PatternForm(Form):
    """Holds one kind of shift as a draft; what a role needs shows once somebody has the role."""

    def __init__(self, file: CentreFile, today: date) -> None:
        super().__init__()
        self._today = today
        self._trainings = [(each.name, each.id) for each in trainings(file)]
        self._add_times(file)
        for role in ROLES:
            self._add_role(role)
        self.changed.connect(self._show_fitting)

    def show_pattern(self, pattern: ShiftPattern) -> None:
        """Fill the form with it."""
        self.set_values(values_of(pattern))
        self._show_fitting()

    def follow_pattern(self, pattern: ShiftPattern) -> None:
        """Show what is saved now, but for what a person typed."""
        self.follow(values_of(pattern))
        self._show_fitting()

    def pattern(self, before: ShiftPattern) -> ShiftPattern:
        """``before`` as the form has it. Raises ValueError where a field can't be read."""
        values = self.values()
        last_day = values["last_day"]
        return ShiftPattern(
            before.id,
            values["name"],
            values["weekdays"],
            values["starts_at"],
            values["ends_at"],
            values["starts_on"],
            None if last_day is None else last_day + timedelta(days=1),
            values["place_id"],
            KEEP if values["in_closures"] else SKIP,
            values["night"],
            before.position,
            tuple(_roles(values)),
        )

    def _add_times(self, file: CentreFile) -> None:
        customs = centre(file).customs
        week = [(customs.first_weekday + each) % 7 for each in range(7)]
        self.add("name", say("Name"), LineField(say("Desk")))
        self.add(
            "weekdays",
            say("On"),
            TicksField(
                [(weekday_short(each), each) for each in week],
                least=1,
                trouble=say("Tick at least one weekday."),
            ),
        )
        self.add("starts_at", say("From"), TimeField(customs, required=True))
        self.add(
            "ends_at",
            say("Until"),
            TimeField(customs, required=True),
            say("On the next day, where it is not after the start."),
        )
        self.put_beside("starts_at", "ends_at")
        self.add("night", "", CheckField(say("Counts as a night")))
        self.add("in_closures", "", CheckField(say("Also while the centre is closed")))
        nowhere: Sequence[tuple[str, int | None]] = [(say("No place in particular"), None)]
        known = [(each.name, each.id) for each in places(file)]
        self.add("place_id", say("Place"), ChoiceField([*nowhere, *known]))
        self.set_row_visible("place_id", bool(known))
        self.add("starts_on", say("First day"), DateField(self._today, customs, required=True))
        self.add(
            "last_day",
            say("Last day"),
            DateField(self._today, customs),
            say("Empty: until somebody ends it."),
        )
        self.put_beside("starts_on", "last_day")

    def _add_role(self, role: str) -> None:
        self.add_section(role_heading(role))
        hint = "" if role == PRIMARY else say("0: none.")
        self.add(
            f"{role}_people", say("How many"), NumberField(0, _MOST_PEOPLE, required=True), hint
        )
        self.add(
            f"{role}_weight",
            say("An hour counts"),
            NumberField(0, _MOST_WEIGHT, unit="%", required=True),
            say("Towards a fair share of hours."),
        )
        self.put_beside(f"{role}_people", f"{role}_weight")
        self.add(f"{role}_trainings", say("Needs"), TicksField(self._trainings))
        self.add(
            f"{role}_languages",
            say("Speaks"),
            LineField(say("Spanish")),
            say("Several with commas between: each of them."),
        )

    def _show_fitting(self) -> None:
        for role in ROLES:
            people = self.field(f"{role}_people")
            wanted = not people.problem() and bool(people.value())
            for detail in _DETAILS:
                shown = wanted and (detail != "trainings" or bool(self._trainings))
                self.set_row_visible(f"{role}_{detail}", shown)


def values_of(pattern: ShiftPattern) -> dict[str, object]:
    """A kind of shift as the form shows it."""
    last_day = None if pattern.ends_on is None else pattern.ends_on - timedelta(days=1)
    values: dict[str, object] = {
        "name": pattern.name,
        "weekdays": pattern.weekdays,
        "starts_at": pattern.starts_at,
        "ends_at": pattern.ends_at,
        "night": pattern.night,
        "in_closures": pattern.on_closure == KEEP,
        "place_id": pattern.place_id,
        "starts_on": pattern.starts_on,
        "last_day": last_day,
    }
    held = {each.role: each for each in pattern.roles}
    for role in ROLES:
        known = held.get(role) or PatternRole(role, 0, USUAL_WEIGHT[role])
        values[f"{role}_people"] = known.people
        values[f"{role}_weight"] = known.weight
        values[f"{role}_trainings"] = known.trainings
        values[f"{role}_languages"] = ", ".join(known.languages)
    return values


def _roles(values: Mapping[str, Any]) -> list[PatternRole]:
    return [
        PatternRole(
            role,
            values[f"{role}_people"],
            values[f"{role}_weight"],
            tuple(filter(None, map(str.strip, values[f"{role}_languages"].split(",")))),
            values[f"{role}_trainings"],
        )
        for role in ROLES
        if values[f"{role}_people"]
    ]
