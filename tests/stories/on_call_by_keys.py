"""The story of the roster once more: dark, twice as large, and rung round by keys alone."""

from __future__ import annotations

from tests.stories.on_call import (
    SUNDAY,
    a_new_centre,
    answer_by_keys,
    ended_well,
    play_relieved,
    stand_down_by_keys,
)
from tests.stories.stage import Stage, Story


def a_new_centre_in_the_dark(stage: Stage) -> None:
    stage.window.set_scheme("dark")
    stage.window.set_text_percent(200)
    stage.window.resize(1366, 768)
    a_new_centre(stage)


def play(stage: Stage) -> None:
    play_relieved(stage, stand_down_by_keys, answer_by_keys)


STORY = Story(SUNDAY, a_new_centre_in_the_dark, play, ended_well)
