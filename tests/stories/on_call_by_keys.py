"""The story of the roster once more: dark, twice as large, and by keys alone."""

from __future__ import annotations

from tests.stories.keyboard import KEYBOARD
from tests.stories.on_call import SUNDAY, a_new_centre, ended_well, play
from tests.stories.stage import Stage, Story


def a_new_centre_in_the_dark(stage: Stage) -> None:
    stage.window.set_scheme("dark")
    stage.window.set_text_percent(200)
    stage.window.resize(1366, 768)
    a_new_centre(stage)


def play_by_keys(stage: Stage) -> None:
    play(stage, KEYBOARD)


STORY = Story(SUNDAY, a_new_centre_in_the_dark, play_by_keys, ended_well)
