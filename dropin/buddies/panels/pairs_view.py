"""The tab of pairs: those that last, or those that have ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QVBoxLayout

from dropin.buddies.life import STATES, agreed_on
from dropin.buddies.listing import PairRow, pair_rows
from dropin.buddies.model import ENDINGS
from dropin.buddies.panels.looks_view import state_look
from dropin.buddies.panels.tab_view import Tab
from dropin.buddies.store import ended_pairs, names_of, open_pairs
from dropin.buddies.telling import day_told, ending_name, state_name
from dropin.kit.buttons import Button
from dropin.kit.empty_page import EmptyPage
from dropin.kit.page_frame import PageFrame
from dropin.kit.searched_list import SearchedList
from dropin.kit.table import Column, Table
from dropin.people.store import searchable
from dropin.storage.file import CentreFile
from dropin.words import say


class PairsTab(Tab):
    """In the order of a pair's life; Enter opens one at the side."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], frame: PageFrame) -> None:
        super().__init__(file, now, frame)
        self.ended_button = Button(say("Ended ones"), pressed=self._switch)
        self.ended_button.setCheckable(True)
        self.offer(
            self.ended_button,
            Button(say("Summary…"), pressed=self.summary_wanted.emit),
        )
        self.table: Table[PairRow] = Table(
            self._columns(), key=lambda row: row.pair.id, accessible_name=say("Pairs")
        )
        self.empty = EmptyPage(
            "heart",
            say("No pairs yet"),
            say(
                "A pair begins as a proposal, and is one once both said yes. Open somebody who "
                "waits: there stands who could be theirs, and why."
            ),
            Button(
                say("Look who waits"), "primary", pressed=lambda: self.tab_wanted.emit("waiting")
            ),
        )
        self.list = SearchedList(
            self.table, self.empty, say("No pair has these words."), searchable
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.table.opened.connect(lambda row: self.pair_wanted.emit(row.pair.id))
        self.table.clicked.connect(self._open_chosen)
        self.refresh()

    def refresh(self) -> None:
        are_over = self.ended_button.isChecked()
        found = ended_pairs(self.file) if are_over else open_pairs(self.file)
        ids = (each for pair in found for each in (pair.member_id, pair.buddy_id))
        rows = pair_rows(found, names_of(self.file, ids), self.today())
        if are_over:  # what ended last is asked about most
            rows.sort(key=lambda row: row.pair.ended_on or date.min, reverse=True)
        self.list.show_rows(rows)

    def search_for(self, words: str) -> None:
        self.list.search_for(words)

    def take_keyboard(self) -> None:
        self.table.setFocus()

    def _switch(self) -> None:
        self.refresh()

    def _open_chosen(self) -> None:
        row = self.table.row()
        if row is not None:
            self.pair_wanted.emit(row.pair.id)

    def _columns(self) -> list[Column[PairRow]]:
        return [
            Column(
                say("Where it stands"),
                _state_words,
                order=lambda row: STATES.index(row.state),
                role=lambda row: state_look(row.state)[1],
                icon=lambda row: state_look(row.state)[0],
            ),
            Column(say("{Member}"), lambda row: row.member or "–", wide=True, bold=True),
            Column(say("Buddy"), self._buddy_words, wide=True),
            Column(
                say("Since"),
                lambda row: day_told(_since(row), self.customs),
                order=lambda row: _since(row).toordinal(),
            ),
            Column(
                say("Last heard of"),
                lambda row: day_told(row.pair.checked_in_on, self.customs),
                order=lambda row: (row.pair.checked_in_on or date.min).toordinal(),
            ),
        ]

    @staticmethod
    def _buddy_words(row: PairRow) -> str:
        if row.pair.stands_in_for is None:
            return row.buddy or "–"
        return say("{name}, for a while", name=row.buddy)


def _state_words(row: PairRow) -> str:
    """How far it is; of one that ended, why it did, in the words of the short list."""
    ending = row.pair.ending
    return ending_name(ending) if ending in ENDINGS else state_name(row.state)


def _since(row: PairRow) -> date:
    """Met, else agreed, else proposed."""
    return row.pair.met_on or agreed_on(row.pair) or row.pair.proposed_on
