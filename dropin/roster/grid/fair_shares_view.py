"""Fair shares of the roster that is shown: who carries how much, and what of it is proven."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer

from dropin.dates import day_range
from dropin.kit.tasks import Tasks
from dropin.roster.grid.fairness_view import FairnessPanel
from dropin.roster.grid.gathering import RosterShown
from dropin.roster.grid.shares import Bar, bars, rough_targets, targets_of
from dropin.roster.grid.standing import Standing
from dropin.roster.planning.model import Problem
from dropin.roster.proof import verdict
from dropin.words import say


class FairShares(FairnessPanel):
    """The bars stand at once; the exact ``targets``, which take longer on a large roster, come a
    little later and only where something that they depend on has changed. ``cover`` gives what a
    room above says of the cover each leader gave and was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[int, int] = {}
        self.cover: Callable[[], Mapping[int, str]] = dict
        self.tasks = Tasks(self)
        self._shown: RosterShown | None = None
        self._targets_of: object = None

    def show_roster(self, shown: RosterShown) -> None:
        self._shown = shown
        problem = shown.standing.problem
        wanted = _all_that_matters(problem)
        if wanted != self._targets_of:
            if not self.targets.keys() >= {leader.id for leader in problem.leaders}:
                self.targets = rough_targets(problem)
            self._targets_of = wanted
            QTimer.singleShot(0, self, self._share_out)  # the roster is painted first
        self.show_bars(self._bars(shown.standing), shown.faces, self.cover())
        self.say_proof(_proof(shown), _period(shown))

    def preview(self, standing: Standing | None) -> None:
        """How the bars would be if it stood so; None: as they are."""
        self.bars.preview(self._bars(standing) if standing is not None else ())

    def _share_out(self) -> None:
        if self._shown is None:
            return
        problem, wanted = self._shown.standing.problem, self._targets_of
        self.tasks.run(
            say("Sharing out the hours"),
            lambda _progress: targets_of(problem),
            lambda found: self._take(wanted, found),
        )

    def _take(self, wanted: object, found: dict[int, int]) -> None:
        if wanted == self._targets_of and self._shown is not None:
            self.targets = found
            shown = self._shown
            self.show_bars(self._bars(shown.standing), shown.faces, self.cover())

    def _bars(self, standing: Standing) -> tuple[Bar, ...]:
        return bars(standing.loads(), self.targets)


def _proof(shown: RosterShown) -> str:
    if not shown.standing.problem.leaders:
        return say(
            "Nobody is on the roster yet. Open somebody under People and say on what terms they"
            " are on call."
        )
    if shown.draft is None or not shown.in_draft:
        return ""
    return str(verdict(shown.draft.stages, shown.draft.ended))


def _period(shown: RosterShown) -> str:
    """Over which weeks hours are counted."""
    days = day_range(shown.situation.first, shown.situation.end, shown.customs)
    past = shown.situation.customs.past_weeks
    if not past:
        return days
    return say("{days}, the {past} weeks before counted in.", days=days, past=past)


def _all_that_matters(problem: Problem) -> object:
    """Whatever targets depend on: not who stands where."""
    slots = [
        (each.starts, each.ends, each.role, each.weight, each.locked_to, each.trainings)
        for each in problem.slots
    ]
    return slots, problem.leaders
