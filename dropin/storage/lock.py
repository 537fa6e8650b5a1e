"""The note beside an open file: who has it, on which machine, since when.

``NAME.dropin.lock`` holds the note as JSON and is held by a lock of the operating system, which
ends with the process however that ends: a note left behind by a crash binds nobody. It is
removed on a clean close.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from dropin.records import record

LONGEST_NOTE = 4096
_NO_LOCKS_HERE = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)


@record
class Holder:
    """Who has a file open, on which machine, since when (UTC)."""

    who: str
    machine: str
    since: datetime


class InUseError(Exception):
    """Someone has the file open; ``holder`` is None when their note cannot be read.

    Not ``certain`` on network disks that know no locks: there the note alone speaks, and may
    have been left behind.
    """

    def __init__(self, holder: Holder | None, *, certain: bool = True) -> None:
        super().__init__("in use")
        self.holder = holder
        self.certain = certain


class Lock:
    """A held note. ``release`` removes it."""

    def __init__(self, notes: list[tuple[Path, int]]) -> None:
        self._notes = notes

    def release(self) -> None:
        """Let others open the file. Safe to call twice."""
        while self._notes:
            _remove(*self._notes.pop())


def take_lock(path: Path, who: str, now: datetime) -> Lock:
    """Hold the file at ``path`` (already resolved) for ``who``.

    Raises InUseError when someone else has it, and OSError where no note can be written, which
    means that the folder is read-only.
    """
    held: list[tuple[Path, int]] = []
    lock = Lock(held)
    import json  # a file that is only read is not held

    note = json.dumps({"who": who, "machine": machine_name(), "since": now.isoformat()})
    try:
        for place in _places(path):
            held.append((place, _hold(place, note.encode())))
    except BaseException:
        lock.release()
        raise
    return lock


def note_path(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def machine_name() -> str:
    """What this computer is called."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def _places(path: Path) -> list[Path]:
    """Where the note must be: beside the file, and for a file with several names (hard links)
    also under a name all of them share."""
    status = path.stat()
    if status.st_nlink < 2:
        return [note_path(path)]
    import tempfile  # only files with a second name need it

    shared = f"dropin-{status.st_dev:x}-{status.st_ino:x}.lock"
    return [note_path(path), Path(tempfile.gettempdir()) / shared]


def _hold(place: Path, note: bytes) -> int:
    while True:
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _claim(place, descriptor)
            if not _still_there(place, descriptor):  # its holder removed it just now
                os.close(descriptor)
                continue
            os.ftruncate(descriptor, 0)
            os.write(descriptor, note)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor


def _claim(place: Path, descriptor: int) -> None:
    try:
        free = _lock_descriptor(descriptor)
    except OSError as error:
        if error.errno not in _NO_LOCKS_HERE:
            raise
        if os.fstat(descriptor).st_size:
            raise InUseError(_read_note(place), certain=False) from None
        return
    if not free:
        raise InUseError(_read_note(place))


def _still_there(place: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(place.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _read_note(place: Path) -> Holder | None:
    import json

    try:
        note = json.loads(place.read_bytes()[:LONGEST_NOTE])
        return Holder(note["who"], note["machine"], datetime.fromisoformat(note["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # being written this moment, or not ours: the file is in use all the same


if sys.platform == "win32":
    import msvcrt

    _FAR_BEYOND_THE_NOTE = 1 << 30  # a locked range cannot be read by others on Windows

    def _lock_descriptor(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR_BEYOND_THE_NOTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    def _remove(place: Path, descriptor: int) -> None:
        os.close(descriptor)  # an open file cannot be removed on Windows
        with suppress(PermissionError):  # the next one has taken it already
            place.unlink(missing_ok=True)

else:
    import fcntl

    def _lock_descriptor(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _remove(place: Path, descriptor: int) -> None:
        if _still_there(place, descriptor):
            place.unlink(missing_ok=True)
        os.close(descriptor)
