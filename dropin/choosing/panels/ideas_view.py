"""The tab of ideas: what members would like, what they need to hear, what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from dropin.choosing.ideas import state_name
from dropin.choosing.listing import IdeaRow, idea_rows
from dropin.choosing.panels.idea_view import IdeaPanel
from dropin.choosing.panels.looks_view import meanwhile, state_look
from dropin.choosing.panels.slips_view import SlipsPanel
from dropin.choosing.panels.tab_view import Tab
from dropin.choosing.store import idea_states, ideas, vote_results
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import may_replace
from dropin.kit.empty_page import EmptyPage
from dropin.kit.page_frame import PageFrame
from dropin.kit.searched_list import SearchedList
from dropin.kit.table import Column, Table
from dropin.people.store import searchable
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class IdeasTab(Tab):
    """A list, what waits for a reply first; Enter opens an idea at the side."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], frame: PageFrame) -> None:
        super().__init__(file, now, frame)
        self.slips_button = Button(say("Type in slips…"), pressed=self.type_slips)
        self.slips_button.setEnabled(file.read_only is None)
        self.offer(
            Button(say("New idea"), "primary", pressed=self.add),
            Button(say("Print the idea wall…"), pressed=self._print),
            self.slips_button,
        )
        self.table: Table[IdeaRow] = Table(
            self._columns(), key=lambda row: row.idea.id, accessible_name=say("Ideas")
        )
        first = Button(say("Add the first idea"), "primary", pressed=self.add)
        first.setEnabled(file.read_only is None)
        self.empty = EmptyPage(
            "idea",
            say("No ideas yet"),
            say(
                "Here stands what {members} would like to happen, who would come, and what became "
                "of it. Everybody gets a reply."
            ),
            first,
        )
        self.list = SearchedList(
            self.table, self.empty, say("No idea has these words."), searchable
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.table.opened.connect(lambda row: self.open(row.idea.id))
        self.table.clicked.connect(self._open_chosen)
        self.refresh()

    def refresh(self) -> None:
        today = self.today()
        every = ideas(self.file)
        states = idea_states(self.file, today, every)
        came = vote_results(self.file, today, every)
        self.list.show_rows(idea_rows(every, states, came))
        if isinstance(self.frame.side, IdeaPanel):
            self.frame.side.refresh()

    def search_for(self, words: str) -> None:
        self.list.search_for(words)

    def take_keyboard(self) -> None:
        self.table.setFocus()

    def open(self, idea_id: int) -> None:
        """Show one idea at the side."""
        if not may_replace(self.frame):
            return
        panel = IdeaPanel(self.file, idea_id, self.now, self.customs)
        panel.said.connect(self.said)
        panel.told.connect(self.told)
        panel.idea_wanted.connect(self.open)
        panel.ballot_wanted.connect(self.ballot_wanted)
        panel.activity_wanted.connect(self.activity_wanted)
        panel.begin_wanted.connect(self.begin_wanted)
        self.frame.open_side(panel)
        if idea_id:
            self.table.point_at(idea_id)

    def add(self) -> None:
        """An empty form at the side."""
        self.open(0)

    def type_slips(self) -> None:
        """Paper slips, one after another."""
        if may_replace(self.frame):
            panel = SlipsPanel(self.file, self.now)
            panel.said.connect(self.said)
            self.frame.open_side(panel)

    def _open_chosen(self) -> None:
        row = self.table.row()
        if row is not None:
            self.open(row.idea.id)

    def _print(self) -> None:
        self.print_wanted.emit("ideas", {})

    def _columns(self) -> list[Column[IdeaRow]]:
        return [
            Column(
                say("Where it stands"),
                lambda row: state_name(row.state),
                role=lambda row: state_look(row.state)[1],
                icon=lambda row: state_look(row.state)[0],
            ),
            Column(say("Idea"), lambda row: row.idea.title, wide=True, bold=True),
            Column(
                say("Support"),
                lambda row: row.support,
                order=lambda row: -len(row.idea.supports),
            ),
            Column(
                say("Reply"),
                self._reply_words,
                wide=True,
                role=lambda row: "careful" if row.waits_since is not None else "muted",
            ),
        ]

    def _reply_words(self, row: IdeaRow) -> str:
        if row.waits_since is None:
            return row.idea.reply or meanwhile(row.state)
        if row.outvoted:
            return say("was not chosen on its ballot, waits for a reply")
        weeks = (self.today() - row.waits_since).days // 7
        if not weeks:
            return say("waits for a reply")
        return say_count(
            "waits for a reply for {count} week", "waits for a reply for {count} weeks", weeks
        )
