"""The tab of those who wait for a buddy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from dropin.buddies.listing import RequestRow, goes_first, request_rows, waited_words
from dropin.buddies.panels.tab_view import Tab
from dropin.buddies.store import names_of, topics, waiting_requests
from dropin.buddies.times_words import write_times
from dropin.dates import day_short
from dropin.kit.buttons import Button
from dropin.kit.empty_page import EmptyPage
from dropin.kit.page_frame import PageFrame
from dropin.kit.searched_list import SearchedList
from dropin.kit.table import Column, Table
from dropin.people.store import searchable
from dropin.storage.file import CentreFile
from dropin.words import say


class WaitingTab(Tab):
    """Who goes first stands first; Enter opens a request at the side."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], frame: PageFrame) -> None:
        super().__init__(file, now, frame)
        self.table: Table[RequestRow] = Table(
            self._columns(), key=lambda row: row.request.id, accessible_name=say("Who waits")
        )
        first = Button(say("New request"), "primary", pressed=self._add)
        first.setEnabled(file.read_only is None)
        self.empty = EmptyPage(
            "heart",
            say("Nobody waits for a buddy"),
            say(
                "Here stands who would like a buddy, in their own words, the longest waiting "
                "first. From here one is found for them, and both are asked."
            ),
            first,
        )
        self.list = SearchedList(
            self.table, self.empty, say("Nobody who waits has these words."), searchable
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.table.opened.connect(lambda row: self.request_wanted.emit(row.request.id))
        self.table.clicked.connect(self._open_chosen)
        self.refresh()

    def refresh(self) -> None:
        found = waiting_requests(self.file)
        names = names_of(self.file, (each.person_id for each in found))
        self.list.show_rows(request_rows(found, names, topics(self.file), self.today()))

    def search_for(self, words: str) -> None:
        self.list.search_for(words)

    def take_keyboard(self) -> None:
        self.table.setFocus()

    def _open_chosen(self) -> None:
        row = self.table.row()
        if row is not None:
            self.request_wanted.emit(row.request.id)

    def _add(self) -> None:
        self.request_wanted.emit(0)

    def _columns(self) -> list[Column[RequestRow]]:
        return [
            Column(say("Who"), lambda row: row.name, bold=True),
            Column(
                say("Since"),
                lambda row: waited_words(row.weeks),
                order=lambda row: row.request.made_on.toordinal(),
            ),
            Column(say("Hopes for help with"), lambda row: row.hopes, wide=True),
            Column(say("To know"), self._note, role=lambda row: "careful"),
            Column(
                say("Free"),
                lambda row: write_times(row.request.times, self.customs),
                wide=True,
                spare=True,
            ),
        ]

    def _note(self, row: RequestRow) -> str:
        if row.request.starts_on > self.today():
            return say("from {day} on", day=day_short(row.request.starts_on, self.customs))
        return say("goes first") if goes_first(row.request) else ""
