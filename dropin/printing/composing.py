"""From a centre's file to what a sheet says. Nothing is changed, and nothing is drawn yet."""

from __future__ import annotations

from datetime import date, timedelta

from dropin.centre.store import centre
from dropin.printing.entries import NameOf
from dropin.printing.model import DAY, MONTH, Sheet, SheetOptions
from dropin.printing.names import names_on_prints, with_names
from dropin.printing.sheets import day_sheet, month_sheet, week_sheet
from dropin.programme.store import programme_between
from dropin.storage.file import CentreFile

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

    if name_of is not None:
        return compose(name_of)
    as_agreed = names_on_prints(file, options.name_level, today)
    return with_names(file, as_agreed, options.name_level, compose)
