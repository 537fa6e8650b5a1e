"""Who and what the week is about: the names, the tables that come in, the days it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

CENTRE = "Willow Lane"
PROGRAMME = Path(__file__).parents[2] / "exchange" / "data" / "clubhouse.csv"
FIRST_DAY = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
TUESDAY = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 12, 2, 8, 50, tzinfo=UTC)
THURSDAY = datetime(2026, 12, 3, 10, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 12, 4, 10, 0, tzinfo=UTC)
MONTHS_END = datetime(2026, 12, 31, 10, 0, tzinfo=UTC)
BAD_DAY = datetime(2027, 1, 4, 10, 0, tzinfo=UTC)

ANA, BEN, CLEO, DAN, EVA, FINN, GIA, HUGO, IDA, JON = NAMES = (
    *("Ana Lopes", "Ben Okoro", "Cleo Marsh", "Dan Petrov", "Eva Lind"),
    *("Finn Walsh", "Gia Rossi", "Hugo Brandt", "Ida Holm", "Jon Reyes"),
)
LEADERS = NAMES[:6]
DOOR = "Open door"
STORE, ATTIC, CELLAR = "Store", "Attic", "Cellar"
PEOPLE, ROTA, SHIFTS, WRONG = "people.csv", "leaders.csv", "shifts.csv", "wrong.csv"
TABLES = {
    PEOPLE: (
        "Name,Phone,Roles,Languages,Name on prints",
        *(f"{name},085 55{place}0,member,English,yes" for place, name in enumerate(NAMES)),
    ),
    ROTA: (
        "Name,On roster from,Share,Most a week",
        *(f"{name},2026-01-01,100 %,4" for name in LEADERS),
    ),
    SHIFTS: ("Name,Weekdays,From,Until,Roles", f"{DOOR},every day,18:00,22:00,primary"),
    WRONG: ("Name,Phone", "Nobody Atall,1", "No Bodyelse,2"),
}


def write_tables(folder: Path) -> None:
    for name, rows in TABLES.items():
        (folder / name).write_text("\n".join(rows), encoding="utf-8")


def centre_file(folder: Path) -> Path:
    """Where the centre lives once it was begun."""
    return folder / "Documents" / f"{CENTRE}.dropin"
