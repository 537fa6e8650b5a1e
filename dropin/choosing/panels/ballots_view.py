"""The tab of ballots: what is being voted on, what is being prepared, what came of the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from dropin.choosing.listing import BallotRow, ballot_row, in_order
from dropin.choosing.model import CLOSED, DRAFT, Ballot
from dropin.choosing.panels.ballot_view import BallotPanel
from dropin.choosing.panels.looks_view import ballot_state_name, state_look
from dropin.choosing.panels.open_view import OpenBallotPanel
from dropin.choosing.panels.papers_view import PapersPanel
from dropin.choosing.panels.result_view import ResultPanel
from dropin.choosing.panels.tab_view import Tab
from dropin.choosing.store import ballot, ballots, voters_of
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import may_replace
from dropin.kit.empty_page import EmptyPage
from dropin.kit.page_frame import PageFrame
from dropin.kit.searched_list import SearchedList
from dropin.kit.table import Column, Table
from dropin.people.store import count_with_a_role, searchable
from dropin.storage.file import CentreFile
from dropin.words import say

Panel = BallotPanel | OpenBallotPanel | ResultPanel | PapersPanel


class BallotsTab(Tab):
    """A list, open ones first; Enter opens a ballot at the side, as its state asks."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], frame: PageFrame) -> None:
        super().__init__(file, now, frame)
        self.offer(Button(say("New ballot"), "primary", pressed=self.add))
        self.table: Table[BallotRow] = Table(
            _columns(), key=lambda row: row.ballot.id, accessible_name=say("Ballots")
        )
        first = Button(say("Add the first ballot"), "primary", pressed=self.add)
        first.setEnabled(file.read_only is None)
        self.empty = EmptyPage(
            "choosing",
            say("Nothing was voted on yet"),
            say(
                "Here {members} vote on what shall happen: in secret, on paper or at the desk, "
                "with a tick beside everything they would come to."
            ),
            first,
        )
        self.list = SearchedList(
            self.table, self.empty, say("No ballot has these words."), searchable
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.table.opened.connect(lambda row: self.open(row.ballot.id))
        self.table.clicked.connect(self._open_chosen)
        self.refresh()

    def refresh(self) -> None:
        self.list.show_rows(in_order(map(self._row, ballots(self.file))))
        panel = self.frame.side
        if isinstance(panel, BallotPanel | OpenBallotPanel | ResultPanel):
            panel.refresh()

    def search_for(self, words: str) -> None:
        self.list.search_for(words)

    def take_keyboard(self) -> None:
        self.table.setFocus()

    def add(self) -> None:
        """An empty ballot at the side."""
        self.edit(0)

    def open(self, ballot_id: int, *, idea_id: int = 0) -> None:
        """A ballot at the side: to be edited, while people vote, or with its result."""
        known = ballot(self.file, ballot_id)
        state = known.state_on(self.today()) if known is not None else DRAFT
        if state == DRAFT:
            self.edit(ballot_id, idea_id=idea_id)
            return
        if not may_replace(self.frame):
            return
        if state == CLOSED:
            result = ResultPanel(self.file, ballot_id, self.now, self.customs)
            result.activity_wanted.connect(self.activity_wanted)
            result.begin_wanted.connect(self.begin_wanted)
            result.print_wanted.connect(self.print_wanted)
            result.papers_wanted.connect(self.enter_papers)
            self._place(result, ballot_id)
        else:
            panel = OpenBallotPanel(self.file, ballot_id, self.now, self.customs)
            panel.change_wanted.connect(self.edit)
            panel.papers_wanted.connect(self.enter_papers)
            panel.print_wanted.connect(self.print_wanted)
            panel.closed_now.connect(self.open)
            self._place(panel, ballot_id)

    def edit(self, ballot_id: int, *, idea_id: int = 0) -> None:
        """The form of a ballot, perhaps with an idea put on it."""
        if may_replace(self.frame):
            panel = BallotPanel(self.file, ballot_id, self.now, self.customs)
            panel.saved.connect(self.table.point_at)
            panel.print_wanted.connect(self.print_wanted)
            if idea_id:
                panel.options.add_idea(idea_id)
            self._place(panel, ballot_id)

    def enter_papers(self, ballot_id: int) -> None:
        """Paper ballots, entered twice."""
        if may_replace(self.frame):
            panel = PapersPanel(self.file, ballot_id, self.now)
            panel.done.connect(self.open)
            self._place(panel, ballot_id)

    def _place(self, panel: Panel, ballot_id: int) -> None:
        if not isinstance(panel, PapersPanel):
            panel.said.connect(self.said)
        if isinstance(panel, PapersPanel | OpenBallotPanel):
            panel.told.connect(self._tell)
        self.frame.open_side(panel)
        if ballot_id:
            self.table.point_at(ballot_id)

    def _tell(self, sentence: str) -> None:
        """Votes touch no journal, so nothing else tells the list that there is one more."""
        self.refresh()
        self.told.emit(sentence)

    def _row(self, known: Ballot) -> BallotRow:
        today = self.today()
        voted = len(voters_of(self.file, known.id))
        voters = count_with_a_role(self.file, known.electorate, today)
        return ballot_row(known, voted, max(voters, voted), today, self.customs)

    def _open_chosen(self) -> None:
        row = self.table.row()
        if row is not None:
            self.open(row.ballot.id)


def _columns() -> list[Column[BallotRow]]:
    return [
        Column(
            say("State"),
            lambda row: ballot_state_name(row.state),
            role=lambda row: state_look(row.state)[1],
            icon=lambda row: state_look(row.state)[0],
        ),
        Column(say("Question"), lambda row: row.ballot.question, wide=True, bold=True),
        Column(say("When"), lambda row: row.when, order=lambda row: row.ballot.closes_on),
        Column(say("Voted"), _voted_words, order=lambda row: row.voted),
    ]


def _voted_words(row: BallotRow) -> str:
    if row.state == DRAFT:
        return ""
    return say("{voted} of {voters}", voted=row.voted, voters=row.voters)
