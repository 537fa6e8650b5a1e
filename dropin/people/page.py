"""The People page: find somebody, see their number, change what is known of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import may_replace
from dropin.kit.empty_page import EmptyPage
from dropin.kit.page_frame import PageFrame
from dropin.kit.search_field import SearchField
from dropin.kit.table import Column, Table
from dropin.people.forms import PersonPanel, PersonSections
from dropin.people.model import Person
from dropin.people.naming import role_name
from dropin.people.renewals_view import RenewalsPanel
from dropin.people.store import all_roles, people, searchable
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import say


@record
class _Row:
    person: Person
    roles: str
    folded: str


class PeoplePage(QWidget):
    """A list of everybody, searched as one types; Enter opens one at the side.

    ``bring_in_wanted`` asks for a table of people to be brought in.
    """

    said = Signal(str)
    bring_in_wanted = Signal()

    def __init__(
        self, file: CentreFile, now: Callable[[], datetime], sections: PersonSections = ()
    ) -> None:
        super().__init__()
        self._file = file
        self._now = now
        self._sections = sections
        self.frame = PageFrame(say("People"))
        self.search = SearchField(say("Find by name"))
        self.add_button = Button(say("New person"), "primary", pressed=self.add_person)
        self.add_button.setEnabled(not file.read_only)
        self.bring_in_button = Button(say("Bring in people…"))
        self.bring_in_button.setEnabled(not file.read_only)
        self.frame.add_filter(self.search)
        self.frame.add_filter(self.bring_in_button)
        self.frame.set_primary(self.add_button)
        self.table = Table(_columns(), key=_id_of, accessible_name=say("People"))
        self.empty = EmptyPage(
            "people",
            say("Nobody is in the file yet"),
            say("Here stand the names, numbers and roles of {members}, as they want them shown."),
            Button(say("Add the first person"), "primary", pressed=self.add_person),
            Button(say("Bring in a table of people…"), pressed=self.bring_in_wanted.emit),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.frame.set_content(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Read everybody again."""
        today = self._now().date()
        roles = all_roles(self._file, today)
        rows = [_row(each, roles.get(each.id, ())) for each in people(self._file)]
        self.table.show_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        if isinstance(self.frame.side, PersonPanel | RenewalsPanel):
            self.frame.side.refresh()

    def open_person(self, person_id: int) -> None:
        """Show one person at the side."""
        self.table.point_at(person_id)
        self._open_panel(person_id)

    def open_renewals(self) -> None:
        """Show at the side whose training is to be renewed."""
        if may_replace(self.frame):
            panel = RenewalsPanel(self._file, self._now().date())
            panel.person_wanted.connect(self.open_person)
            self.frame.open_side(panel)

    def add_person(self) -> None:
        """An empty form at the side."""
        self._open_panel(0)

    def state(self) -> dict[str, str]:
        return {"search": self.search.value()}

    def restore(self, state: dict[str, str]) -> None:
        self.search.set_value(state.get("search", ""))
        self._filter()

    def _wire(self) -> None:
        self.bring_in_button.clicked.connect(self.bring_in_wanted)
        self.search.changed.connect(self._filter)
        self.search.line.returnPressed.connect(self._open_first)
        self.table.opened.connect(lambda row: self._open_panel(row.person.id))
        self.table.clicked.connect(self._open_chosen)
        self.table.typed.connect(self._search_for)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)

    def _open_panel(self, person_id: int) -> None:
        if not may_replace(self.frame):
            return
        customs = centre(self._file).customs
        panel = PersonPanel(self._file, person_id, self._now().date(), customs, self._sections)
        panel.said.connect(self.said)
        self.frame.open_side(panel)

    def _open_chosen(self) -> None:
        row = self.table.row()
        if row is not None:
            self._open_panel(row.person.id)

    def _open_first(self) -> None:
        if self.table.rows_model.rows:
            self._open_panel(self.table.rows_model.rows[0].person.id)

    def _search_for(self, letters: str) -> None:
        self.search.set_value(letters)
        self.search.setFocus()
        self.search.line.end(False)
        self._filter()

    def _filter(self) -> None:
        words = searchable(self.search.value()).split()
        if not words:
            self.table.filter_rows(None)
        else:
            self.table.filter_rows(lambda row: all(word in row.folded for word in words))


def _columns() -> list[Column[_Row]]:
    return [
        Column(
            say("Name"),
            lambda row: row.person.name,
            order=lambda row: row.person.sorted_by,
            wide=True,
            bold=True,
        ),
        Column(say("Pronouns"), lambda row: row.person.pronouns),
        Column(say("Phone"), lambda row: row.person.phone, figures=True),
        Column(say("Roles"), lambda row: row.roles, wide=True),
        Column(say("Languages"), lambda row: ", ".join(row.person.languages)),
    ]


def _row(person: Person, roles: tuple[str, ...]) -> _Row:
    folded = searchable(f"{person.name} {person.short_name} {person.sort_name}")
    return _Row(person, ", ".join(map(role_name, roles)), folded)


def _id_of(row: _Row) -> int:
    return row.person.id
