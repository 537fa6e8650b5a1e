"""How quickly the parts answer that people touch most; the best of several tries is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from itertools import cycle

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dropin.dates import Customs
from dropin.kit import theme
from dropin.kit.find_box import FindBox
from dropin.kit.pick_list import Found
from dropin.kit.table import Column, Table
from dropin.programme.plain_words.reader import read_when
from tests.benchmarks.timing import best_seconds

FRAME = 0.016
TODAY = date(2026, 11, 22)


def test_when_is_read_at_every_key() -> None:
    words = "once a month on Thursday of the first full week of the month at 11:30 a.m."

    def read() -> None:
        read_when(words, customs=Customs(), today=TODAY, start="11:30")

    _tell("reading when in plain words", best_seconds(read, 0.002), 0.002)


def test_a_keystroke_shows_its_results_within_a_frame(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    found = [Found(f"Person {number}", "", "people", lambda: None) for number in range(32)]
    box = FindBox(window, lambda text: found[len(text) :], "Find")
    box.open()
    texts = cycle(("p", "pe", "per", "pers", "perso", "person"))

    def keystroke() -> None:
        box.line.setText(next(texts))
        box.box.grab()

    _tell("a keystroke in the find box", best_seconds(keystroke, FRAME), FRAME)


def test_twenty_thousand_rows_open_at_once(qtbot: QtBot) -> None:
    names = [f"Person {number}" for number in range(20_000)]
    columns = [Column[str]("Name", lambda name: name, wide=True)]

    def open_table() -> None:
        table = Table(columns, key=lambda name: name, accessible_name="People")
        qtbot.addWidget(table)
        table.resize(1000, 700)
        table.show_rows(names)
        table.grab()

    _tell("a table of 20,000 people", best_seconds(open_table, 0.030), 0.030)


def test_another_look_is_put_on_at_once(qapp: QApplication) -> None:
    schemes: Iterator[theme.Scheme] = cycle(("dark", "light"))
    took = best_seconds(lambda: theme.apply(qapp, next(schemes)), 0.015)
    _tell("changing between light and dark", took, 0.015)


def _tell(what: str, seconds: float, target: float) -> None:
    verdict = "met" if seconds <= target else "missed"
    sys.stdout.write(
        f"\n| {what} | {seconds * 1000:.1f} ms | target ≤ {target * 1000:.0f} ms | {verdict} |\n"
    )
    assert seconds <= target
