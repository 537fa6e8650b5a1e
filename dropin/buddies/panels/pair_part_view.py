"""What the parts of a pair's panel have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from dropin.buddies.model import Pair
from dropin.centre.store import centre
from dropin.dates import Customs
from dropin.errors import KnownError
from dropin.kit.labels import Sign
from dropin.kit.parts import Part
from dropin.storage.file import CentreFile


class PairPart(Part):
    """One side of a pair's life. ``show_pair`` is called with what the file says now."""

    def __init__(self, title: str, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__(title)
        self.file, self.now = file, now
        self.pair: Pair | None = None
        self.names: Mapping[int, str] = {}
        self.problem = Sign("warning", "needed")
        self.problem.hide()
        self.column.addWidget(self.problem)

    def show_pair(self, pair: Pair, names: Mapping[int, str]) -> None:
        """Show where it stands; subclasses fill in the rest, and hide where there is nothing."""
        self.pair, self.names = pair, names
        self.problem.set_text("")

    @property
    def known(self) -> Pair:
        assert self.pair is not None  # nothing is done before anything is shown
        return self.pair

    @property
    def editable(self) -> bool:
        return self.file.read_only is None

    @property
    def customs(self) -> Customs:
        return centre(self.file).customs

    def today(self) -> date:
        return self.now().date()

    def name_on(self, side: str) -> str:
        """What one of the two is called; empty once they were removed."""
        return self.names.get(self.known.person_on(side) or 0, "")

    def attempt(self, act: Callable[[], object], told: str) -> bool:
        """Do it and tell, or say why it can't be; whether it was done."""
        try:
            act()
        except KnownError as error:
            self.problem.set_text(str(error))
            return False
        self.said.emit(told)
        return True
