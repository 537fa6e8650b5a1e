"""The side panel of a ballot while people vote: how many have, the booth, the papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.money import money
from dropin.centre.store import centre
from dropin.choosing.amounts import costs
from dropin.choosing.booth_view import Booth
from dropin.choosing.listing import last_day
from dropin.choosing.model import OPEN, Ballot
from dropin.choosing.operations import (
    close_ballot,
    mark_paper,
    require_vote_left,
    unmark_paper,
    withdraw_option,
)
from dropin.choosing.panels.bars_view import ShareBar
from dropin.choosing.panels.parts_view import person_field
from dropin.choosing.store import ballot, papers_counted, papers_marked, voters_of
from dropin.dates import Customs, day_long
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.parts import Part, actions, link, row
from dropin.kit.side_panel import SidePanel
from dropin.people.model import Person
from dropin.people.store import count_with_a_role, person
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class OpenBallotPanel(SidePanel):
    """``said`` tells what was done, ``told`` what has no way back; the others ask for the form,
    for paper entry, for a sheet, or tell that voting is over."""

    said = Signal(str)
    told = Signal(str)
    change_wanted = Signal(int)
    papers_wanted = Signal(int)
    print_wanted = Signal(str, dict)
    closed_now = Signal(int)

    def __init__(
        self, file: CentreFile, ballot_id: int, now: Callable[[], datetime], customs: Customs
    ) -> None:
        self._file, self._id, self._now, self._customs = file, ballot_id, now, customs
        self.booth: Booth | None = None
        self.voted = Label("", "section")
        self.bar = ShareBar()
        self.until = Label(role="muted")
        self.who = person_field(file, say("A name"))
        self.papers = Label(role="muted")
        self.problem = Sign("warning", "needed")
        self.booth_button = Button(say("Open the booth"), "primary", pressed=self.open_booth)
        self.paper_button = Button(say("Handed in a paper"), pressed=self.mark)
        self.unmark_button = Button("", "link", pressed=self._unmark)
        self.enter_button = Button(say("Enter papers…"), pressed=self._enter)
        self._marked: int | None = None
        self._options = Part(say("On the ballot"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._options.column.addLayout(self._lines)
        known = ballot(file, ballot_id)
        super().__init__(known.question if known is not None else "", self._content())
        self.problem.hide()
        self.unmark_button.hide()
        self._add_foot()
        self.refresh()

    def refresh(self) -> None:
        """Count again; names of who has voted never show."""
        known = ballot(self._file, self._id)
        if known is None or known.state_on(self._now().date()) != OPEN:
            self.close_panel()
            return
        voted = len(voters_of(self._file, self._id))
        voters = max(voted, count_with_a_role(self._file, known.electorate, self._now().date()))
        self.voted.setText(
            say_count(
                "{voted} of {count} has voted", "{voted} of {count} have voted", voters, voted=voted
            )
        )
        self.bar.show_share(voted, voters)
        self.until.setText(
            say("Voting goes on until {day}.", day=day_long(last_day(known), self._customs))
        )
        self._show_papers()
        self._show_options(known)

    def open_booth(self) -> None:
        """For whoever is named, if they may vote and have not yet."""
        voter = self._voter()
        known = ballot(self._file, self._id)
        if voter is None or known is None:
            return
        try:
            require_vote_left(self._file, self._id, voter.id, self._now().date())
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.problem.set_text("")
        self.form.set_values({"who": None})
        self.booth = Booth(self._file, known.id, voter.id, self._now, self)
        self.booth.cast.connect(self._has_voted)
        self.booth.showFullScreen()
        self.booth.activateWindow()

    def mark(self) -> None:
        """Whoever is named put a paper into the ballot box."""
        voter = self._voter()
        if voter is None:
            return
        try:
            mark_paper(self._file, self._id, voter.id, self._now().date())
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.problem.set_text("")
        self.form.set_values({"who": None})
        self._marked = voter.id
        self.unmark_button.setText(say("{name} did not? Take it back", name=voter.name))
        self.unmark_button.show()
        self.unmark_button.updateGeometry()
        self.refresh()
        self.who.setFocus()
        self.told.emit(say("{name} handed in a paper.", name=voter.name))

    def close_now(self) -> None:
        """Nobody can vote any more; the result shows in place of this."""
        close_ballot(self._file, self._id, self._now().date())
        question = self.title.text()
        self.closed_now.emit(self._id)
        self.said.emit(say("Closed “{question}”.", question=question))

    # How it is built.

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        self.form = Form()
        self.form.add("who", say("Who votes now"), self.who)
        self.form.submitted.connect(self.open_booth)
        vote = actions(self.booth_button, self.paper_button)
        papers = actions(
            Button(say("Print ballot papers…"), pressed=self._print),
            self.enter_button,
        )
        parts: list[QWidget] = [self.voted, self.bar, self.until, self.form, self.problem, vote]
        parts += [actions(self.unmark_button), self.papers, papers, self._options]
        for part in parts:
            column.addWidget(part)
        if self._file.read_only:
            for changing in (self.form, vote, self.enter_button, self._options):
                changing.setEnabled(False)
        return content

    def _add_foot(self) -> None:
        if self._file.read_only is None:
            self.add_button(Button(say("Close it now"), pressed=self.close_now))
            self.add_button(Button(say("Change it"), "quiet", pressed=self._change))

    def _show_papers(self) -> None:
        marked = papers_marked(self._file, self._id)
        counted = papers_counted(self._file, self._id)
        self.papers.setText(
            say_count(
                "{count} paper handed in, {counted} in the box.",
                "{count} papers handed in, {counted} in the box.",
                marked,
                counted=counted,
            )
            if marked
            else say("No papers handed in yet.")
        )

    def _show_options(self, known: Ballot) -> None:
        column = self._lines
        empty(column)
        written = partial(money, currency=centre(self._file).currency)
        for each in known.options:
            cost = costs(each, written)
            words = f"{each.title} · {cost}" if cost else each.title
            if each.withdrawn_on is not None:
                column.addWidget(Label(say("{option}: withdrawn", option=words), role="muted"))
                continue
            withdraw = link(say("Withdraw"), each.title, partial(self._withdraw, each.id))
            column.addWidget(row(words, *[withdraw] if len(known.standing) > 1 else ()))

    # What is done.

    def _voter(self) -> Person | None:
        """Whoever is named; says so where nobody is."""
        if not self.form.ready():
            return None
        person_id = self.form.values()["who"]
        if person_id is None:
            self.form.show_errors({"who": say("Write who votes.")})
            return None
        return person(self._file, person_id)

    def _has_voted(self) -> None:
        self.refresh()
        self.told.emit(say("One more vote is in the box."))

    def _unmark(self) -> None:
        if self._marked is None:
            return
        try:
            unmark_paper(self._file, self._id, self._marked)
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self._marked = None
        self.unmark_button.hide()
        self.refresh()
        self.told.emit(say("Taken back."))

    def _withdraw(self, option_id: int) -> None:
        try:
            withdraw_option(self._file, self._id, option_id, self._now().date())
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.said.emit(say("Withdrawn. Ticks for it do not count."))

    def _change(self) -> None:
        self.change_wanted.emit(self._id)

    def _enter(self) -> None:
        self.papers_wanted.emit(self._id)

    def _print(self) -> None:
        self.print_wanted.emit("ballot", {"ballot_id": self._id})
