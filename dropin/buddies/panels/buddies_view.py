"""The tab of buddies: what each carries, and whether they can take somebody on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from dropin.buddies.carrying import FULL, NOTHING, TOO_MUCH, carried
from dropin.buddies.listing import BuddyRow, buddy_rows, load_words
from dropin.buddies.panels.tab_view import Tab
from dropin.buddies.store import (
    names_of,
    needed_trainings,
    open_pairs,
    rests,
    terms,
    topics,
)
from dropin.buddies.times_words import write_times
from dropin.kit.buttons import Button
from dropin.kit.empty_page import EmptyPage
from dropin.kit.page_frame import PageFrame
from dropin.kit.searched_list import SearchedList
from dropin.kit.table import Column, Table
from dropin.people.store import searchable, trainings_of
from dropin.people.training import is_valid
from dropin.storage.file import CentreFile
from dropin.words import say

_ROLES = {TOO_MUCH: "needed", NOTHING: "accent", FULL: "muted"}


class BuddiesTab(Tab):
    """By name; Enter opens a buddy at the side."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], frame: PageFrame) -> None:
        super().__init__(file, now, frame)
        self.add_button = Button(say("New buddy"), pressed=self._add)
        self.add_button.setEnabled(file.read_only is None)
        self.offer(self.add_button)
        self.table: Table[BuddyRow] = Table(
            self._columns(), key=lambda row: row.terms.person_id, accessible_name=say("Buddies")
        )
        first = Button(say("Add the first buddy"), "primary", pressed=self._add)
        first.setEnabled(file.read_only is None)
        self.empty = EmptyPage(
            "heart",
            say("No buddies yet"),
            say(
                "A buddy is a trained volunteer. Put down when they are free, what they help with "
                "and for how many; what training they need stands in Settings."
            ),
            first,
        )
        self.list = SearchedList(
            self.table, self.empty, say("No buddy has these words."), searchable
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.table.opened.connect(lambda row: self.buddy_wanted.emit(row.terms.person_id))
        self.table.clicked.connect(self._open_chosen)
        self.refresh()

    def refresh(self) -> None:
        today, known = self.today(), terms(self.file)
        needed = needed_trainings(self.file)
        loads = carried(known, open_pairs(self.file), today)
        serving = {each.person_id for each in loads}
        held = {each: trainings_of(self.file, each) for each in serving}
        self._trained = {
            who: all(is_valid(own, each.id, today) for each in needed) for who, own in held.items()
        }
        resting = frozenset(
            each.person_id for each in rests(self.file, today) if each.holds_on(today)
        )
        names = names_of(self.file, sorted(serving))
        self.list.show_rows(buddy_rows(known, loads, names, topics(self.file), resting))

    def search_for(self, words: str) -> None:
        self.list.search_for(words)

    def take_keyboard(self) -> None:
        self.table.setFocus()

    def _add(self) -> None:
        self.buddy_wanted.emit(0)

    def _open_chosen(self) -> None:
        row = self.table.row()
        if row is not None:
            self.buddy_wanted.emit(row.terms.person_id)

    def _columns(self) -> list[Column[BuddyRow]]:
        return [
            Column(say("Who"), lambda row: row.name, bold=True),
            Column(
                say("Carries"),
                lambda row: load_words(row.carried),
                order=lambda row: row.carried.pairs - row.carried.most_pairs,
                role=lambda row: _ROLES.get(row.carried.kind, "text"),
                icon=lambda row: "warning" if row.carried.kind == TOO_MUCH else "",
            ),
            Column(say("To know"), self._note, role=lambda row: "careful"),
            Column(say("Helps with"), lambda row: row.helps, wide=True),
            Column(
                say("Free"),
                lambda row: write_times(row.terms.times, self.customs),
                wide=True,
                spare=True,
            ),
        ]

    def _note(self, row: BuddyRow) -> str:
        if not row.terms.hold_on(self.today()):
            return say("no buddy any more")
        if not self._trained.get(row.terms.person_id, True):
            return say("training missing")
        return say("rests") if row.rests else ""
