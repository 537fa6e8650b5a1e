"""Every edit of the centre's settings and hours, named and undoable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dropin.centre.model import Centre, Hours, SpecialDay
from dropin.centre.store import (
    centre,
    seat_lock,
    special_day,
    special_day_columns,
    special_days,
    write_seat_lock,
    write_settings,
    write_week,
)
from dropin.dates import day_short
from dropin.errors import BugError, KnownError
from dropin.storage.file import CentreFile
from dropin.words import say

LEAST_LETTERS = 8
"""Of the passphrase: shorter ones are guessed by trying."""
_LONGEST_ADDRESS = 500  # bytes: the squares of a longer one are too small to be scanned
_PICTURE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def save_centre(file: CentreFile, settings: Centre) -> None:
    """Write the settings, the logo too. KnownError if nameless, or the zone is unknown, or the
    calendar's address is none."""
    checked = _checked(settings)
    with file.change(_settings_label(checked)) as change:
        write_settings(file, change, checked)


def use_logo(file: CentreFile, logo: bytes | None) -> None:
    """Show this PNG or JPEG picture on every sheet; None shows none.

    KnownError if it is neither.
    """
    if logo is not None and not logo.startswith(_PICTURE_STARTS):
        raise KnownError(
            say("This file is not a PNG or JPEG picture. The logo is as it was."),
            say("Save the logo as PNG or JPEG and choose that file."),
        )
    label = say("Use a new logo") if logo else say("Remove the logo")
    with file.change(label) as change:
        write_settings(file, change, replace(centre(file), logo=logo))


def set_passphrase(file: CentreFile, passphrase: str) -> None:
    """From now on this opens the coordinator's seat. KnownError where it is too short.

    Only a salted hash is kept, and the label does not say what the change was.
    """
    if len(passphrase.strip()) < LEAST_LETTERS:
        raise KnownError(
            say("This passphrase is too short. Nothing was changed."),
            say("Take {count} letters or more: two or three words do.", count=LEAST_LETTERS),
        )
    from dropin.centre.passphrase import lock  # few centres set one

    with file.change(_settings_label(centre(file))) as change:
        write_seat_lock(file, change, lock(passphrase))


def take_off_passphrase(file: CentreFile) -> None:
    """The coordinator's seat asks for nothing any more."""
    if seat_lock(file):
        with file.change(_settings_label(centre(file))) as change:
            write_seat_lock(file, change, "")


def save_week(file: CentreFile, week: tuple[tuple[Hours, ...], ...]) -> None:
    """The spans the centre is usually open, Monday first. KnownError where two overlap."""
    if len(week) != 7:
        raise BugError("a week has seven days")
    for spans in week:
        check_spans(sorted(spans, key=lambda hours: hours.opens))
    with file.change(say("Change the opening hours")) as change:
        write_week(file, change, week)


def check_spans(spans: Sequence[Hours]) -> None:
    """Raises KnownError where two spans of one day, in order, overlap."""
    for earlier, later in pairwise(spans):
        if earlier.closes > later.opens or earlier.closes <= earlier.opens:
            raise KnownError(
                say("Two spans of opening hours overlap on one day."),
                say("Let the first close before the second opens."),
            )


def add_special_day(file: CentreFile, special: SpecialDay) -> int:
    """Other hours on one day (its id is ignored); returns the id. A day may have several."""
    label = say("Other hours on {day}", day=_day(file, special))
    with file.change(label) as change:
        return change.insert("special_day", **special_day_columns(special))


def open_on_holidays(
    file: CentreFile, holidays: Sequence[tuple[date, str]], hours: Hours
) -> tuple[int, ...]:
    """Give each of these named days the same hours, as one edit; special days stay as they are.

    Returns the ids of the new special days.
    """
    taken = {each.day for each in special_days(file)}
    with file.change(say("Other hours on public holidays")) as change:
        return tuple(
            change.insert("special_day", **special_day_columns(SpecialDay(0, day, hours, name)))
            for day, name in holidays
            if day not in taken
        )


def remove_special_day(file: CentreFile, special_day_id: int) -> None:
    """That day has its usual hours again."""
    special = special_day(file, special_day_id)
    if special is None:
        return
    with file.change(say("Usual hours on {day}", day=_day(file, special))) as change:
        change.delete("special_day", special_day_id)


def _settings_label(settings: Centre) -> str:
    return say("Change the settings of {name}", name=settings.name)


def _day(file: CentreFile, special: SpecialDay) -> str:
    return day_short(special.day, centre(file).customs)


def _checked(settings: Centre) -> Centre:
    settings = replace(settings, name=" ".join(settings.name.split()))
    if not settings.name:
        raise KnownError(say("The centre needs a name."), say("Write it as it stands on the door."))
    if not (settings.wording.member.strip() and settings.wording.members.strip()):
        raise KnownError(
            say("The word for the centre’s people is missing."),
            say("Write it for one and for several, for example guest and guests."),
        )
    try:
        ZoneInfo(settings.zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise KnownError(
            say("There is no time zone called “{zone}”.", zone=settings.zone),
            say("Choose one from the list, for example Europe/Dublin."),
        ) from error
    return replace(settings, calendar_address=checked_address(settings.calendar_address))


def checked_address(text: str) -> str:
    """The address of a published calendar, tidied; "" for none. KnownError if it is no address."""
    address = text.strip()
    if address[:9].lower() == "webcal://":  # what calendar programs offer; browsers want the other
        address = f"https://{address[9:]}"
    if len(address.encode()) > _LONGEST_ADDRESS:
        raise KnownError(
            say("This address is too long for a code that a telephone reads."),
            say("Publish the calendar under a shorter one."),
        )
    if address and not _is_web_address(address):
        raise KnownError(
            say("“{text}” is no address of a page or calendar.", text=text.strip()),
            say("Write it whole, such as https://example.org/programme.ics, or leave it empty."),
        )
    return address


def _is_web_address(text: str) -> bool:
    from urllib.parse import urlsplit  # few settings hold one

    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    is_plain = text.isprintable() and not any(each.isspace() for each in text)
    return parts.scheme.lower() in ("http", "https") and has_host and is_plain
