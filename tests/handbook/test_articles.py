"""Help says what is so: its pages, buttons and keys are those that exist."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import dropin
from dropin.handbook.articles import ARTICLES, article_of
from dropin.handbook.model import Article
from dropin.shell.seats import SEATS

HOUSE = Path(dropin.__file__).parent
KINDS = [kind for seat in SEATS for kind in seat.every_page]
KEYS_HANDLED_IN = {
    "attendance": [HOUSE / "attendance" / "roll_view.py"],
    "roll": [HOUSE / "attendance" / "roll_view.py"],
    "duty": [HOUSE / "kit" / "large_card.py"],
    "desk": [HOUSE / "kit" / "large_card.py"],
    "calendar": sorted((HOUSE / "programme" / "calendar").glob("*_view.py")),
    "oncall": [HOUSE / "roster" / "grid" / "grid_view.py"],
}
WRITTEN = {
    **dict.fromkeys(("Down", "Left", "Right", "Up"), "Arrow keys"),
    "Return": "Enter",
    "Escape": "Esc",
    "PageDown": "Page Down",
    "PageUp": "Page Up",
}


def sentences(article: Article) -> Iterator[str]:
    for task in article.tasks:
        yield task.wish.template
        yield task.way.template


@cache
def spoken_in_the_house() -> frozenset[str]:
    """Every sentence a screen may say: the strings of the program, mnemonics left out."""
    found = set()
    for module in HOUSE.rglob("*.py"):
        if "handbook" not in module.parts:
            tree = ast.parse(module.read_text(encoding="utf-8"))
            texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
            found |= {text.replace("&", "") for text in texts if isinstance(text, str)}
    return frozenset(found)


def keys_handled(module: Path) -> set[str]:
    """The names of the keys that a module looks for: ``Qt.Key.Key_T`` is ``T``."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = (node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return {name.removeprefix("Key_") for name in names if name.startswith("Key_")}


def keys_told(article: Article) -> set[str]:
    return {key for press in article.keys for key in re.split(r",\s*| and ", press.keys)}


def test_every_page_has_its_article_in_the_order_of_the_sidebar() -> None:
    beside = {kind.key for seat in SEATS for kind in seat.beside}
    told = [article.page for article in ARTICLES]
    assert [page for page in told if page not in beside] == [
        kind.key for seat in SEATS for kind in seat.pages
    ]
    assert set(told) == {kind.key for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.key))
def test_an_article_is_called_as_its_page_is(kind: object) -> None:
    key, name = vars(kind)["key"], vars(kind)["name"]
    assert article_of(key).title == name


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.page)
def test_every_button_an_article_names_is_on_some_screen(article: Article) -> None:
    for sentence in sentences(article):
        for quoted in re.findall("“([^”]+)”", sentence):
            assert quoted in spoken_in_the_house(), f"no button says “{quoted}”"


@pytest.mark.parametrize("page", KEYS_HANDLED_IN)
def test_an_article_tells_of_every_key_its_page_listens_to(page: str) -> None:
    handled = {key for module in KEYS_HANDLED_IN[page] for key in keys_handled(module)}
    assert {WRITTEN.get(key, key) for key in handled} <= keys_told(article_of(page))


def test_the_keys_of_calls_are_those_of_the_page() -> None:
    from dropin.relief.panels.call_view import KEYS

    assert keys_told(article_of("cover")) == set(KEYS.values())


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.page)
def test_an_article_is_short_enough_to_be_read_where_one_stands(article: Article) -> None:
    assert len(str(article.answers)) <= 100
    assert 1 <= len(article.tasks) <= 7
    for sentence in sentences(article):
        assert len(sentence) <= 100
