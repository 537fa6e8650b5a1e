"""A table of twenty thousand rows opens at once and is worked by keyboard alone."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dropin.kit import theme
from dropin.kit.table import Column, Table
from tests.kit.looking import shows


@dataclass(frozen=True)
class Thing:
    id: int
    name: str
    age: int
    category: str = "blue"


THINGS = [Thing(1, "Choir", 30), Thing(2, "art table", 4), Thing(3, "Brunch", 200, "pink")]
COLUMNS = [
    Column[Thing]("Name", lambda thing: thing.name, bold=True, wide=True,
                  category=lambda thing: thing.category),
    Column[Thing]("Age", lambda thing: str(thing.age), order=lambda thing: thing.age, figures=True,
                  role=lambda thing: "muted"),
]  # fmt: skip


@pytest.fixture
def table(qtbot: QtBot) -> Table[Thing]:
    table = Table(COLUMNS, key=lambda thing: thing.id, accessible_name="Things")
    qtbot.addWidget(table)
    table.show_rows(THINGS)
    table.resize(600, 300)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.setFocus()
    return table


def names(table: Table[Thing]) -> list[str]:
    return [thing.name for thing in table.rows_model.rows]


def test_arrows_point_and_enter_opens(qtbot: QtBot, table: Table[Thing]) -> None:
    opened: list[object] = []
    pointed: list[object] = []
    table.opened.connect(opened.append)
    table.pointed.connect(pointed.append)
    table.point_at(2)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert pointed == THINGS[1:]
    assert opened == [THINGS[2]]


def test_the_row_with_the_keyboard_has_a_ring(table: Table[Thing]) -> None:
    table.point_at(2)
    assert shows(table.viewport(), theme.current().focus)
    table.clearFocus()
    assert not shows(table.viewport(), theme.current().focus)


def test_a_title_sorts_and_turns_the_order_round(qtbot: QtBot, table: Table[Thing]) -> None:
    header = table.horizontalHeader()
    header.sectionClicked.emit(0)
    assert names(table) == ["art table", "Brunch", "Choir"]
    header.sectionClicked.emit(0)
    assert names(table) == ["Choir", "Brunch", "art table"]
    title = table.rows_model.headerData(0, Qt.Orientation.Horizontal)
    assert title == "Name ↓"
    table.sort_by(1)
    assert [thing.age for thing in table.rows_model.rows] == [4, 30, 200]


def test_the_chosen_row_stays_chosen_when_rows_change(table: Table[Thing]) -> None:
    table.point_at(3)
    table.sort_by(0)
    assert table.row() == THINGS[2]
    renamed = replace(THINGS[2], name="Big brunch")
    table.show_rows([renamed, *THINGS[:2]])
    assert table.row() == renamed


def test_filtering_as_one_types(qtbot: QtBot, table: Table[Thing]) -> None:
    typed: list[str] = []
    table.typed.connect(typed.append)
    qtbot.keyClicks(table, "b")
    assert typed == ["b"]
    table.filter_rows(lambda thing: "b" in thing.name.lower())
    assert names(table) == ["art table", "Brunch"]
    table.filter_rows(None)
    assert names(table) == [thing.name for thing in THINGS]
    assert not table.point_at(99)


def test_tab_leaves_the_table(qtbot: QtBot, table: Table[Thing]) -> None:
    assert not table.tabKeyNavigation()
    assert table.accessibleName() == "Things"


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_rows_are_high_enough_and_columns_wide_enough(
    qapp: QApplication, table: Table[Thing], percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    qapp.processEvents()
    assert table.rowHeight(0) >= max(36, table.fontMetrics().height())
    bold = theme.font(bold=True)
    table.setFont(bold)
    widest = max(table.fontMetrics().horizontalAdvance(thing.name) for thing in THINGS)
    assert table.columnWidth(0) >= widest + theme.SPACE
    assert table.columnWidth(0) + table.columnWidth(1) <= max(600, widest * 3)


def test_the_column_that_says_what_a_row_is_gives_way_last(qtbot: QtBot) -> None:
    columns = [
        Column[Thing]("Name", lambda thing: thing.name, bold=True),
        Column[Thing]("About", lambda thing: f"{thing.name} " * 12, wide=True),
    ]
    table = Table(columns, key=lambda thing: thing.id, accessible_name="Things")
    qtbot.addWidget(table)
    long = replace(THINGS[0], name="Carols for the neighbours of the quay")
    table.show_rows([long])
    needed = QFontMetrics(theme.font(bold=True)).horizontalAdvance(long.name)
    table.resize(needed + 2 * theme.SPACE + 210, 300)
    table.show()
    assert table.columnWidth(0) >= needed + theme.SPACE
    assert table.columnWidth(0) + table.columnWidth(1) <= table.viewport().width()


def test_a_cell_may_show_an_icon_in_the_colour_of_its_role(qtbot: QtBot) -> None:
    here = Column[Thing](
        "Here",
        lambda thing: "came" if thing.age > 10 else "",
        role=lambda thing: "good" if thing.age > 10 else "muted",
        icon=lambda thing: "check" if thing.age > 10 else "",
    )
    table = Table([here], key=lambda thing: thing.id, accessible_name="Things")
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show_rows([replace(THINGS[0], age=4)])
    assert not shows(table, theme.current().good)
    table.show_rows(THINGS[:1])
    assert shows(table, theme.current().good)


def test_a_spare_column_gives_way_before_the_others(qtbot: QtBot) -> None:
    columns = [
        Column[Thing]("Name", lambda thing: thing.name, bold=True),
        Column[Thing]("Reads as", lambda thing: "every other Thursday", wide=True),
        Column[Thing]("Why", lambda thing: "so many words that they fill the table " * 4,
                      spare=True),
    ]  # fmt: skip
    table = Table(columns, key=lambda thing: thing.id, accessible_name="Things")
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show_rows(THINGS)
    widths = [table.columnWidth(place) for place in range(3)]
    assert widths[:2] == [table._width_of(column) for column in columns[:2]]
    assert sum(widths) == table.viewport().width()
