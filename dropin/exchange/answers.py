"""What a person answered to the questions of a table's rows, each question by its topic.

The preview keeps one text for each line that was answered. An answer about a name or a word holds
for every row that asks the same, so that nobody is asked twice.
"""

from __future__ import annotations

from collections.abc import Mapping

from dropin.programme.plain_words.reading import Choice
from dropin.words import Message

_EQUALS, _NEXT = "\x1f", "\x1e"  # characters that no cell holds


class Answers:
    """All answers given so far, by line of the file as the preview keeps them."""

    def __init__(self, by_line: Mapping[int, str] | None = None) -> None:
        self._by_line = dict(by_line or {})
        pairs = (
            pair.partition(_EQUALS)
            for words in self._by_line.values()
            for pair in words.split(_NEXT)
        )
        self._by_topic = {topic: answer for topic, _, answer in pairs}

    def to(self, topic: str) -> str:
        """What was answered about ``topic``; "" as long as nothing was."""
        return self._by_topic.get(topic, "")

    def choice(self, line: int, topic: str, answer: str, label: Message) -> Choice:
        """The button that gives ``answer`` to a row's question, keeping its earlier answers."""
        earlier = self._by_line.get(line, "")
        words = f"{topic}{_EQUALS}{answer}"
        return Choice(label, f"{earlier}{_NEXT}{words}" if earlier else words)
