"""The Activities page: everything offered, searched as one types, edited at the side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import Customs, clock, day_short
from dropin.kit import theme
from dropin.kit.buttons import Button, Segments
from dropin.kit.draft_panel import may_replace
from dropin.kit.empty_page import EmptyPage
from dropin.kit.fields import LineField
from dropin.kit.labels import Label
from dropin.kit.page_frame import PageFrame
from dropin.kit.table import Column, Table
from dropin.programme.calendar.filters_view import FilterButtons
from dropin.programme.forms import ActivityPanel, ActivitySections, Beginning
from dropin.programme.model import ASK, CANCELLED, Activity, Occurrence, Programme
from dropin.programme.occurrences import occurrences
from dropin.programme.panels.when_view import WhenContext
from dropin.programme.plain_words.typed_times import activity_when, over
from dropin.programme.store import programme_between
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import say

RUNNING, TO_ANSWER, SUSPENDED, ENDED = "running", "to answer", "suspended", "ended"
_SECTIONS = (RUNNING, TO_ANSWER, SUSPENDED, ENDED)
_DAYS_AHEAD = 62  # within which the next date is looked for
_SEARCH_WIDTH = 200


@record
class ActivityRow:
    """What the list shows of one activity. ``soonest`` orders; ``folded`` is searched."""

    activity: Activity
    section: str
    when: str
    place: str
    leader: str
    following: str
    soonest: tuple[date, time]
    colour: str
    folded: str


class ActivitiesPage(QWidget):
    """A list in four sections. ``said`` tells what was done, for a toast with Undo."""

    said = Signal(str)

    def __init__(
        self, file: CentreFile, now: Callable[[], datetime], sections: ActivitySections = ()
    ) -> None:
        """``now`` gives the present on the centre's wall, with its zone."""
        super().__init__()
        self._file, self._now, self._sections = file, now, sections
        self._programme = Programme()
        self._customs = Customs()
        self._rows: list[ActivityRow] = []
        self.frame = PageFrame(say("Activities"))
        self.sections = Segments(
            [(section_words(each, 0), each) for each in _SECTIONS],
            accessible_name=say("Which activities"),
        )
        self.search = LineField(say("Find an activity"))
        self.new_button = Button(say("New activity"), "primary", pressed=self.add_activity)
        self.table: Table[ActivityRow] = Table(
            _columns(), key=lambda row: row.activity.id, accessible_name=say("Activities")
        )
        self.nothing = Label("", role="muted")
        self.empty = EmptyPage(
            "activities",
            say("Nothing is offered yet"),
            say("Here stands everything the centre offers: what, when, where, and who leads it."),
            Button(say("Add the first activity"), "primary", pressed=self.add_activity),
        )
        self._stack = QStackedWidget()
        self._build()
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Read the programme again."""
        self._customs = centre(self._file).customs
        today = self._now().date()
        ahead = today + timedelta(days=_DAYS_AHEAD)
        self._programme = programme_between(self._file, today, ahead)
        self.filters.offer(self._programme, today)
        self._rows = activity_rows(self._programme, today, self._customs)
        editable = self._file.read_only is None
        self.new_button.setEnabled(editable)
        self.new_button.setToolTip(self._file.read_only or "")
        for step in self.empty.steps:
            step.setEnabled(editable)
        self._show()
        if isinstance(self.frame.side, ActivityPanel):
            self.frame.side.refresh()

    def open_activity(self, activity_id: int) -> None:
        """Show one activity at the side, in the section it stands in."""
        section = next((row.section for row in self._rows if row.activity.id == activity_id), None)
        if section is not None:
            self.sections.set_value(section)
            self._show()
            self.table.point_at(activity_id)
        self._open_panel(activity_id)

    def add_activity(self) -> None:
        """An empty form at the side."""
        self._open_panel(0)

    def begin_activity(self, draft: Activity, note: str, add: Callable[[Activity], int]) -> None:
        """A form filled in with ``draft`` at the side; on Save ``add`` puts it in.

        ``note`` says above it where it comes from.
        """
        self._open_panel(0, Beginning(draft, note, add))

    def state(self) -> dict[str, str]:
        section = str(self.sections.value())
        return {"section": section, "search": self.search.value(), **self.filters.state()}

    def restore(self, state: Mapping[str, str]) -> None:
        """Stand as ``state`` says; what no longer fits is left as it is."""
        if state.get("section") in _SECTIONS:
            self.sections.set_value(state["section"])
        self.search.set_value(state.get("search", ""))
        self.filters.restore(state)
        self.refresh()

    def _build(self) -> None:
        self.search.name_aloud(say("Find an activity"))
        self.search.setFixedWidth(theme.scaled(_SEARCH_WIDTH))
        self.frame.add_filter(self.search)
        self.filters = FilterButtons(self.frame)
        self.frame.set_primary(self.new_button)
        self.nothing.setContentsMargins(*[theme.ROOMY] * 4)
        for part in (self.table, self.nothing, self.empty):
            self._stack.addWidget(part)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self.sections.setContentsMargins(theme.WIDE, 0, theme.WIDE, theme.TIGHT)
        inside.addWidget(self.sections)
        inside.addWidget(self._stack, 1)
        self.frame.set_content(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on. As its focus proxy the table would keep Tab to itself."""
        self.table.setFocus(event.reason())

    def _wire(self) -> None:
        self.sections.chosen.connect(lambda _section: self._show())
        self.search.changed.connect(self._show)
        self.search.line.returnPressed.connect(self._open_first)
        self.filters.changed.connect(self._show)
        self.table.opened.connect(lambda row: self._open_panel(row.activity.id))
        self.table.clicked.connect(self._open_chosen)
        self.table.typed.connect(self._search_for)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)

    def _show(self) -> None:
        """The rows of the section that fit the filters and the search."""
        filters, words = self.filters.value(), self.search.value().casefold().split()
        fitting = [
            row
            for row in self._rows
            if filters.keep_activity(row.activity) and all(word in row.folded for word in words)
        ]
        for section, button in zip(_SECTIONS, self.sections.buttons, strict=True):
            count = sum(row.section == section for row in fitting)
            button.setText(section_words(section, count))
            button.updateGeometry()
        chosen = str(self.sections.value())
        shown = [row for row in fitting if row.section == chosen]
        self.table.show_rows(shown)
        self.nothing.setText(_nothing_words(chosen, searched=bool(words or filters.any)))
        self._stack.setCurrentWidget(
            self.table if shown else self.nothing if self._rows else self.empty
        )

    def _open_panel(self, activity_id: int, beginning: Beginning | None = None) -> None:
        if not may_replace(self.frame):
            return
        context = WhenContext(self._customs, self._now().date(), self._programme.terms)
        panel = ActivityPanel(
            self._file, activity_id, context, sections=self._sections, beginning=beginning
        )
        panel.said.connect(self._done)
        panel.saved.connect(self.table.point_at if beginning is None else self.open_activity)
        self.frame.open_side(panel)

    def _open_chosen(self) -> None:
        row = self.table.row()
        if row is not None:
            self._open_panel(row.activity.id)

    def _open_first(self) -> None:
        if self.table.rows_model.rows:
            self._open_panel(self.table.rows_model.rows[0].activity.id)

    def _search_for(self, letters: str) -> None:
        self.search.set_value(letters)
        self.search.setFocus()
        self.search.line.end(False)
        self._show()

    def _done(self, sentence: str) -> None:
        self.refresh()
        self.said.emit(sentence)


def activity_rows(offered: Programme, today: date, customs: Customs) -> list[ActivityRow]:
    """Every activity as the list shows it, by title."""
    upcoming: dict[int, Occurrence] = {}
    for each in occurrences(offered, today, today + timedelta(days=_DAYS_AHEAD)):
        if each.status != CANCELLED:
            upcoming.setdefault(each.activity.id, each)
    return [
        _row(activity, upcoming.get(activity.id), offered, today, customs)
        for activity in offered.activities
    ]


def section_of(activity: Activity, today: date) -> str:
    """Which section of the list an activity stands in."""
    if any(each.dating == ASK for each in activity.times):
        return TO_ANSWER
    if activity.suspended_on(today):
        return SUSPENDED
    return ENDED if over(activity, today) else RUNNING


def section_words(section: str, count: int) -> str:
    """``Running 14``."""
    words = {
        RUNNING: say("Running"),
        TO_ANSWER: say("To answer"),
        SUSPENDED: say("Suspended"),
        ENDED: say("Ended"),
    }[section]
    return f"{words} {count}" if count else words


def _row(
    activity: Activity,
    upcoming: Occurrence | None,
    offered: Programme,
    today: date,
    customs: Customs,
) -> ActivityRow:
    category = offered.categories.get(activity.category_id or 0)
    place = offered.places.get(activity.place_id or 0)
    ids = (activity.leader_id, activity.co_leader_id)
    names = [offered.leaders[each] for each in ids if each is not None]
    leader = ", ".join([*names, activity.led_by] if activity.led_by else names)
    when = activity_when(activity, customs, today)
    parts = (activity.title, when, place.name if place else "", leader, category and category.name)
    return ActivityRow(
        activity=activity,
        section=section_of(activity, today),
        when=when,
        place=place.name if place else "",
        leader=leader,
        following=_following(upcoming, customs),
        soonest=(upcoming.day, upcoming.at or time.min) if upcoming else (date.max, time.min),
        colour=category.look if category else "slate",
        folded=" ".join(part for part in parts if part).casefold(),
    )


def _following(upcoming: Occurrence | None, customs: Customs) -> str:
    if upcoming is None:
        return ""
    day = day_short(upcoming.day, customs)
    return day if upcoming.at is None else f"{day}, {clock(upcoming.at, customs)}"


def _nothing_words(section: str, *, searched: bool) -> str:
    if searched:
        return say("Nothing here fits what is searched for. Try fewer letters or filters.")
    return {
        RUNNING: say("Nothing is running just now."),
        TO_ANSWER: say("Every activity says clearly when it is. Nothing is to be answered."),
        SUSPENDED: say("Nothing is suspended."),
        ENDED: say("Nothing has ended."),
    }[section]


def _columns() -> list[Column[ActivityRow]]:
    return [
        Column(
            say("Activity"),
            lambda row: row.activity.title,
            bold=True,
            category=lambda row: row.colour,
        ),
        Column(say("When"), lambda row: row.when, wide=True),
        Column(say("Where"), lambda row: row.place),
        Column(
            say("Who leads"),
            lambda row: row.leader or say("nobody yet"),
            role=lambda row: "text" if row.leader else "needed",
        ),
        Column(say("Next"), lambda row: row.following, order=lambda row: row.soonest, figures=True),
    ]
