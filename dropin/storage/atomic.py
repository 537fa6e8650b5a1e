"""Files that are written whole or not at all: PDF, calendars, tables, backups, new centres.

The content goes to a temporary name in the same folder, to the disk, and only then under its
final name. Whatever stops the program in between, the file that was there before is still there.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dropin.errors import KnownError
from dropin.storage.schema import APPLICATION_ID
from dropin.words import say

TEMPORARY_SUFFIX = ".part"
_CENTRE_MARK = slice(68, 72)  # where SQLite keeps the application's number (its "File Format", 1.3)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` under ``path``, replacing a file of that name only once it is all there.

    Raises KnownError, with the old file untouched, when the disk or folder does not take it, and
    where a whole centre has that name.
    """
    target = Path(os.path.realpath(path))  # a link stays a link to the new content
    _refuse_centre(target)
    try:
        with temporary_name(target) as temporary:
            _write(temporary, data)
            if target.exists():
                temporary.chmod(target.stat().st_mode)
            temporary.replace(target)
            sync_folder(target.parent)
    except OSError as error:
        raise not_written(path, error) from error


@contextmanager
def temporary_name(target: Path) -> Iterator[Path]:
    """A short, unused name in the target's folder; what is left under it is removed."""
    temporary = target.with_name(f".dropin-{os.urandom(6).hex()}{TEMPORARY_SUFFIX}")
    try:
        yield temporary
    finally:
        with suppress(OSError):  # the first failure is the one to tell
            temporary.unlink(missing_ok=True)


def publish_new(temporary: Path, target: Path) -> None:
    """Give a finished file its name. Raises FileExistsError rather than replace another file."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # sticks formatted for Windows know no second names
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        temporary.rename(target)
    else:
        temporary.unlink()
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Wait until the content is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the folder's names are on the disk, where the system can promise that."""
    if sys.platform == "win32":
        return  # folders cannot be opened there; renaming is journaled by the file system
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EBADF, errno.ENOTSUP):
            raise  # some network disks cannot do it; anything else is a failing disk
    finally:
        os.close(descriptor)


def not_written(path: Path, error: OSError) -> KnownError:
    """What the person is told when a file could not be written."""
    values = {"name": path.name, "folder": path.parent}
    if error.errno in _NO_ROOM:
        return KnownError(
            say("There is no room on the disk for “{name}”. Nothing was replaced.", **values),
            say("Make room, or choose another place."),
        )
    if error.errno == errno.ENAMETOOLONG:
        return KnownError(
            say("The name “{start}…” is too long.", start=path.name[:40]),
            say("Choose a shorter name."),
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return KnownError(
            say("There is no folder {folder}.", **values), say("Choose a folder that is there.")
        )
    if isinstance(error, IsADirectoryError):
        return KnownError(
            say("“{name}” is a folder, so no file can have its name.", **values),
            say("Choose another name."),
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return KnownError(
            say("“{name}” cannot be written in {folder}. Nothing was replaced.", **values),
            say("Close it if another program shows it, or choose another folder."),
        )
    return KnownError(
        say("The disk did not take “{name}”. Nothing was replaced.", **values),
        say("Check that the disk or stick is there, or choose another place."),
    )


def _refuse_centre(target: Path) -> None:
    """One slip in the name of a print must not cost a centre its file, or a backup of it."""
    try:
        with target.open("rb") as file:
            head = file.read(_CENTRE_MARK.stop)
    except OSError:  # none is there, or writing will say what is wrong
        return
    if head[_CENTRE_MARK] == APPLICATION_ID.to_bytes(4, "big"):
        raise KnownError(
            say("“{name}” is a centre’s file. Nothing was written over it.", name=target.name),
            say("Choose another name."),
        )


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(descriptor)
