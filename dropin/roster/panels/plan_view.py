"""The panel that plans some weeks: what is wanted, what was found, the draft, what was published.

A plan in hand is on no sheet and in no file: it is kept as the draft, or let go. The draft is
published, planned anew, or let go. Looking for a better plan never holds up the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dropin.dates import Customs, day_range
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.choice_dialog import Choice, ask
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.labels import Label, Sign
from dropin.roster.found import found_by_plan, found_in_draft
from dropin.roster.operations import discard_draft, keep_draft, publish
from dropin.roster.panels.found_view import FoundPart
from dropin.roster.panels.plan_form_view import PlanForm, Wanted
from dropin.roster.panels.plan_search_view import PlanSearch, Search
from dropin.roster.panels.versions_view import VersionsPart
from dropin.roster.planner import plan_apart
from dropin.roster.planning.model import CANCELLED, REPAIR, Plan
from dropin.roster.planning_weeks import start_nearest
from dropin.roster.posing import problem
from dropin.roster.store import draft, situation
from dropin.storage.file import CentreFile
from dropin.words import say


class PlanPanel(DraftPanel):
    """``said`` tells what was done. ``plan`` is the plan in hand, the best so far while
    ``searching``; ``touched`` as long as there is one that was not kept. ``turned`` says that
    another plan is in hand, or none."""

    said = Signal(str)
    turned = Signal()

    def __init__(
        self,
        file: CentreFile,
        now: Callable[[], datetime],
        customs: Customs,
        first: date,
        weeks: int,
        search: Search = plan_apart,
    ) -> None:
        """``first`` is any day of the first week; the form begins with these weeks."""
        self._file, self._now, self._customs = file, now, customs
        self.plan: Plan | None = None
        self._wanted: Wanted | None = None
        self._planning_anew = False
        self.search = PlanSearch(search)
        self.form = PlanForm(file, now().date(), customs)
        self.about = Label(bold=True)
        self.state_words = Label(role="muted")
        self.problem = Sign("warning", "needed")
        self.found = FoundPart(file, customs)
        self.versions = VersionsPart(file, customs)
        super().__init__(say("Plan the roster"), self._made_content())
        self._add_buttons()
        self._wire()
        self.form.show_weeks(start_nearest(first, now().date(), customs), weeks)
        self.watch()
        self.refresh()

    @property
    def searching(self) -> bool:
        return self.search.running

    @property
    def first(self) -> date | None:
        """The first day of the plan in hand; None without one."""
        return None if self._wanted is None else self._wanted.first

    @property
    def people(self) -> dict[int, int | None]:
        """Who would stand in each slot by the plan in hand; nothing without one."""
        if self.plan is None:
            return {}
        return {each.id: self.plan.assignment.get(each.id) for each in self._problem.slots}

    def refresh(self) -> None:
        """Read the draft and the versions again; a plan in hand stays as it is."""
        if self._wanted is None:
            self._show()

    def start(self) -> None:
        """A quick plan in a blink, then better ones as they are found."""
        if not self.form.ready():
            return
        wanted = self.form.wanted()
        today = self._now().date()
        self._situation = situation(self._file, wanted.first, wanted.end, today=today)
        self._problem = problem(self._situation, way=wanted.way, more_changes=wanted.more_changes)
        if not self._problem.slots:
            self._say_problem(
                say("There is no shift in these weeks. Settings, On call, says which there are.")
            )
            return
        if not self._problem.leaders:
            self._say_problem(
                say("Nobody is on the roster then. In People, On call puts somebody on it.")
            )
            return
        self._say_problem("")
        had_keyboard = self._has_keyboard()
        self._wanted, self.touched = wanted, True
        self.search.begin(self._problem)
        self._show()
        self._keep_keyboard(had_it=had_keyboard)

    def keep(self) -> None:
        """The plan in hand becomes the draft, as long as it is a plan of what the file holds; a
        search that still runs ends with it."""
        if self.plan is None or self._wanted is None:
            return
        if self.searching:
            self.search.stop()
            self.plan = replace(self.plan, ended=CANCELLED)
            self._show()
        wanted = self._wanted
        today = self._now().date()
        still = problem(
            situation(self._file, wanted.first, wanted.end, today=today),
            way=wanted.way,
            more_changes=wanted.more_changes,
        )
        if still != self._problem:
            self._say_problem(
                say("Something about these weeks was changed meanwhile. Plan them again.")
            )
            return
        plan, had_keyboard = self.plan, self._has_keyboard()
        self._let_go()
        keep_draft(self._file, plan, wanted.first, wanted.end, way=wanted.way, now=self._now())
        self._show()
        self._keep_keyboard(had_it=had_keyboard)
        self.said.emit(say("Kept as a draft. Nothing changes for anybody until you publish it."))

    def discard(self) -> None:
        """Let the plan in hand go, or the draft, when there is none in hand."""
        if self._wanted is not None:
            self._let_go()
            self._show()
            return
        discard_draft(self._file)
        self._show()
        self.said.emit(say("Let the draft go. The roster stays as it was."))

    def publish(self) -> None:
        """The draft becomes the roster, and a version of it is kept."""
        kept = draft(self._file)
        if kept is None:
            return
        publish(self._file, kept.starts_on, kept.ends_on, now=self._now())
        self._show()
        self.said.emit(say("The roster is published."))

    def plan_anew(self) -> None:
        """Back to what is wanted; the draft stays until another takes its place."""
        self._planning_anew = True
        self._show()
        self.form.field("first").setFocus()

    def go_back(self) -> None:
        """The draft as it stands, instead of planning anew."""
        self._planning_anew = False
        self._show()

    def save(self) -> None:
        """Keep the plan in hand and close."""
        self.search.stop()
        self.keep()
        if not self.touched:
            self.close_panel()

    def may_leave(self) -> bool:
        """Whether nothing would be lost, or the person lets the plan go."""
        if not self.touched:
            return True
        answer = ask(
            self,
            say("Keep the plan as a draft?"),
            [
                Choice("save", say("Keep it"), say("It waits here until you publish it.")),
                Choice("leave", say("Let it go"), say("The roster stays as it was.")),
            ],
        )
        if answer == "save":
            self.save()
            return False
        if answer == "leave":
            self._let_go()
        return answer == "leave"

    def close_quietly(self) -> None:
        """No search goes on behind a panel that is gone."""
        self.search.stop()
        super().close_quietly()

    def _take(self, plan: Plan) -> None:
        """A plan that is better than the one in hand."""
        self.plan = plan
        self.found.show_found(found_by_plan(self._situation, self._problem, plan))
        self._show()
        self.turned.emit()

    def _search_ended(self, plan: Plan | None) -> None:
        """Whatever ended it, the best so far is in hand."""
        if plan is not None:
            self._take(plan)
        elif self.plan is not None:
            self._take(replace(self.plan, ended=CANCELLED))
        else:
            self._let_go()
        self._show()
        self._keep_keyboard(had_it=self.search.had_keyboard)

    def _let_go(self) -> None:
        self.search.stop()
        self.plan, self._wanted, self.touched = None, None, False
        self._planning_anew = False
        self.turned.emit()

    # What stands in the panel

    def _show(self) -> None:
        kept = draft(self._file)
        in_hand = self._wanted is not None
        drafted = kept is not None and not in_hand and not self._planning_anew
        choosing = not in_hand and not drafted
        self.form.setVisible(choosing)
        self.found.setVisible(drafted or self.plan is not None)
        self.about.setVisible(not choosing)
        self.state_words.setVisible(not choosing)
        self.versions.setVisible(not self.searching)
        self._show_buttons(in_hand=in_hand, drafted=drafted, kept=kept is not None)
        if self._wanted is not None:
            self._tell(self._wanted.first, self._wanted.end, self._wanted.way)
            self.state_words.setText(self._in_hand_words())
            self.versions.show_days(self._wanted.first, self._wanted.end)
        elif drafted and kept is not None:
            today = self._now().date()
            about = situation(self._file, kept.starts_on, kept.ends_on, today=today)
            self.found.show_found(found_in_draft(about, problem(about, way=kept.way), kept))
            self._tell(kept.starts_on, kept.ends_on, kept.way)
            self.state_words.setText(
                say("The draft. Nothing changes for anybody until you publish it.")
            )
            self.versions.show_days(kept.starts_on, kept.ends_on)
        else:
            self.versions.show_days(*self.form.days())

    def _show_buttons(self, *, in_hand: bool, drafted: bool, kept: bool) -> None:
        writable = self._file.read_only is None
        self.start_button.setVisible(not in_hand and not drafted)
        self.keep_button.setVisible(self.plan is not None)
        self.publish_button.setVisible(drafted)
        self.anew_button.setVisible(drafted)
        self.back_button.setVisible(self._planning_anew and not in_hand and kept)
        self.discard_button.setVisible(in_hand or drafted)
        self.discard_button.setText(say("Let it go") if in_hand else say("Let the draft go"))
        for button in (self.keep_button, self.publish_button, self.discard_button):
            button.setEnabled(writable)

    def _in_hand_words(self) -> str:
        if self.plan is None:
            return say("A first plan stands in a moment.")
        if self.searching:
            return say("A usable plan stands. Keep it now, or wait whether a fairer one is found.")
        return say("A plan in hand. It is on no sheet and in nobody’s week.")

    def _has_keyboard(self) -> bool:
        holder = QApplication.focusWidget()
        return holder is not None and self.isAncestorOf(holder)

    def _keep_keyboard(self, *, had_it: bool) -> None:
        """The next step has it, unless somebody is reading what changes. ``had_it``: what is
        hidden by now had it, and Qt handed it to anything, even outside."""
        holder = QApplication.focusWidget()
        if not had_it and not self._has_keyboard():
            return
        buttons = (self.search.bar.cancel_button, self.keep_button, self.publish_button)
        steps = [each for each in buttons if each.isVisibleTo(self)]
        if steps and holder not in steps and not self.found.changes.is_open:
            steps[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, first: date, end: date, way: str) -> None:
        days = day_range(first, end, self._customs)
        how = say("as few changes as possible") if way == REPAIR else say("a new roster")
        self.about.setText(f"{days} · {how}")

    def _say_problem(self, sentence: str) -> None:
        self.problem.set_text(sentence)

    def _made_content(self) -> QWidget:
        content = QWidget()
        self._content_column = QVBoxLayout(content)
        self._content_column.setContentsMargins(0, 0, 0, 0)
        self._content_column.setSpacing(theme.SPACE)
        parts: Sequence[QWidget] = (
            self.about,
            self.state_words,
            self.search,
            self.problem,
            self.form,
            self.found,
            self.versions,
        )
        for part in parts:
            self._content_column.addWidget(part)
        self.problem.hide()
        return content

    def _add_buttons(self) -> None:
        self.start_button = self.add_button(Button(say("Start"), "primary", pressed=self.start))
        self.keep_button = self.add_button(
            Button(say("Keep as draft"), "primary", pressed=self.keep)
        )
        self.publish_button = self.add_button(
            Button(say("Publish"), "primary", pressed=self.publish)
        )
        self.anew_button = self.add_button(Button(say("Plan anew"), pressed=self.plan_anew))
        self.back_button = self.add_button(
            Button(say("Back to the draft"), "quiet", pressed=self.go_back)
        )
        self.discard_button = self.add_button(
            Button(say("Let it go"), "quiet", pressed=self.discard), at_end=True
        )

    def _wire(self) -> None:
        self.search.better.connect(self._take)
        self.search.ended.connect(self._search_ended)
        self.form.submitted.connect(self.start)
        self.form.changed.connect(self.refresh)
