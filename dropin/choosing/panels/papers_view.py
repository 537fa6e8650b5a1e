"""Paper ballots, entered twice: nothing is counted until both entries say the same.

A paper is typed as the numbers of what is ticked on it, Enter, the next. The second time the
first entry is out of sight; where they differ, both stand side by side with the paper's number.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.choosing.model import Ballot, Batch, Ticks
from dropin.choosing.operations import (
    count_batch,
    differing_papers,
    remove_batch,
    save_batch_entry,
    start_batch,
)
from dropin.choosing.paper_words import paper_words, read_paper
from dropin.choosing.store import ballot, batch, batches
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.parts import actions, link, row
from dropin.kit.side_panel import SidePanel
from dropin.kit.typed_fields import ReadField
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

FIRST, SECOND, COMPARE = "first", "second", "compare"


class PapersPanel(SidePanel):
    """Every paper is kept as soon as it is typed. ``told`` tells what was done, ``done`` that
    the papers are in the box."""

    told = Signal(str)
    done = Signal(int)

    def __init__(self, file: CentreFile, ballot_id: int, now: Callable[[], datetime]) -> None:
        self._file, self._now = file, now
        known = ballot(file, ballot_id)
        assert known is not None  # asked for from a ballot that shows
        self._ballot: Ballot = known
        self.step = FIRST
        self._correcting: tuple[str, int] | None = None
        self.batch = self._begun()
        self.form = Form()
        self.prompt = Label("", "section")
        self.count = Label("", role="muted")
        self.problem = Sign("warning", "needed")
        self.paper = self.form.add(
            "ticks",
            say("Numbers ticked on the paper"),
            ReadField[Ticks](
                partial(read_paper, options=known.options),
                partial(paper_words, options=known.options),
                say("Write the numbers of what is ticked, such as 1 3. A blank paper is 0."),
            ),
            say("Such as 1 3, then Enter. A blank paper is 0."),
        )
        self._papers = QVBoxLayout()
        self._papers.setSpacing(0)
        self.on_button = Button("", "primary", pressed=self.go_on)
        self.again_button = Button(say("Start again"), "quiet", pressed=self.start_again)
        super().__init__(say("Paper ballots"), self._content())
        self.problem.hide()
        self.add_button(self.on_button)
        self.add_button(Button(say("Later"), "quiet", pressed=self.close_panel))
        self.add_button(self.again_button, at_end=True)
        self.form.submitted.connect(self.enter)
        if self.batch.second:
            self.step = SECOND
        self._show()

    def enter(self) -> None:
        """Keep the paper in the line, and go on to the next."""
        line = self.paper.line.text().strip()
        if not line or not self.form.ready():
            if not line:
                self.form.show_errors({"ticks": say("Write the numbers, or 0 for a blank paper.")})
            return
        ticks = self.form.values()["ticks"]
        entry, papers = self._entered(ticks)
        try:
            save_batch_entry(self._file, self.batch.id, entry, papers)
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.problem.set_text("")
        self._correcting = None
        self.form.set_values({"ticks": None})
        self._read_again()
        self._show()

    def go_on(self) -> None:
        """From the first time to the second, from there to comparing, from there into the box."""
        if self.step == FIRST:
            self.step = SECOND
            self._show()
        elif self.step == SECOND:
            self.step = COMPARE
            self._show()
        else:
            self._count()

    def start_again(self) -> None:
        """Forget what was typed of these papers; nothing of it was counted."""
        remove_batch(self._file, self.batch.id)
        self.batch, self.step, self._correcting = self._begun(), FIRST, None
        self.problem.set_text("")
        self._show()

    # How it is built.

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.prompt)
        numbered = QVBoxLayout()
        numbered.setSpacing(0)
        for place, option in enumerate(self._ballot.options, 1):
            words = say("{number}  {option}", number=place, option=option.title)
            role = "muted" if option.withdrawn_on is not None else "text"
            numbered.addWidget(Label(words, role=role))
        column.addLayout(numbered)
        for part in (self.form, self.problem, self.count):
            column.addWidget(part)
        column.addLayout(self._papers)
        return content

    # What it shows.

    def _show(self) -> None:
        comparing = self.step == COMPARE
        papers = self._own_entry()
        self.prompt.setText(self._prompt_words(len(papers)))
        self.form.setVisible(not comparing or self._correcting is not None)
        empty(self._papers)
        if comparing:
            self._compare()
        else:
            self._show_last(papers)
        self.on_button.setText(self._on_words())
        self.on_button.setEnabled(self._may_go_on())
        self.on_button.updateGeometry()
        self.again_button.setVisible(bool(self.batch.first))
        if not self.form.isHidden():
            self.paper.setFocus()

    def _prompt_words(self, entered: int) -> str:
        if self._correcting is not None:
            return say("Paper {number}, once more", number=self._correcting[1])
        if self.step == COMPARE:
            return say("Both times together")
        if self.step == SECOND:
            return say("Second time: paper {number}", number=entered + 1)
        return say("First time: paper {number}", number=entered + 1)

    def _on_words(self) -> str:
        if self.step == FIRST:
            return say("Now a second time")
        if self.step == SECOND:
            return say("Compare both")
        count = len(self.batch.first)
        return say_count("Put {count} paper in the box", "Put {count} papers in the box", count)

    def _may_go_on(self) -> bool:
        if self.step == FIRST:
            return bool(self.batch.first)
        if self.step == SECOND:
            return bool(self.batch.second)
        return not differing_papers(self._file, self.batch.id)

    def _show_last(self, papers: tuple[Ticks, ...]) -> None:
        """The papers of this time, the last one first; the other time's stay out of sight."""
        self.count.setText(
            say_count("{count} paper so far.", "{count} papers so far.", len(papers))
        )
        for place in range(len(papers), 0, -1):
            words = paper_words(papers[place - 1], self._ballot.options)
            told = say("Paper {number}: {ticks}", number=place, ticks=words)
            again = link(say("Type it again"), told, partial(self._correct, self.step, place))
            self._papers.addWidget(row(told, again))

    def _compare(self) -> None:
        differing = differing_papers(self._file, self.batch.id)
        if not differing:
            self.count.setText(say("Both times say the same."))
            return
        self.count.setText(
            say_count(
                "{count} paper is not the same. Look at it again.",
                "{count} papers are not the same. Look at them again.",
                len(differing),
            )
        )
        for number in differing:
            self._papers.addWidget(Label(say("Paper {number}", number=number), bold=True))
            for entry, words in ((FIRST, say("First time")), (SECOND, say("Second time"))):
                papers = self.batch.first if entry == FIRST else self.batch.second
                typed = (
                    paper_words(papers[number - 1], self._ballot.options)
                    if number <= len(papers)
                    else say("no such paper")
                )
                told = say("{time}: {ticks}", time=words, ticks=typed)
                again = link(say("Type it again"), told, partial(self._correct, entry, number))
                self._papers.addWidget(Label(told))
                steps = actions(again)
                if number <= len(papers):
                    drop = partial(self._drop, entry, number)
                    steps.add(link(say("There is no such paper"), told, drop))
                self._papers.addWidget(steps)

    # What is done.

    def _begun(self) -> Batch:
        """The batch that was left half entered, else a new one."""
        found = batches(self._file, self._ballot.id)
        if found:
            return found[0]
        made = batch(self._file, start_batch(self._file, self._ballot.id))
        assert made is not None  # just begun
        return made

    def _own_entry(self) -> tuple[Ticks, ...]:
        return self.batch.first if self.step == FIRST else self.batch.second

    def _entered(self, ticks: Ticks) -> tuple[str, list[Ticks]]:
        """Which entry the paper belongs to, and that entry with the paper in it."""
        if self._correcting is None:
            return self.step, [*self._own_entry(), ticks]
        entry, number = self._correcting
        papers = list(self.batch.first if entry == FIRST else self.batch.second)
        papers[number - 1 : number] = [ticks]
        return entry, papers

    def _correct(self, entry: str, number: int) -> None:
        self._correcting = (entry, number)
        self._show()

    def _drop(self, entry: str, number: int) -> None:
        """One time had a paper too many."""
        papers = list(self.batch.first if entry == FIRST else self.batch.second)
        del papers[number - 1]
        save_batch_entry(self._file, self.batch.id, entry, papers)
        self._read_again()
        self._show()

    def _count(self) -> None:
        try:
            count = count_batch(self._file, self.batch.id)
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.told.emit(
            say_count("{count} paper is in the box.", "{count} papers are in the box.", count)
        )
        self.done.emit(self._ballot.id)

    def _read_again(self) -> None:
        found = batch(self._file, self.batch.id)
        assert found is not None  # only this panel counts it or throws it away
        self.batch = found
