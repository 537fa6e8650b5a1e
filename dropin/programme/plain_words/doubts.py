"""Where a reading collects its questions, all about the same words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dropin.dates import Customs, day_long
from dropin.programme.plain_words.date_words import plain_date
from dropin.programme.plain_words.reading import Question, Replacement, question
from dropin.words import Message

Answer = tuple[Message, tuple[Replacement, ...]]


class Doubts:
    """The questions raised so far while ``words`` are read, and what the reading goes by."""

    def __init__(
        self,
        words: str,
        *,
        customs: Customs,
        today: date,
        terms: Sequence[str] = (),
        typed: str = "",
        columns: str = "",
    ) -> None:
        """``words`` hold what ``columns`` say as well; ``typed`` are the words before that."""
        self.words = words
        self._typed = typed or words
        self._columns = columns
        self.customs = customs
        self.today = today
        self.terms = tuple(terms)
        self.questions: list[Question] = []
        self.problem: Message | None = None

    def ask(self, text: Message, *answers: Answer) -> None:
        """Raise a question once, however many times of the activity it concerns."""
        asked = question(self.words, text, *answers)
        if asked not in self.questions:
            self.questions.append(asked)

    def said(self, start: int, end: int) -> str:
        return self.words[start:end].strip()

    def said_clock(self, start: int, end: int) -> str:
        """The clock as a person wrote it, be it in the words or in the columns beside them."""
        words = self.said(start, end)
        return words if words in self._typed or not self._columns else self._columns

    def day_answer(self, day: date, *replacements: Replacement) -> Answer:
        return Message("{day}", day=day_long(day, self.customs)), replacements

    def instead(self, start: int, end: int, day: date) -> Answer:
        """The answer that writes ``day`` in full over the words from ``start`` to ``end``."""
        return self.day_answer(day, Replacement(start, end, f" {plain_date(day)} "))

    def leave_out(self, start: int, end: int) -> Answer:
        return Message("Leave it out"), (Replacement(start, end, " "),)
