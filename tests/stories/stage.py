"""What a story is, and what it is played on: its window, its clock, its folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path

from dropin.shell.window import MainWindow


class Clock:
    """The clock of the window: it stands still until somebody puts it on."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True)
class Stage:
    """Where a story is played; its files go into ``folder``."""

    window: MainWindow
    clock: Clock
    folder: Path


@dataclass(frozen=True)
class Story:
    """``open`` puts something into the window, ``play`` is the story, and ``ended_well`` looks at
    what stands in the folder when the window is closed."""

    begins: datetime
    open: Callable[[Stage], None]
    play: Callable[[Stage], None]
    ended_well: Callable[[Path], None]


def story_named(name: str) -> Story:
    story = import_module(f"tests.stories.{name}").STORY
    assert isinstance(story, Story)
    return story
