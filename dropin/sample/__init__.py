"""The sample centre, Harbour House: invented people and a believable programme, made from data.

What is offered, by which names and with which titles stands in ``resources/sample``. This turns
it into a file around a given day: one year of history, or ten for a centre of 3,000 people, in
which leaders change and activities come and go. The same seed and day give the same rows.
Weeks in the data count from the week of the day after ``today``; weekdays from Monday = 0.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random

from dropin.centre.customs import new_centre
from dropin.centre.model import Centre
from dropin.printing.packs.operations import add_ready_made
from dropin.sample.attendance import Attendance
from dropin.sample.buddies import Buddies
from dropin.sample.choosing import Choosing
from dropin.sample.house import close, furnish
from dropin.sample.making import Making, read_data
from dropin.sample.people import People
from dropin.sample.programme import Programme
from dropin.sample.roster import Roster
from dropin.storage.file import CentreFile
from dropin.words import say


def make_sample(
    path: Path,
    *,
    clock: Callable[[], datetime],
    who: str,
    today: date,
    years: int = 1,
    seed: int = 1,
    name: str = "Harbour House",
    zone: str = "Europe/Dublin",
) -> None:
    """Make the sample centre at ``path`` with ``years`` of history before ``today``.

    Its customs and public holidays are those of the country of ``zone``. Raises KnownError where
    the file exists already or cannot be made, and for an unknown zone; then no file is left.
    """
    file = CentreFile.create(path, clock=clock, who=who)
    try:
        with file, file.load(say("Make the sample centre")) as change:
            _fill(Making(file, change, Random(seed), today, years), new_centre(name, zone))
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _fill(making: Making, settings: Centre) -> None:
    house = read_data("centre")
    furnish(making, house, settings)
    close(making, house, settings.country)
    people = People(making)
    Programme(making, people).write()
    people.write_roles()
    Choosing(making).write()
    Attendance(making).write()
    Roster(making).write()
    Buddies(making).write()
    add_ready_made(making.file, say("Monday"))
