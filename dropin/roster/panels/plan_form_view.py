"""What is to be planned: from which week, how many, anew or with as few changes as possible."""

from __future__ import annotations

from datetime import date

from dropin.dates import Customs
from dropin.kit.fields import ChoiceField
from dropin.kit.form import Form
from dropin.kit.typed_fields import NumberField
from dropin.records import record
from dropin.roster.planning.model import NEW_ROSTER, REPAIR
from dropin.roster.planning_weeks import MOST_WEEKS, end_of, first_days, week_name
from dropin.roster.store import versions
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_MOST_CHANGES = 999


@record
class Wanted:
    """A plan from ``first`` up to but not including ``end``, and the way it is to be made."""

    first: date
    end: date
    way: str
    more_changes: int


class PlanForm(Form):
    """The way follows the weeks: what was published once is repaired, unless somebody chooses."""

    def __init__(self, file: CentreFile, today: date, customs: Customs) -> None:
        super().__init__()
        self._file, self._customs = file, customs
        starts = first_days(today, customs)
        choices = [(week_name(each, today, customs), each) for each in starts]
        self.add("first", say("From"), ChoiceField(choices))
        weeks = [
            (say_count("{count} week", "{count} weeks", number), number)
            for number in range(1, MOST_WEEKS + 1)
        ]
        self.add("weeks", say("For"), ChoiceField(weeks))
        self.add(
            "way",
            say("How"),
            ChoiceField(
                [
                    (say("A new roster"), NEW_ROSTER),
                    (say("Change as little as possible"), REPAIR),
                ]
            ),
        )
        self.add(
            "more_changes",
            say("Allow more changes for fairness"),
            NumberField(0, _MOST_CHANGES, required=True),
            say("0: only the fewest that cover the shifts."),
        )
        for name in ("first", "weeks"):
            self.field(name).changed.connect(self._choose_way)
        self.field("way").changed.connect(self._show_fitting)

    def show_weeks(self, first: date, weeks: int) -> None:
        """Begin with these weeks."""
        self.set_values({"first": first, "weeks": weeks, "more_changes": 0})
        self._choose_way()

    def wanted(self) -> Wanted:
        """What the form asks for. Raises ValueError where a field can't be read."""
        values = self.values()
        first, repairs = values["first"], values["way"] == REPAIR
        end = end_of(first, values["weeks"], self._customs)
        return Wanted(first, end, values["way"], values["more_changes"] if repairs else 0)

    def days(self) -> tuple[date, date]:
        """From which day up to but not including which."""
        first = self.field("first").value()
        return first, end_of(first, self.field("weeks").value(), self._customs)

    def _choose_way(self) -> None:
        published = versions(self._file, *self.days())
        self.set_values({"way": REPAIR if published else NEW_ROSTER})
        self._show_fitting()

    def _show_fitting(self) -> None:
        self.set_row_visible("more_changes", self.field("way").value() == REPAIR)
