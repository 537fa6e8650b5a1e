"""From a pack and a day to its sheets, one after the other: each a finished PDF.

Each is composed only when it is asked for, so that memory does not grow with the pack.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dropin.printing.catalogue import A_DATE
from dropin.printing.composing import sheets_for
from dropin.printing.documents.reading import title_of_many
from dropin.printing.documents.subjects import Subject, nothing_to_show, subjects
from dropin.printing.file_names import as_file_name
from dropin.printing.flowing.model import Document
from dropin.printing.model import Sheet
from dropin.printing.packs.model import Pack, PackSheet, day_of
from dropin.printing.remembering import print_of
from dropin.printing.store import LastPrint
from dropin.records import NamedTuple
from dropin.storage.file import CentreFile
from dropin.words import say

_ALL_OF_THEM = (A_DATE,)  # each activity of the day; leaders are one, "Everybody"


class Job(NamedTuple):
    """One sheet of a pack: what it is called, and everything it is about."""

    number: int
    sheet: PackSheet
    name: str
    about: tuple[Subject, ...]

    @property
    def title(self) -> str:
        """What the PDF is called where it holds several sheets, else "": it has its own title."""
        return self.name if len(self.about) > 1 or title_of_many(self.about[0].wanted) else ""

    @property
    def file_name(self) -> str:
        """``01 Week.pdf``: the files of a pack lie in its order."""
        return as_file_name(f"{self.number:02} {self.name}") + ".pdf"


class Jobs(NamedTuple):
    """What there is to print, and in words what there is nothing of."""

    jobs: tuple[Job, ...]
    left_out: tuple[str, ...] = ()


def jobs(file: CentreFile, pack: Pack, day: date, today: date) -> Jobs:
    """The sheets of ``pack`` for ``day``. Each leader's own, or each date's, are one job."""
    found: list[Job] = []
    left_out: list[str] = []
    for sheet in pack.sheets:
        if sheet.kind is None:
            left_out.append(say("A newer Drop-in knows the sheet “{name}”.", name=sheet.sheet))
            continue
        about = subjects(file, sheet.sheet, day_of(sheet, day), today)
        if sheet.kind.about not in _ALL_OF_THEM:
            about = about[:1]
        name = str(sheet.kind.name)
        if about:
            found.append(Job(len(found) + 1, sheet, name, about))
        else:
            why = nothing_to_show(sheet.sheet)
            left_out.append(say("{name}: {why}", name=name, why=why))
    return Jobs(tuple(found), tuple(left_out))


def sheets_of(
    file: CentreFile, job: Job, today: date, said: list[LastPrint]
) -> Iterator[Sheet | Document]:
    """Each sheet of a job when it is asked for; what is to be remembered is added to ``said``."""
    how, kind = job.sheet.how, job.sheet.kind
    for subject in job.about:
        for sheet in sheets_for(file, subject.wanted, how, today=today):
            if kind is not None and kind.is_remembered and isinstance(sheet, Sheet):
                said.append(print_of(sheet, how, file.clock()))
            yield sheet
