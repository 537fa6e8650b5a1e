"""Every sentence people read is written by one hand, whoever wrote it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import dropin

_HOUSE = Path(dropin.__file__).parent
_SAID_BY = {"say", "say_count", "Message"}
_OTHER_HANDS = {
    "a straight apostrophe for ’": re.compile(r"\w'"),
    "straight quotation marks for “”": re.compile(r'"'),
    "three dots for …": re.compile(r"\.\.\."),
    "a spaced hyphen for –": re.compile(r" - "),
    "“till” for “until”": re.compile(r"\btill\b"),
    "“pick” or “select” for “choose”": re.compile(r"\b(pick|select)\b", re.IGNORECASE),
}


@cache
def _sentences() -> tuple[tuple[str, str], ...]:
    """Where each stands, and the sentence."""
    return tuple(
        found
        for path in sorted(_HOUSE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in _SAID_BY
        for found in _words_of(path, node)
    )


def _words_of(path: Path, call: ast.Call) -> Iterator[tuple[str, str]]:
    for each in call.args:
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield f"{path.relative_to(_HOUSE)}:{each.lineno}", each.value


@pytest.mark.parametrize("other", _OTHER_HANDS)
def test_no_sentence_is_written_in_another_hand(other: str) -> None:
    sentences = _sentences()
    assert len(sentences) > 1000
    found = [f"{at}: {words}" for at, words in sentences if _OTHER_HANDS[other].search(words)]
    assert not found, f"{other}:\n" + "\n".join(found)


def test_what_asks_more_first_ends_in_dots_of_its_own_word() -> None:
    """“Print…”, not “Print …”: only an unfinished sentence or list has the space."""
    loose = [
        f"{at}: {words}" for at, words in _sentences() if words.endswith(" …") and "," not in words
    ]
    assert not loose, "\n".join(loose)
