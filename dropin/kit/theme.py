"""Colours by role, sizes of type and space, light and dark.

Roles point at colours in ``resources/themes/*.json``; nothing else in the program names a colour.
Lengths are device-independent pixels at 100 % text; ``scaled`` gives them at today's text size.
Widgets that set their own fonts or icons listen to ``changes().changed`` and read ``current()``
again; everything that paints itself only has to read ``current()`` while painting.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from dropin.colours import MARKS, is_colour, mixed, parts_of, readable
from dropin.records import record

THEMES_FOLDER = Path(__file__).parents[2] / "resources" / "themes"

Scheme = Literal["system", "light", "dark"]
TypeSize = Literal["small", "body", "section", "title", "wall"]

HAIR, TIGHT, SPACE, WIDE, ROOMY, VAST = 4, 8, 12, 16, 24, 32
RADIUS, CARD_RADIUS = 6, 10
FOCUS_WIDTH = 2
LEAST_TARGET = 32
LEAST_TEXT, MOST_TEXT = 80, 200

_TYPE_SCALE: Mapping[TypeSize, float] = MappingProxyType(
    {"small": 0.86, "body": 1.0, "section": 1.18, "title": 1.45, "wall": 2.6}
)
_SOFT_IN_LIGHT, _SOFT_IN_DARK = 0.14, 0.28  # of a category's own colour; the rest is the surface
_BOLD: frozenset[TypeSize] = frozenset({"section", "title", "wall"})


@record
class Category:
    """How one category shows: a soft fill, a bar and a mark, so that no colour stands alone."""

    name: str
    soft: QColor
    bar: QColor
    mark: str


@record
class Theme:
    """The colour of every role. Contrast on the grounds each is used on is held by a test."""

    dark: bool
    ground: QColor
    surface: QColor
    sunken: QColor
    line: QColor
    edge: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_soft: QColor
    on_accent: QColor
    focus: QColor
    good: QColor
    good_soft: QColor
    careful: QColor
    careful_soft: QColor
    needed: QColor
    needed_soft: QColor
    notice: QColor
    on_notice: QColor
    notice_action: QColor
    categories: Mapping[str, Category]

    def category(self, look: str) -> Category:
        """What a look (``dropin.colours``) is in this theme; slate for a colour it does not know.

        A colour of the centre's own is made darker or lighter until it can be read here.
        """
        return self.categories.get(look) or _category(self.dark, look)

    def role(self, name: str) -> QColor:
        """The colour of the role called ``name``. Raises AttributeError for no such role."""
        colour = getattr(self, name)
        assert isinstance(colour, QColor)
        return colour


class Changes(QObject):
    """Says when colours or text size have changed."""

    changed = Signal()


class _State:
    """What is in force. One process shows one desktop, so one is enough."""

    scheme: Scheme = "system"
    theme: Theme | None = None
    text_percent: int = 100
    system_font: QFont | None = None
    in_fusion: bool = False


def new_application(arguments: Sequence[str] = ("drop-in",)) -> QApplication:
    """The application, in Fusion style from its birth.

    Setting the style later does the same, but hands a QStyle to Python, and making the two dozen
    enumerations of that class costs 10 ms of start-up.
    """
    application = QApplication([*arguments, "-style", "fusion"])
    _State.in_fusion = True
    return application


def apply(application: QApplication, scheme: Scheme = "system", text_percent: int = 100) -> None:
    """Dress ``application``; with "system" it follows the desktop from now on, live.

    ``text_percent`` is kept within 80 and 200 of the system's own text size.
    """
    hints = application.styleHints()
    if _State.system_font is None:
        _State.system_font = application.font()
        if not _State.in_fusion:
            application.setStyle("Fusion")
        hints.colorSchemeChanged.connect(_follow_system)
    _State.scheme = scheme
    _State.text_percent = max(LEAST_TEXT, min(MOST_TEXT, text_percent))
    _ask_desktop_for(scheme)
    _dress(application)


def current() -> Theme:
    """The colours in force."""
    if _State.theme is None:
        _State.theme = load("light")
    return _State.theme


def text_percent() -> int:
    return _State.text_percent


@cache
def changes() -> Changes:
    """The one object whose ``changed`` signal tells that colours or sizes differ."""
    return Changes()


@cache
def load(name: Literal["light", "dark"]) -> Theme:
    """The theme ``name`` from its file."""
    roles = json.loads((THEMES_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    categories = {
        key: Category(key, QColor(found["soft"]), QColor(found["bar"]), found["mark"])
        for key, found in roles.pop("categories").items()
    }
    colours = {role: QColor(code) for role, code in roles.items()}
    return Theme(dark=name == "dark", categories=MappingProxyType(categories), **colours)


@cache
def _category(dark: bool, look: str) -> Category:
    """A look that is not one of the theme's own."""
    theme = load("dark" if dark else "light")
    colour, mark = parts_of(look)
    if is_colour(colour):
        surface = theme.surface.name()
        soft = mixed(colour, surface, _SOFT_IN_DARK if dark else _SOFT_IN_LIGHT)
        return Category(look, QColor(soft), QColor(readable(colour, surface)), MARKS[mark])
    usual = theme.categories.get(colour)
    if usual is None:
        return theme.categories["slate"]
    return replace(usual, name=look, mark=MARKS[mark])


def scaled(pixels: float) -> int:
    """``pixels`` at 100 % text, at today's text size."""
    return round(pixels * _State.text_percent / 100)


def control_height() -> int:
    """Of buttons and fields: 34 at 100 % text, never under the least target."""
    return max(LEAST_TARGET, scaled(20) + 14)


def row_height() -> int:
    """Of rows in lists and tables."""
    return max(36, scaled(20) + 18)


def size(which: TypeSize) -> float:
    """Points."""
    return _body_points() * _TYPE_SCALE[which]


def font(which: TypeSize = "body", *, bold: bool | None = None) -> QFont:
    """The system's font in one of the five sizes. Section, title and wall are bold by default."""
    return QFont(_font(which, which in _BOLD if bold is None else bold))


@cache
def _font(which: TypeSize, bold: bool) -> QFont:
    """Kept until the text size changes: painting one page asks for hundreds."""
    made = QFont(QGuiApplication.font())
    made.setPointSizeF(size(which))
    made.setBold(bold)
    return made


def tabular(base: QFont) -> QFont:
    """``base`` with figures of one width where the font has them, so that times line up."""
    made = QFont(base)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _body_points() -> float:
    base = _State.system_font or QGuiApplication.font()
    # A font given in pixels has no points; 72 points are 96 pixels by Qt's convention.
    points = base.pointSizeF() if base.pointSizeF() > 0 else base.pixelSize() * 0.75
    return points * _State.text_percent / 100


def _ask_desktop_for(scheme: Scheme) -> None:
    """So that title bars and the system's own dialogs match."""
    hints = QGuiApplication.styleHints()
    wanted = {
        "system": Qt.ColorScheme.Unknown,
        "light": Qt.ColorScheme.Light,
        "dark": Qt.ColorScheme.Dark,
    }[scheme]
    hints.setColorScheme(wanted)


def _follow_system() -> None:
    application = QApplication.instance()
    if _State.scheme == "system" and isinstance(application, QApplication):
        _dress(application)


def _dress(application: QApplication) -> None:
    theme = load("dark" if _is_dark(application) else "light")
    _State.theme = theme
    body = QFont(_State.system_font or application.font())
    body.setPointSizeF(_body_points())
    application.setFont(body)
    _font.cache_clear()
    application.setPalette(_palette(theme))
    application.setStyleSheet(_style_sheet(theme))
    changes().changed.emit()


def _is_dark(application: QApplication) -> bool:
    if _State.scheme == "system":
        return application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return _State.scheme == "dark"


def _palette(theme: Theme) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, theme.ground),
        (roles.WindowText, theme.text),
        (roles.Base, theme.surface),
        (roles.AlternateBase, theme.ground),
        (roles.Text, theme.text),
        (roles.PlaceholderText, theme.muted),
        (roles.Button, theme.surface),
        (roles.ButtonText, theme.text),
        (roles.BrightText, theme.on_accent),
        (roles.Highlight, theme.accent),
        (roles.HighlightedText, theme.on_accent),
        (roles.Accent, theme.accent),
        (roles.Link, theme.accent),
        (roles.LinkVisited, theme.accent),
        (roles.ToolTipBase, theme.notice),
        (roles.ToolTipText, theme.on_notice),
        (roles.Light, theme.surface),
        (roles.Midlight, theme.sunken),
        (roles.Mid, theme.line),
        (roles.Dark, theme.edge),
        (roles.Shadow, theme.line),
    ):
        palette.setColor(role, colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.edge)
    return palette


def _style_sheet(theme: Theme) -> str:
    """The few parts that Qt paints and the palette cannot reach. Kept small: it costs start-up."""
    bar = min(14, scaled(12))
    return f"""
FramedLine {{ background: transparent; border: none }}
Table {{ background: {_hex(theme.ground)}; border: none }}
QHeaderView {{ background: {_hex(theme.ground)} }}
QHeaderView::section {{ background: {_hex(theme.ground)}; color: {_hex(theme.muted)};
  border: none; border-bottom: 1px solid {_hex(theme.edge)}; padding: {TIGHT}px {SPACE}px }}
QToolTip {{ background: {_hex(theme.notice)}; color: {_hex(theme.on_notice)};
  border: 1px solid {_hex(theme.notice)}; padding: 4px 6px }}
QListView {{ background: {_hex(theme.surface)}; border: 1px solid {_hex(theme.edge)}; outline: 0 }}
QListView::item {{ min-height: {control_height() - 4}px; padding: 2px {TIGHT}px }}
QListView::item:selected {{ background: {_hex(theme.accent_soft)}; color: {_hex(theme.text)} }}
QMenu {{ background: {_hex(theme.surface)}; border: 1px solid {_hex(theme.edge)}; padding: 4px }}
QMenu::item {{ padding: {scaled(9)}px {scaled(16)}px; border-radius: 4px }}
QMenu::item:selected {{ background: {_hex(theme.accent_soft)}; color: {_hex(theme.text)} }}
QMenu::item:disabled {{ color: {_hex(theme.edge)} }}
QMenu::separator {{ height: 1px; background: {_hex(theme.line)}; margin: 4px }}
QScrollBar {{ background: transparent; border: none; width: {bar}px; height: {bar}px }}
QScrollBar::handle {{ background: {_hex(theme.edge)}; border-radius: 3px; margin: 3px }}
QScrollBar::handle:vertical {{ min-height: {scaled(32)}px }}
QScrollBar::handle:horizontal {{ min-width: {scaled(32)}px }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0 }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent }}
"""


def _hex(colour: QColor) -> str:
    return colour.name()
