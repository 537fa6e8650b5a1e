"""How the states of pairs, and what is due, show: an icon and a colour beside the word."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from dropin.buddies import due, life
from dropin.buddies.model import GOOD, HARD, SO_SO
from dropin.kit import theme
from dropin.kit.icons import paint_icon
from dropin.kit.lines import PaintLead

_STATES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        life.PROPOSED: ("idea", "accent"),
        life.ASKED: ("clock", "accent"),
        life.AGREED: ("heart", "careful"),
        life.PLANNED: ("calendar", "accent"),
        life.MET: ("heart", "good"),
        life.ACTIVE: ("heart", "good"),
        life.REVIEW: ("repeat", "careful"),
        life.PAUSED: ("clock", "muted"),
        life.LEFT: ("warning", "needed"),
        life.ENDED: ("check", "muted"),
        life.CAME_TO_NOTHING: ("close", "muted"),
    }
)
_DUE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        due.LEFT: ("warning", "needed"),
        due.NEEDS_STAND_IN: ("people", "needed"),
        due.TO_ASK: ("phone", "accent"),
        due.NO_ANSWER: ("clock", "careful"),
        due.DID_THEY_MEET: ("calendar", "careful"),
        due.NEVER_MET: ("heart", "needed"),
        due.REVIEW: ("repeat", "careful"),
        due.CHECK_IN: ("face_good", "accent"),
        due.QUIET: ("clock", "careful"),
        due.STAND_IN_OVER: ("people", "accent"),
        due.LAPSED: ("warning", "needed"),
        due.LAPSING: ("repeat", "careful"),
        due.SUPPORT: ("people", "accent"),
    }
)
_FACES = {GOOD: "face_good", SO_SO: "face_so_so", HARD: "face_hard"}


def state_look(state: str) -> tuple[str, str]:
    """The icon and the role in which a pair's state shows."""
    return _STATES[state]


def due_look(kind: str) -> tuple[str, str]:
    """The icon and the role of something that is due."""
    return _DUE[kind]


def face_icon(face: str) -> str:
    """The icon of one of FACES."""
    return _FACES[face]


def mark(look: tuple[str, str]) -> PaintLead:
    """Paints the icon of a look in its colour."""
    icon, role = look

    def paint(painter: QPainter, box: QRectF) -> None:
        paint_icon(painter, box, icon, theme.current().role(role))

    return paint
