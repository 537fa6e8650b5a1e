"""A coordinator's week, on a centre started from nothing: the first day to the worst one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pypdf import PdfReader

from dropin.buddies.model import MOVED_ON
from dropin.buddies.store import every_pair
from dropin.centre.store import centre
from dropin.people.store import people
from dropin.programme.occurrences import occurrences
from dropin.programme.store import places, programme
from dropin.roster.store import versions
from dropin.storage.file import CentreFile
from tests.stories.stage import Stage, Story
from tests.stories.week.bad_day import HONORARIA, bad_day, months_end
from tests.stories.week.first_day import WEEK, first_day
from tests.stories.week.house import (
    ATTIC,
    BAD_DAY,
    CELLAR,
    CENTRE,
    FIRST_DAY,
    FRIDAY,
    MONDAY,
    MONTHS_END,
    NAMES,
    STORE,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    centre_file,
    write_tables,
)
from tests.stories.week.midweek import AGENDA, CALLS, CASH, friday, thursday, wednesday
from tests.stories.week.monday import FILM, PACK, monday, tuesday

SHEETS = (WEEK, CALLS, AGENDA, CASH, HONORARIA)


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
    """The pack and every sheet are on paper; the backup is the centre again, with all of the week
    and nothing of the bad day."""
    for sheet in SHEETS:
        assert len(PdfReader(folder / sheet).pages) >= 1, sheet
    pack = sorted((folder / PACK).iterdir())
    assert len(pack) >= 4
    assert "Work Units" in words_on(pack[0])
    agenda = words_on(folder / AGENDA)
    assert "It was chosen and has not begun yet." in agenda
    assert "CLOSED" not in agenda  # a question of the import is no point for the board
    with CentreFile.open(centre_file(folder), clock=lambda: BAD_DAY, who="Ben") as file:
        assert file.read_only is None
        assert centre(file).wording.members == "guests"
        assert {each.name for each in people(file)} == set(NAMES)
        assert not {STORE, ATTIC, CELLAR} & {each.name for each in places(file)}
        nights = occurrences(programme(file), date(2026, 12, 1), date(2027, 1, 1))
        film = [(each.day.day, each.title) for each in nights if each.activity.title == FILM]
        assert film[:3] == [(4, f"{FILM}: The Kid"), (11, FILM), (12, FILM)]
        assert len(versions(file, MONDAY.date(), BAD_DAY.date())) == 2
        ended = [pair.ending == MOVED_ON for pair in every_pair(file)]
        assert sorted(ended) == [False, False, True]
        assert sum(pair.both_agreed for pair in every_pair(file)) == 3
    (aside,) = (
        each
        for each in centre_file(folder).parent.glob(f"{CENTRE} replaced *.dropin")
        if each.is_file()
    )
    with CentreFile.open(aside, clock=lambda: BAD_DAY, who="Ben", read_only=True) as file:
        assert {STORE, ATTIC} < {each.name for each in places(file)}


def words_on(pdf: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


STORY = Story(FIRST_DAY, welcome, play, ended_well)
