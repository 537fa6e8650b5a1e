"""How the states of ideas and ballots show: an icon and a colour beside the word."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dropin.choosing.model import (
    CHOSEN,
    CLOSED,
    DRAFT,
    GATHERING,
    NEW,
    NOT_NOW,
    ON_A_BALLOT,
    OPEN,
    RUNNING,
    TRIED,
)
from dropin.words import say

_LOOKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        NEW: ("idea", "accent"),
        GATHERING: ("people", "accent"),
        ON_A_BALLOT: ("choosing", "careful"),
        CHOSEN: ("check", "good"),
        RUNNING: ("activities", "good"),
        TRIED: ("repeat", "muted"),
        NOT_NOW: ("clock", "muted"),
        DRAFT: ("idea", "muted"),
        OPEN: ("choosing", "careful"),
        CLOSED: ("check", "good"),
    }
)
_MEANWHILE = {
    ON_A_BALLOT: "is up for a vote",
    CHOSEN: "is being prepared",
    RUNNING: "is on the programme",
    TRIED: "was tried",
}
_BALLOT_STATES = {DRAFT: "draft", OPEN: "open", CLOSED: "closed"}


def state_look(state: str) -> tuple[str, str]:
    """The icon and the role in which a state shows."""
    return _LOOKS[state]


def meanwhile(state: str) -> str:
    """What stands for a reply where nobody wrote one, because something is under way."""
    return say(_MEANWHILE[state]) if state in _MEANWHILE else ""


def ballot_state_name(state: str) -> str:
    """The word for a ballot's state."""
    return say(_BALLOT_STATES[state])
