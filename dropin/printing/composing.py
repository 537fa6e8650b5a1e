"""From a centre's file to what a sheet says. Nothing is changed, and nothing is drawn yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dropin.centre.store import centre
from dropin.printing.entries import NameOf
from dropin.printing.model import DAY, KINDS, MONTH, Sheet, SheetOptions, texts
from dropin.printing.names import names_on_prints, with_names
from dropin.printing.sheets import day_sheet, month_sheet, week_sheet
from dropin.programme.store import programme_between
from dropin.records import NamedTuple
from dropin.storage.file import CentreFile

if TYPE_CHECKING:
    from dropin.printing.documents.reading import Wanted
    from dropin.printing.flowing.model import Document
    from dropin.printing.people_shown import Known, PeopleShown

_REACH = timedelta(days=45)  # a month from any of its days, with the weeks around it


def sheet_of(
    file: CentreFile,
    kind: str,
    day: date,
    options: SheetOptions,
    *,
    today: date,
    name_of: NameOf | None = None,
) -> Sheet:
    """What the sheet of the day, the week or the month that holds ``day`` says, as ``kind`` asks.

    ``name_of`` tells names otherwise than the options and each person's consent do.
    """
    about, settings = programme_between(file, day - _REACH, day + _REACH), centre(file)

    def compose(name_of: NameOf) -> Sheet:
        if kind == MONTH:
            return month_sheet(about, settings, day, options, today, name_of)
        if kind == DAY:
            from dropin.printing.on_call_reading import on_call_entries  # only the roster's sheets

            on_call = on_call_entries(file, day, settings.customs, today, name_of)
            return day_sheet(about, settings, day, options, today, name_of, on_call)
        return week_sheet(about, settings, day, options, today, name_of, kind=kind)

    as_agreed = name_of or names_on_prints(file, options.name_level, today)
    return with_names(file, as_agreed, options.name_level, compose)


class Composed(NamedTuple):
    """What a sheet says, and what it shows of people."""

    sheet: Sheet | Document
    people: PeopleShown


def composed(file: CentreFile, wanted: Wanted, options: SheetOptions, *, today: date) -> Composed:
    """Any sheet of the catalogue, and what it shows of people; raises what ``sheet_for`` raises."""
    from dropin.printing.people_shown import NotedNames, people_shown  # a plain print asks for none

    level = options.name_level
    names = NotedNames(names_on_prints(file, level, today))
    sheet = sheet_for(file, wanted, options, today=today, name_of=names)
    if isinstance(sheet, Sheet):  # it shows nobody but who was asked for, and no numbers
        return Composed(sheet, people_shown(texts(sheet), names.answers, (), level))
    from dropin.printing.flowing.model import texts as texts_of_document

    shown = texts_of_document(sheet)
    return Composed(sheet, people_shown(shown, names.answers, _known(file, today), level))


def sheet_for(
    file: CentreFile,
    wanted: Wanted,
    options: SheetOptions,
    *,
    today: date,
    name_of: NameOf | None = None,
) -> Sheet | Document:
    """What any sheet of the catalogue says, with what changed since its last print if asked for.

    Raises KnownError where what it is about is not in the file.
    """
    if wanted.kind in KINDS:
        from dropin.printing.remembering import with_changes

        day = wanted.day or today
        sheet = sheet_of(file, wanted.kind, day, options, today=today, name_of=name_of)
        return with_changes(file, sheet, options)
    from dropin.printing.documents.reading import document_of

    document = document_of(
        file,
        wanted,
        today=today,
        paper=options.paper,
        name_level=options.name_level,
        name_of=name_of,
    )
    return _bound(document, options)


def sheets_for(
    file: CentreFile, wanted: Wanted, options: SheetOptions, *, today: date
) -> Iterator[Sheet | Document]:
    """As ``sheet_for``, but of several each is made when it is asked for, and then let go."""
    if wanted.kind in KINDS:
        yield sheet_for(file, wanted, options, today=today)
        return
    from dropin.printing.documents.reading import documents_of

    for each in documents_of(
        file, wanted, today=today, paper=options.paper, name_level=options.name_level
    ):
        yield _bound(each, options)


def _bound(document: Document, options: SheetOptions) -> Document:
    """With room for punched holes, where that is wished."""
    parts = tuple(_bound(each, options) for each in document.documents)
    return document._replace(binding=options.binding, duplex=options.duplex, documents=parts)


def _known(file: CentreFile, today: date) -> tuple[Known, ...]:
    """Everybody a list could show, and whether their number may be shown to {members}."""
    from dropin.people.model import NUMBER_TO_MEMBERS, agreed
    from dropin.people.store import all_consents, people
    from dropin.printing.people_shown import Known

    consents = all_consents(file)
    return tuple(
        Known(
            each.id,
            each.name,
            each.phone,
            bool(each.phone) and agreed(consents.get(each.id, ()), NUMBER_TO_MEMBERS, today),
        )
        for each in people(file)
    )
