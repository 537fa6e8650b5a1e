"""All SQL on the centre's own tables: its settings, usual week and special days."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from dropin.centre.model import Centre, Hours, OpeningHours, SpecialDay
from dropin.dates import Customs, read_clock, read_day, write_clock
from dropin.storage.change import Change
from dropin.storage.file import CentreFile, Row
from dropin.words import Wording

CENTRE_ID = 1
"""One file holds one centre."""


def centre(file: CentreFile) -> Centre:
    """The centre as its settings say; nameless and in UTC before they were ever saved."""
    row = file.row("SELECT * FROM centre WHERE id = ?", (CENTRE_ID,))
    return Centre(name="", zone="UTC") if row is None else _centre(row)


def time_zone(file: CentreFile) -> ZoneInfo:
    """The centre's zone alone, for what happens many times a day; UTC before settings."""
    found = file.value("SELECT zone FROM centre WHERE id = ?", (CENTRE_ID,))
    return ZoneInfo(str(found or "UTC"))


def opening_hours(file: CentreFile) -> OpeningHours:
    """The usual week, and every special day in order."""
    week: list[list[Hours]] = [[] for _ in range(7)]
    for row in file.rows("SELECT weekday, opens, closes FROM opening_hours ORDER BY opens, id"):
        week[row["weekday"]].append(_hours(row))
    return OpeningHours(tuple(map(tuple, week)), special_days(file))


def special_days(file: CentreFile) -> tuple[SpecialDay, ...]:
    """Every special day in order; a day with two spans comes twice."""
    rows = file.rows("SELECT id, day, opens, closes, name FROM special_day ORDER BY day, opens, id")
    return tuple(map(_special_day, rows))


def special_day(file: CentreFile, special_day_id: int) -> SpecialDay | None:
    row = file.row(
        "SELECT id, day, opens, closes, name FROM special_day WHERE id = ?", (special_day_id,)
    )
    return None if row is None else _special_day(row)


def has_settings(file: CentreFile) -> bool:
    """Whether the settings were saved at least once."""
    return file.row("SELECT 1 FROM centre WHERE id = ?", (CENTRE_ID,)) is not None


def seat_lock(file: CentreFile) -> str:
    """What is kept of the passphrase of the coordinator's seat; "" where none is set."""
    return str(file.value("SELECT lock FROM coordinator_seat WHERE id = ?", (CENTRE_ID,)) or "")


def write_seat_lock(file: CentreFile, change: Change, lock: str) -> None:
    """Keep this of the passphrase from now on; "" keeps nothing."""
    if not lock:
        change.delete("coordinator_seat", CENTRE_ID)
    elif seat_lock(file):
        change.update("coordinator_seat", CENTRE_ID, lock=lock)
    else:
        change.insert("coordinator_seat", id=CENTRE_ID, lock=lock)


def write_settings(file: CentreFile, change: Change, centre: Centre) -> None:
    """Write all settings, the logo too."""
    columns = _centre_columns(centre)
    if has_settings(file):
        change.update("centre", CENTRE_ID, **columns)
    else:
        change.insert("centre", id=CENTRE_ID, **columns)


def write_week(file: CentreFile, change: Change, week: tuple[tuple[Hours, ...], ...]) -> None:
    """Make the usual week these spans, touching only what differs."""
    wanted = [
        (weekday, write_clock(hours.opens), write_clock(hours.closes))
        for weekday, spans in enumerate(week)
        for hours in spans
    ]
    for row in file.rows("SELECT id, weekday, opens, closes FROM opening_hours ORDER BY id"):
        kept = (row["weekday"], row["opens"], row["closes"])
        if kept in wanted:
            wanted.remove(kept)
        else:
            change.delete("opening_hours", row["id"])
    for weekday, opens, closes in wanted:
        change.insert("opening_hours", weekday=weekday, opens=opens, closes=closes)


def special_day_columns(special: SpecialDay) -> dict[str, str]:
    """The special day as a row of its table, but for the id."""
    return {
        "day": special.day.isoformat(),
        "opens": write_clock(special.hours.opens),
        "closes": write_clock(special.hours.closes),
        "name": special.name,
    }


def _centre_columns(centre: Centre) -> dict[str, str | int | bytes | None]:
    return {
        "name": centre.name,
        "logo": centre.logo,
        "zone": centre.zone,
        "country": centre.country,
        "region": centre.region,
        "language": centre.language,
        "twelve_hours": int(centre.customs.twelve_hours),
        "first_weekday": centre.customs.first_weekday,
        "month_first": int(centre.customs.month_first),
        "paper": centre.paper,
        "currency": centre.currency,
        "member_word": centre.wording.member,
        "members_word": centre.wording.members,
        "calendar_address": centre.calendar_address,
    }


def _centre(row: Row) -> Centre:
    return Centre(
        name=row["name"],
        zone=row["zone"],
        country=row["country"],
        region=row["region"],
        language=row["language"],
        customs=Customs(
            twelve_hours=bool(row["twelve_hours"]),
            first_weekday=row["first_weekday"],
            month_first=bool(row["month_first"]),
        ),
        paper=row["paper"],
        currency=row["currency"],
        wording=Wording(row["member_word"], row["members_word"]),
        logo=row["logo"],
        calendar_address=row["calendar_address"],
    )


def _special_day(row: Row) -> SpecialDay:
    return SpecialDay(row["id"], read_day(row["day"]), _hours(row), row["name"])


def _hours(row: Row) -> Hours:
    return Hours(read_clock(row["opens"]), read_clock(row["closes"]))
