"""Every edit of what surrounds activities: places, categories, closures and terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dropin.centre.store import centre
from dropin.dates import day_range
from dropin.errors import KnownError
from dropin.programme.changes.drafts import checked_closure, checked_term
from dropin.programme.changes.writing import (
    Columns,
    category_columns,
    closure_columns,
    place_columns,
    term_columns,
)
from dropin.programme.model import COLOURS, Category, Closure, Place, Term
from dropin.programme.store import (
    categories,
    closures,
    next_position,
    places,
    terms,
    uses_of_category,
    uses_of_place,
)
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_USUAL_CATEGORIES = (
    "Support",
    "Food",
    "Wellbeing",
    "Social",
    "Creative",
    "Outings",
    "Centre life",
    "Learning",
)


def add_usual_categories(file: CentreFile) -> None:
    """Give a new centre eight categories to begin with, one of each colour."""
    with file.change(say("Add the usual categories")) as change:
        for position, (name, colour) in enumerate(zip(_USUAL_CATEGORIES, COLOURS, strict=True)):
            change.insert("category", name=say(name), colour=colour, position=position)


def save_category(file: CentreFile, category: Category) -> int:
    """Add (id 0) or change a category; returns its id.

    KnownError where the name is taken, or the category to change is gone.
    """
    name = _free_name(category.name, category.id, categories(file))
    columns = category_columns(replace(category, name=name))
    label = say("the category {name}", name=name)
    return _save_named(file, "category", category.id, columns, label)


def remove_category(file: CentreFile, category_id: int) -> None:
    """Remove a category; its activities stay, without one."""
    uses = uses_of_category(file, category_id)
    for category in categories(file):
        if category.id == category_id:
            label = _removal(say("the category {name}", name=category.name), uses)
            with file.change(label) as change:
                change.delete("category", category_id)


def save_place(file: CentreFile, place: Place) -> int:
    """Add (id 0) or change a place; returns its id.

    KnownError where the name is taken, or the place to change is gone.
    """
    name = _free_name(place.name, place.id, places(file))
    label = say("the place {name}", name=name)
    return _save_named(file, "place", place.id, place_columns(replace(place, name=name)), label)


def remove_place(file: CentreFile, place_id: int) -> None:
    """Remove a place with its closures; what was there stays, without a place."""
    uses = uses_of_place(file, place_id)
    for place in places(file):
        if place.id == place_id:
            label = _removal(say("the place {name}", name=place.name), uses)
            with file.change(label) as change:
                change.delete("place", place_id)


def save_closure(file: CentreFile, closure: Closure) -> int:
    """Add (id 0) or change a closure; returns its id.

    KnownError for an impossible span, or where the closure to change is gone.
    """
    closure = checked_closure(closure)
    _require_there(closure.id, closures(file))
    with file.change(say("Close on {days}", days=_days(file, closure))) as change:
        if not closure.id:
            return change.insert("closure", **closure_columns(closure))
        change.update("closure", closure.id, **closure_columns(closure))
    return closure.id


def remove_closure(file: CentreFile, closure_id: int) -> None:
    """Open again on the days of a closure."""
    for closure in closures(file):
        if closure.id == closure_id:
            with file.change(say("Open again on {days}", days=_days(file, closure))) as change:
                change.delete("closure", closure_id)


def close_on_holidays(file: CentreFile, holidays: Sequence[tuple[date, str]]) -> tuple[int, ...]:
    """Close all day on each of these named days, as one edit; days closed already stay as is.

    Returns the ids of the new closures.
    """
    taken = {each.starts_on for each in closures(file) if each.all_day and each.place_id is None}
    with file.change(say("Close on public holidays")) as change:
        return tuple(
            change.insert(
                "closure",
                **closure_columns(Closure(0, day, day + timedelta(days=1), reason=name)),
            )
            for day, name in holidays
            if day not in taken
        )


def save_term(file: CentreFile, term: Term) -> int:
    """Add (id 0) or change one range of a term; returns its id.

    KnownError for an impossible range, or where the one to change is gone.
    """
    term = checked_term(term)
    _require_there(term.id, terms(file))
    with file.change(say("Set the days of {name}", name=term.name)) as change:
        if not term.id:
            return change.insert("term", **term_columns(term))
        change.update("term", term.id, **term_columns(term))
    return term.id


def remove_term(file: CentreFile, term_id: int) -> None:
    """Remove one range of a term."""
    for term in terms(file):
        if term.id == term_id:
            with file.change(say("Remove days of {name}", name=term.name)) as change:
                change.delete("term", term_id)


def _save_named(file: CentreFile, table: str, number: int, columns: Columns, what: str) -> int:
    if number:
        with file.change(say("Change {what}", what=what)) as change:
            change.update(table, number, **columns)
        return number
    with file.change(say("Add {what}", what=what)) as change:
        return change.insert(table, **columns, position=next_position(file, table))


def _require_there(number: int, known: Sequence[Place | Category | Closure | Term]) -> None:
    if number and all(each.id != number for each in known):
        raise KnownError(
            say("This was removed meanwhile. Nothing was saved."),
            say("Add it anew, or undo its removal."),
        )


def _days(file: CentreFile, closure: Closure) -> str:
    return day_range(closure.starts_on, closure.ends_on, centre(file).customs)


def _removal(what: str, uses: int) -> str:
    if not uses:
        return say("Remove {what}", what=what)
    return say_count(
        "Remove {what} (used once)", "Remove {what} (used {count} times)", uses, what=what
    )


def _free_name(name: str, own_id: int, taken: Sequence[Place] | Sequence[Category]) -> str:
    name = " ".join(name.split())
    if not name:
        raise KnownError(say("A name is missing."), say("Write a short name."))
    _require_there(own_id, taken)
    for each in taken:
        if each.id != own_id and each.name.casefold() == name.casefold():
            raise KnownError(
                say("There is already one called “{name}”.", name=each.name),
                say("Choose another name, or use the one that is there."),
            )
    return name
