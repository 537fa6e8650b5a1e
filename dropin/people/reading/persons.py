"""Who is in the file, and how they are found by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import chain, islice
from weakref import WeakKeyDictionary, ref

from dropin.dates import read_day
from dropin.people.model import Person
from dropin.storage.file import CentreFile, Row

PERSON = (
    "person.id, person.name, short_name, sort_name, pronouns, phone, email, languages,"
    " access_needs, joined_on, left_on"
)

_names_of_file: WeakKeyDictionary[CentreFile, list[tuple[str, int]]] = WeakKeyDictionary()


def person(file: CentreFile, person_id: int) -> Person | None:
    """The person, or None once they were removed."""
    row = file.row(f"SELECT {PERSON} FROM person WHERE id = ?", (person_id,))
    return None if row is None else _person(row)


def people(file: CentreFile) -> tuple[Person, ...]:
    """Everybody, also those who left, sorted as people look them up."""
    return sorted_people(file.rows(f"SELECT {PERSON} FROM person"))


def named_person(file: CentreFile, person_id: int) -> str:
    """One of ``named_people``, by id; empty once they are gone."""
    known = person(file, person_id)
    if known is None:
        return ""
    same = file.value("SELECT count(*) FROM person WHERE name = ?", (known.name,))
    return known.name if same == 1 else _told_apart(known)


def named_people(file: CentreFile) -> list[tuple[str, int]]:
    """Everybody by a name that is theirs alone: a short name or number tells two of one apart."""
    everybody = people(file)
    count = Counter(each.name for each in everybody)
    return [
        (each.name if count[each.name] == 1 else _told_apart(each), each.id) for each in everybody
    ]


def find(file: CentreFile, text: str, limit: int = 20) -> tuple[Person, ...]:
    """People with every word of ``text`` in one of their names, sorted; no text finds nobody.

    Upper and lower case and accents do not matter. Names are read once and again only after a
    change of people, so that each keystroke only looks through them.
    """
    words = searchable(text).split()
    if not words:
        return ()
    found = _names(file)
    for word in words:
        found = [each for each in found if word in each[0]]
    persons = (person(file, person_id) for _, person_id in found[:limit])
    return tuple(each for each in persons if each is not None)


def find_beginning(file: CentreFile, text: str, limit: int = 20) -> tuple[Person, ...]:
    """People in one of whose names a word begins with each word of ``text``, as ``find`` reads it.

    Those whose name begins with just these words come first; no text finds nobody.
    """
    words = searchable(text).split()
    if not words:
        return ()
    found = _names(file)
    for word in words:
        beginning = f" {word}"
        found = [each for each in found if beginning in each[0]]
    whole = f" {' '.join(words)} "
    first = [each for each in found if each[0].startswith(whole)]
    later = (each for each in found if not each[0].startswith(whole))
    persons = (person(file, person_id) for _, person_id in islice(chain(first, later), limit))
    return tuple(each for each in persons if each is not None)


def sorted_people(rows: Sequence[Row]) -> tuple[Person, ...]:
    """The people of rows of ``PERSON``, sorted as one looks them up."""
    return tuple(sorted(map(_person, rows), key=lambda each: (each.sorted_by, each.id)))


def person_columns(person: Person) -> dict[str, str | None]:
    """The person as a row of their table, but for the id."""
    return {
        "name": person.name,
        "short_name": person.short_name,
        "sort_name": person.sort_name,
        "pronouns": person.pronouns,
        "phone": person.phone,
        "email": person.email,
        "languages": ", ".join(person.languages),
        "access_needs": person.access_needs,
        "joined_on": _text(person.joined_on),
        "left_on": _text(person.left_on),
    }


def searchable(text: str) -> str:
    """Lower case without accents, as people type it in a hurry."""
    if text.isascii():
        return text.lower()
    import unicodedata  # most centres' names and searches need none of it

    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _told_apart(known: Person) -> str:
    return f"{known.name} ({known.short_name or known.phone}, {known.id})"


def _names(file: CentreFile) -> list[tuple[str, int]]:
    """All names of each person in plain letters, with their id, in the order of ``people``.

    A space stands before each word, so that one look tells where a word begins.
    """
    held = _names_of_file.get(file)
    if held is None:
        held = _names_of_file[file] = _read_names(file)
        file.listeners.insert(0, partial(_forget_names, ref(file)))
    elif not held:
        held[:] = _read_names(file)
    return held


def _read_names(file: CentreFile) -> list[tuple[str, int]]:
    rows = file.rows("SELECT name, short_name, sort_name, id FROM person")
    ordered = sorted(((row[2] or row[0]).casefold(), row[3], *row[:3]) for row in rows)
    return [
        (f" {searchable(f'{name} {short_name} {sort_name}')} ", person_id)
        for _, person_id, name, short_name, sort_name in ordered
    ]


def _forget_names(file: ref[CentreFile], touched: frozenset[str]) -> None:
    found = file()
    if found is not None and "person" in touched:
        _names_of_file[found].clear()


def _person(row: Row) -> Person:
    (
        person_id,
        name,
        short_name,
        sort_name,
        pronouns,
        phone,
        email,
        languages,
        access_needs,
        joined_on,
        left_on,
    ) = row
    return Person(
        person_id,
        name,
        short_name,
        sort_name,
        pronouns,
        phone,
        email,
        tuple(word.strip() for word in languages.split(",") if word.strip()),
        access_needs,
        _day(joined_on),
        _day(left_on),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else read_day(text)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
