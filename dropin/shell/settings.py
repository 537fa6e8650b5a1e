"""The Settings page: every room's settings as sections, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, cast

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Segments
from dropin.kit.page_frame import PageFrame
from dropin.kit.side_panel import scrolling
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import Message, say

_WIDTH = 640


class Section(Protocol):
    """What the page asks of every section."""

    said: SignalInstance

    def refresh(self) -> None: ...


@record
class SectionKind:
    key: str
    name: Message
    build: Callable[[CentreFile, datetime], QWidget]


# Each imports its section inside: most visits to Settings need one of them.


def _centre(file: CentreFile, now: datetime) -> QWidget:
    from dropin.centre.forms import CentreSection

    return CentreSection(file)


def _hours(file: CentreFile, now: datetime) -> QWidget:
    from dropin.centre.forms import HoursSection

    return HoursSection(file, now.date())


def _closures(file: CentreFile, now: datetime) -> QWidget:
    from dropin.programme.settings_view import ClosuresSection

    return ClosuresSection(file, now.date())


def _places(file: CentreFile, now: datetime) -> QWidget:
    from dropin.programme.settings_view import PlacesSection

    return PlacesSection(file)


def _categories(file: CentreFile, now: datetime) -> QWidget:
    from dropin.programme.category_looks_view import CategoriesSection

    return CategoriesSection(file)


def _terms(file: CentreFile, now: datetime) -> QWidget:
    from dropin.programme.settings_view import TermsSection

    return TermsSection(file, now.date())


def _attendance(file: CentreFile, now: datetime) -> QWidget:
    from dropin.attendance.settings_view import AttendanceSection

    return AttendanceSection(file, now.date())


def _training(file: CentreFile, now: datetime) -> QWidget:
    from dropin.people.settings_view import TrainingSection

    return TrainingSection(file, now.date())


def _on_call(file: CentreFile, now: datetime) -> QWidget:
    from dropin.roster.settings_view import OnCallSection

    return OnCallSection(file, now.date())


def _buddies(file: CentreFile, now: datetime) -> QWidget:
    from dropin.buddies.settings_view import BuddiesSection

    return BuddiesSection(file, now.date())


SECTIONS = (
    SectionKind("centre", Message("Centre"), _centre),
    SectionKind("hours", Message("Hours"), _hours),
    SectionKind("closures", Message("Closures"), _closures),
    SectionKind("places", Message("Places"), _places),
    SectionKind("categories", Message("Categories"), _categories),
    SectionKind("terms", Message("Terms"), _terms),
    SectionKind("attendance", Message("Attendance"), _attendance),
    SectionKind("training", Message("Training"), _training),
    SectionKind("on_call", Message("On call"), _on_call),
    SectionKind("buddies", Message("Buddies"), _buddies),
)


class SettingsPage(QWidget):
    """One section in sight; the others are built when first chosen."""

    said = Signal(str)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._file, self._now = file, now
        self.sections: dict[str, QWidget] = {}
        self._scrolled: dict[str, QWidget] = {}
        choices = [(str(kind.name), kind.key) for kind in SECTIONS]
        self.choice = Segments(choices, accessible_name=say("Sections"))
        self.choice.chosen.connect(lambda key: self.show_section(str(key)))
        self._stack = QStackedWidget()
        self.frame = PageFrame(say("Settings"))
        self.frame.add_navigation(self.choice)
        self.frame.set_content(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.show_section(SECTIONS[0].key)

    def show_section(self, key: str) -> QWidget:
        """Show one section, building it if it is its first time."""
        if key not in self.sections:
            self._build(key)
        self.choice.set_value(key)
        self._stack.setCurrentWidget(self._scrolled[key])
        return self.sections[key]

    def refresh(self) -> None:
        """Read the file again in every section that was built."""
        for section in self.sections.values():
            cast(Section, section).refresh()

    def state(self) -> dict[str, str]:
        return {"section": str(self.choice.value())}

    def restore(self, state: dict[str, str]) -> None:
        key = state.get("section", "")
        if any(kind.key == key for kind in SECTIONS):
            self.show_section(key)

    def _build(self, key: str) -> None:
        kind = next(each for each in SECTIONS if each.key == key)
        section = kind.build(self._file, self._now())
        cast(Section, section).said.connect(self.said)
        self.sections[key] = section
        self._scrolled[key] = scrolling(_ReadableColumn(section))
        self._stack.addWidget(self._scrolled[key])


class _ReadableColumn(QWidget):
    """A section at the left, no wider than is good to read."""

    def __init__(self, section: QWidget) -> None:
        super().__init__()
        self._section = section
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.WIDE + theme.HAIR, theme.TIGHT, theme.WIDE, theme.VAST)
        across = QHBoxLayout()  # it asks for the height at the width the section really has
        across.addWidget(section, 1_000)
        across.addStretch(1)
        column.addLayout(across)
        column.addStretch(1)
        theme.changes().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._section.setMaximumWidth(max(_WIDTH, theme.scaled(_WIDTH)))
