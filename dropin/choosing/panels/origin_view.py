"""Where an activity came from, in its own panel: the idea, the vote, the decision."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from dropin.choosing.listing import support_words
from dropin.choosing.store import decisions, idea_of_activity
from dropin.kit import theme
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.lines import Line, LineLook
from dropin.kit.section import Section
from dropin.programme.origin import origin_words
from dropin.programme.store import activity, continued
from dropin.storage.file import CentreFile
from dropin.words import say


class ActivityOrigin(Section):
    """``idea_wanted`` asks for the idea it was."""

    idea_wanted = Signal(int)

    def __init__(self, file: CentreFile, activity_id: int) -> None:
        super().__init__(say("Where it came from"))
        self._file, self._activity_id = file, activity_id
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.HAIR)
        self.column.addLayout(self._told)
        self.refresh()

    def refresh(self) -> None:
        empty(self._told)
        known = activity(self._file, self._activity_id)
        if known is None:
            return  # just removed; the panel goes too
        origin = origin_words(known)
        was = idea_of_activity(self._file, known.id)
        if origin is not None:
            words = str(origin)
            self._told.addWidget(Label(f"{words[:1].upper()}{words[1:]}."))
        for each in continued(self._file).get(known.id, ()):
            for decision in decisions(self._file, activity_id=each):
                if decision.reason:
                    self._told.addWidget(Label(decision.reason, role="muted"))
        if was is not None:
            line = Line(was.title, support_words(was), LineLook(pad=theme.HAIR))
            line.clicked.connect(lambda: self.idea_wanted.emit(was.id))
            self._told.addWidget(line)
        self.setVisible(origin is not None or was is not None)
