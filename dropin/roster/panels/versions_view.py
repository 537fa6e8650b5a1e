"""What was published of some weeks: when, by whom, and what each version changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import time_zone
from dropin.dates import Customs, clock, day_range, day_short
from dropin.kit import theme
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.roster.changes_told import Difference, differences
from dropin.roster.model import Version
from dropin.roster.panels.changes_view import ChangesPart
from dropin.roster.shifts import slots_of
from dropin.roster.store import (
    people_before_version,
    people_of_version,
    shifts_between,
    versions,
)
from dropin.storage.file import CentreFile
from dropin.words import say

_MOST_SHOWN = 6


class VersionsPart(QWidget):
    """The newest versions of some days first."""

    def __init__(self, file: CentreFile, customs: Customs) -> None:
        super().__init__()
        self._file, self._customs = file, customs
        self._shown: tuple[Version, ...] | None = None
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.TIGHT)

    def show_days(self, first: date, end: date) -> None:
        """Show what was published of these days; lists that are open stay while nothing is new."""
        found = versions(self._file, first, end)[:_MOST_SHOWN]
        if found == self._shown:
            return
        self._shown = found
        empty(self._list)
        self._list.addWidget(Label(say("Published so far"), "section"))
        if not found:
            self._list.addWidget(Label(say("Nothing of these weeks yet."), role="muted"))
        for version in found:
            self._list.addWidget(self._line(version))

    def _line(self, version: Version) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        days = day_range(version.starts_on, version.ends_on, self._customs)
        column.addWidget(Label(days, bold=True))
        column.addWidget(Label(self._published_words(version), "small", "muted"))
        changes = ChangesPart(self._file, self._customs, days)
        changes.show_differences(self._changed(version))
        column.addWidget(changes)
        return line

    def _published_words(self, version: Version) -> str:
        """``Sun 22 Nov, 9:00, by Ana``."""
        there = version.published_at.astimezone(time_zone(self._file))
        return say(
            "{day}, {time}, by {who}",
            day=day_short(there.date(), self._customs),
            time=clock(there.time(), self._customs),
            who=version.published_by,
        )

    def _changed(self, version: Version) -> tuple[Difference, ...]:
        slots = slots_of(
            shifts_between(
                self._file, version.starts_on, version.ends_on, by_pattern_from=version.ends_on
            )
        )
        before = people_before_version(self._file, version.id)
        after = people_of_version(self._file, version.id)
        return differences([pair for pair in slots if pair[1].id in after], before, after)
