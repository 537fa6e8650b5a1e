"""What help says of one page."""

from __future__ import annotations

from dropin.records import NamedTuple
from dropin.words import Message


class Task(NamedTuple):
    """Something one comes to a page for, and how it is done, in the order of doing."""

    wish: Message
    way: Message


class KeyPress(NamedTuple):
    """``keys`` as they stand on the keyboard ("Ctrl+F"), and what they do."""

    keys: str
    does: Message


class Article(NamedTuple):
    """``page`` is the page's key; ``answers`` is what it answers at one look."""

    page: str
    title: Message
    answers: Message
    tasks: tuple[Task, ...]
    keys: tuple[KeyPress, ...] = ()
