"""What the centre is told of a colour and a mark while it chooses them, and how they then show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QComboBox
from pytestqt.qtbot import QtBot

from dropin.colours import contrast
from dropin.kit import theme
from dropin.kit.colour_field import ColourField
from dropin.printing.model import USUAL
from dropin.printing.operations import printed, sheet_of
from dropin.programme.category_looks import remarks
from dropin.programme.category_looks_view import CategoriesSection
from dropin.programme.model import COLOURS, Category
from dropin.programme.operations import add_activity, save_category
from dropin.programme.store import categories
from dropin.storage.file import CentreFile
from tests.centre.test_forms import error, write
from tests.files import new_file
from tests.printing.made import weekly
from tests.printing.paper import first_page

PAPER_COLOURS = {each: theme.load("light").category(each).bar.name().upper() for each in COLOURS}
FOOD = Category(1, "Food", "orange")


def told(category: Category, *others: Category) -> list[str]:
    return [str(each.words) for each in remarks(category, others, PAPER_COLOURS)]


def test_a_look_like_no_other_is_told_nothing_of() -> None:
    assert told(Category(2, "Creative", "violet"), FOOD) == []


def test_the_eight_usual_looks_need_no_warning_beside_each_other() -> None:
    known = [Category(number, colour, colour) for number, colour in enumerate(COLOURS)]
    for each in known:
        assert told(each, *known) == []


def test_a_pale_colour_is_said_to_be_drawn_darker() -> None:
    (words,) = told(Category(2, "Sun", "ochre", "#F5D90A"))
    assert words.startswith("Too pale for paper: its contrast is 1.4 : 1, and 4.5 : 1 is needed.")
    darker = words.split()[-1].rstrip(".")
    assert contrast(darker, "#FFFFFF") >= 4.5


def test_the_same_mark_and_colour_cannot_be_told_apart_by_anybody() -> None:
    (words,) = told(Category(2, "Lunch", "orange"), FOOD)
    assert words == "The mark of “Food” in nearly the same colour: nobody can tell them apart."


@pytest.mark.parametrize(
    ("colour", "other", "how"),
    [
        ("orange", "ochre", "without red (protanopia)"),
        ("blue", "violet", "without red (protanopia)"),
        ("teal", "green", "without blue (tritanopia)"),
    ],
)
def test_the_same_mark_is_said_to_fail_for_the_colour_blind(
    colour: str, other: str, how: str
) -> None:
    (words,) = told(
        Category(2, "Lunch", colour, "", "star"), Category(3, "Food", other, "", "star")
    )
    assert how in words
    assert words.endswith("Choose another mark.")


def test_the_same_mark_in_a_quite_different_colour_fails_only_in_black_and_white() -> None:
    (words,) = told(Category(2, "Lunch", "blue", "", "circle"), FOOD)
    assert words == "The mark of “Food”: printed in black and white they look the same."


def test_a_like_colour_with_another_mark_is_no_serious_matter() -> None:
    category = Category(2, "Lunch", "ochre", "#9A4B05", "star")
    (remark,) = remarks(category, [FOOD], PAPER_COLOURS)
    assert not remark.serious
    assert str(remark.words) == "Nearly the colour of “Food”: only the mark tells them apart."


def test_a_category_is_not_compared_with_itself() -> None:
    assert told(FOOD, FOOD) == []


# On screen and paper


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("colour", ["#F5D90A", "#000000", "#FFFFFF", "#7A1F5A"])
def test_a_colour_of_ones_own_can_be_read_in_both_themes(name: str, colour: str) -> None:
    found = theme.load("dark" if name == "dark" else "light")
    shown = found.category(f"{colour} star")
    assert shown.mark == "★"
    assert contrast(shown.bar.name(), found.surface.name()) >= 4.5
    assert contrast(found.text.name(), shown.soft.name()) >= 4.5


def test_another_mark_keeps_the_colour() -> None:
    light = theme.load("light")
    assert light.category("blue star").bar == light.category("blue").bar
    assert light.category("blue star").mark == "★"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as opened:
        yield opened


def shown_section(file: CentreFile, qtbot: QtBot) -> CategoriesSection:
    section = CategoriesSection(file)
    qtbot.addWidget(section)
    section.resize(640, 900)
    with qtbot.waitExposed(section):
        section.show()
    file.listeners.append(lambda _: section.refresh())
    return section


def signs(section: CategoriesSection) -> list[str]:
    return [sign.label.text() for sign in section.judged.signs]


def test_a_centre_chooses_its_own_colour_and_mark_and_hears_of_them_as_it_picks(
    file: CentreFile, qtbot: QtBot
) -> None:
    save_category(file, Category(0, "Food", "orange"))
    section = shown_section(file, qtbot)
    write(qtbot, section.form, "name", "Garden")
    assert signs(section) == ["Can be read, and told from all others."]
    choose(qtbot, section, "mark", "● circle")
    assert signs(section)[0].startswith("The mark of “Food”")
    choose(qtbot, section, "colour", "another colour")
    write(qtbot, section.form, "own_colour", "f5d90a")
    assert signs(section)[0].startswith("Too pale for paper")
    choose(qtbot, section, "mark", "★ star")
    qtbot.mouseClick(section.list.add_button, Qt.MouseButton.LeftButton)
    saved = categories(file)[-1]
    assert (saved.name, saved.own_colour, saved.mark) == ("Garden", "#F5D90A", "star")
    assert saved.look == "#F5D90A star"
    assert saved.colour == "ochre"  # the nearest of the eight


def test_a_colour_half_typed_is_refused_under_its_field(file: CentreFile, qtbot: QtBot) -> None:
    section = shown_section(file, qtbot)
    write(qtbot, section.form, "name", "Garden")
    choose(qtbot, section, "colour", "another colour")
    write(qtbot, section.form, "own_colour", "#12")
    qtbot.mouseClick(section.list.add_button, Qt.MouseButton.LeftButton)
    assert error(section.form, "own_colour").startswith("Write the colour with six digits")
    assert categories(file) == ()


def test_a_colour_is_chosen_in_the_desktops_own_window(
    file: CentreFile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#2266AA"))
    section = shown_section(file, qtbot)
    choose(qtbot, section, "colour", "another colour")
    field = section.form.field("own_colour")
    assert isinstance(field, ColourField)
    qtbot.mouseClick(field.choose_button, Qt.MouseButton.LeftButton)
    assert field.value() == "#2266AA"


def test_a_new_category_begins_with_a_colour_nothing_has_yet(
    file: CentreFile, qtbot: QtBot
) -> None:
    save_category(file, Category(0, "Talk", COLOURS[0]))
    section = shown_section(file, qtbot)
    assert section.form.values()["colour"] == COLOURS[1]


def test_the_centres_colour_and_mark_stand_on_the_printed_week(file: CentreFile) -> None:
    number = save_category(file, Category(0, "Garden", "ochre", "#7A1F5A", "star"))
    activity = replace(weekly(0, "Digging", "MO", time(10)), category_id=number)
    add_activity(file, activity)
    sheet = sheet_of(file, "week", date(2026, 11, 23), USUAL["week"], today=date(2026, 11, 22))
    picture = first_page(printed(sheet).pdf, 150)
    wanted = QColor("#7A1F5A").rgb()
    assert any(
        picture.pixel(x, y) == wanted
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )


def choose(qtbot: QtBot, section: CategoriesSection, name: str, words: str) -> None:
    box = section.form.field(name).editor
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())
