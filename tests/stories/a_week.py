"""A coordinator's week, on a centre started from nothing: the first day to the worst one."""

from __future__ import annotations

from pathlib import Path

from tests.stories.stage import Stage, Story
from tests.stories.week.first_day import first_day
from tests.stories.week.bad_day import bad_day, months_end
from tests.stories.week.house import (
    BAD_DAY,
    FIRST_DAY,
    FRIDAY,
    MONDAY,
    MONTHS_END,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    write_tables,
)
from tests.stories.week.midweek import friday, thursday, wednesday
from tests.stories.week.monday import monday, tuesday


def welcome(stage: Stage) -> None:
    write_tables(stage.folder)
    (stage.folder / "Documents").mkdir(exist_ok=True)
    stage.window.welcome()


def play(stage: Stage) -> None:
    """The whole story; asserts what is seen on the way."""
    window, clock, folder = stage.window, stage.clock, stage.folder
    first_day(window, folder)
    clock.now = MONDAY
    monday(window, folder)
    clock.now = TUESDAY
    tuesday(window)
    clock.now = WEDNESDAY
    wednesday(window, folder)
    clock.now = THURSDAY
    thursday(window, folder)
    clock.now = FRIDAY
    friday(window, folder)
    clock.now = MONTHS_END
    months_end(window, folder)
    clock.now = BAD_DAY
    bad_day(window, folder)


def ended_well(folder: Path) -> None:
    pass


STORY = Story(FIRST_DAY, welcome, play, ended_well)
