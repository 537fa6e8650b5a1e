"""Colours can be read by everyone, follow the system, and text grows without loss."""

from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.labels import Label

BODY, OTHER, PART = 7.0, 4.5, 3.0  # WCAG 2.2: 1.4.6, 1.4.3 and 1.4.11
GROUNDS = ("ground", "surface", "sunken")
SOFT = ("accent_soft", "good_soft", "careful_soft", "needed_soft")
TEXT_ON = [
    *((BODY, "text", ground) for ground in (*GROUNDS, *SOFT)),
    *((OTHER, "muted", ground) for ground in (*GROUNDS, "accent_soft")),
    *((OTHER, "accent", ground) for ground in (*GROUNDS, "accent_soft")),
    (OTHER, "on_accent", "accent"),
    *((OTHER, role, ground) for role in ("good", "careful", "needed") for ground in GROUNDS),
    *((OTHER, role, f"{role}_soft") for role in ("good", "careful", "needed")),
    (BODY, "on_notice", "notice"),
    (OTHER, "notice_action", "notice"),
    *((PART, "edge", ground) for ground in GROUNDS),
    *((PART, "focus", ground) for ground in (*GROUNDS, "accent_soft")),
]


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21 (w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    """Relative luminance of WCAG 2.2 (w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("least", "role", "ground"), TEXT_ON)
def test_every_role_can_be_read_on_its_grounds(
    name: Literal["light", "dark"], least: float, role: str, ground: str
) -> None:
    colours = theme.load(name)
    assert contrast(colours.role(role), colours.role(ground)) >= least


@pytest.mark.parametrize("name", ["light", "dark"])
def test_categories_can_be_read_and_told_apart_without_colour(
    name: Literal["light", "dark"],
) -> None:
    colours = theme.load(name)
    assert len(colours.categories) == len({one.mark for one in colours.categories.values()}) == 8
    for category in colours.categories.values():
        assert contrast(colours.text, category.soft) >= BODY, category.name
        assert contrast(category.bar, category.soft) >= OTHER, category.name
        assert contrast(category.bar, colours.ground) >= OTHER, category.name


def test_an_unknown_category_shows_as_slate() -> None:
    assert theme.current().category("mauve").name == "slate"


def test_choosing_dark_changes_everything_at_once(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changes().changed):
        theme.apply(qapp, "dark")
    assert theme.current().dark
    assert qapp.palette().window().color() == theme.load("dark").ground


def test_the_desktop_turning_dark_is_followed(qapp: QApplication) -> None:
    theme.apply(qapp, "system")
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current().dark == (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_a_chosen_scheme_does_not_follow_the_desktop(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.current().dark


@pytest.mark.parametrize(("asked", "given"), [(50, 80), (80, 80), (150, 150), (400, 200)])
def test_text_stays_between_80_and_200_percent(qapp: QApplication, asked: int, given: int) -> None:
    body = theme.size("body")
    theme.apply(qapp, "light", asked)
    assert theme.text_percent() == given
    assert theme.size("body") == pytest.approx(body * given / 100)
    assert qapp.font().pointSizeF() == pytest.approx(body * given / 100)


def test_controls_never_fall_under_the_least_target(qapp: QApplication) -> None:
    for percent in (80, 100, 200):
        theme.apply(qapp, "light", percent)
        assert theme.control_height() >= 32
        assert theme.row_height() >= 36


def test_type_sizes_keep_their_proportions_and_weights() -> None:
    assert theme.size("title") == pytest.approx(theme.size("body") * 1.45)
    assert theme.font("title").bold()
    assert not theme.font("body").bold()
    assert theme.font("body", bold=True).bold()


def test_figures_of_times_are_of_one_width() -> None:
    assert theme.tabular(QFont()).featureValue(QFont.Tag("tnum")) == 1


def test_labels_grow_and_recolour_with_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    label = Label("Friday", "title", "muted")
    qtbot.addWidget(label)
    before = label.font().pointSizeF()
    theme.apply(qapp, "dark", 200)
    assert label.font().pointSizeF() == pytest.approx(before * 2)
    assert label.palette().windowText().color() == theme.load("dark").muted
