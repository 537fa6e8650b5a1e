"""Who could be somebody's buddy, the best first, with what speaks for each and what against."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.buddies.fitting.model import Match, ShortList, Unmatched
from dropin.buddies.telling import joined
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.parts import Part, give_keyboard, keyboard_in, link
from dropin.words import say


class ChoicesPart(Part):
    """``chosen`` gives the number of the buddy whose link, called ``action``, was pressed."""

    chosen = Signal(int)

    def __init__(self, title: str, action: str) -> None:
        super().__init__(title)
        self._action = action
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.SPACE)
        self.column.addLayout(self._lines)

    def show_list(self, found: ShortList, names: Mapping[int, str], *, editable: bool) -> None:
        """Show these; where there is nobody, why, and what would help."""
        held = keyboard_in(self)
        empty(self._lines)
        for each in found.choices:
            name = names.get(each.buddy_id, "")
            act = link(self._action, name, partial(self.chosen.emit, each.buddy_id))
            act.setEnabled(editable)
            self._lines.addWidget(_together(_head(name, act), *reasons(each)))
        if found.nobody is not None:
            self._lines.addWidget(_together(*nobody(found.nobody)))
        give_keyboard(self, held)


def reasons(match: Match) -> list[QWidget]:
    """What speaks for a match and what against, a line each."""
    found: list[QWidget] = []
    if match.reasons_for:
        found.append(Sign("check", "good", _sentence(joined(match.reasons_for))))
    if match.reasons_against:
        found.append(Sign("info", "careful", _sentence(joined(match.reasons_against))))
    return found


def nobody(unmatched: Unmatched) -> list[QWidget]:
    """Why somebody is left without, and the smallest change that would help."""
    return [
        Sign("info", "careful", say("Nobody just now: {reason}.", reason=unmatched.reason)),
        Sign("idea", "accent", say("What would help – {change}.", change=unmatched.help)),
    ]


def _head(name: str, act: Button) -> QWidget:
    head = QWidget()
    across = QHBoxLayout(head)
    across.setContentsMargins(0, 0, 0, 0)
    across.addWidget(Label(name, bold=True), 1)
    across.addWidget(act)
    return head


def _together(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.HAIR)
    for part in parts:
        column.addWidget(part)
    return whole


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
