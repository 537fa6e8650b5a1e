"""Printing or saving a whole pack, one sheet after the other, beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dropin.kit.tasks import Progress, Tasks
from dropin.printing.operations import Printed, printed_together
from dropin.printing.outlet_view import documents_folder, pages_sent
from dropin.printing.packs.jobs import Job, jobs, sheets_of
from dropin.printing.packs.model import Pack
from dropin.printing.remembering import remember
from dropin.printing.store import LastPrint
from dropin.records import NamedTuple
from dropin.storage.atomic import write_whole
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Deal = Callable[[Job, Printed, Progress], int]
"""Prints or saves one finished sheet; how many pages or files that were."""


class PackDone(NamedTuple):
    """How many pages or files there were, and what whoever prints should know of them."""

    number: int
    cautions: tuple[str, ...] = ()


class PackRun(QObject):
    """``said`` tells what was done, ``cautioned`` what should be known of it.

    The sheets are read by an opening of the file of its own, one when its turn comes; those that
    came out are remembered, also where the rest was cancelled.
    """

    said = Signal(str)
    cautioned = Signal(str)

    def __init__(
        self, file: CentreFile, today: Callable[[], date], owner: QWidget, tasks: Tasks
    ) -> None:
        super().__init__(owner)
        self._file, self._today, self._owner, self._tasks = file, today, owner, tasks

    def print_all(self, pack: Pack, day: date) -> None:
        """Ask once which printer, then print each sheet as often as the pack says."""
        from dropin.printing import printer_view  # asks the system for its printers: slow

        printer = printer_view.last_printer(f"pack {pack.name}")
        printer.setDocName(pack.name)
        if not printer_view.chosen_by_person(printer, self._owner):
            return
        printer_view.keep_printer(f"pack {pack.name}", printer)
        into = Path(printer.outputFileName()) if printer.outputFileName() else None

        def deal(job: Job, made: Printed, progress: Progress) -> int:
            return _print_job(job, made, printer, into, progress)

        self._run(say("Printing {title}", title=pack.name), pack, day, deal, pages_sent)

    def save_all(self, pack: Pack, day: date) -> None:
        """Ask for a folder, then write each sheet into it as a PDF."""
        chosen = QFileDialog.getExistingDirectory(
            self._owner, say("A folder for the sheets"), str(documents_folder())
        )
        if not chosen:
            return
        folder = Path(chosen)

        def deal(job: Job, made: Printed, progress: Progress) -> int:
            write_whole(folder / job.file_name, made.pdf)
            return 1

        def saved(count: int) -> str:
            return say_count(
                "{count} sheet saved in {folder}.",
                "{count} sheets saved in {folder}.",
                count,
                folder=folder.name,
            )

        self._run(say("Saving {name}", name=pack.name), pack, day, deal, saved)

    def _run(
        self, title: str, pack: Pack, day: date, deal: Deal, words: Callable[[int], str]
    ) -> None:
        came_out: list[LastPrint] = []

        def done(found: PackDone) -> None:
            self.cautioned.emit(" ".join(found.cautions))
            self.said.emit(words(found.number))

        task = self._tasks.run(
            title, lambda progress: self._work(pack, day, deal, came_out, progress), done
        )
        task.ended.connect(lambda: remember(self._file, came_out))

    def _work(
        self, pack: Pack, day: date, deal: Deal, came_out: list[LastPrint], progress: Progress
    ) -> PackDone:
        opened = CentreFile.open(
            self._file.path, clock=self._file.clock, who=self._file.who, read_only=True
        )
        with opened as file:
            today = self._today()
            found = jobs(file, pack, day, today)
            cautions = dict.fromkeys(found.left_out)
            count = 0
            for job in found.jobs:
                said: list[LastPrint] = []
                part = _part_of(progress, (job.number - 1) / len(found.jobs), len(found.jobs))
                part.say(0, job.name)
                made = printed_together(sheets_of(file, job, today, said), job.title)
                count += deal(job, made, part)
                came_out += said
                cautions.update(dict.fromkeys(f"{job.name}: {each}" for each in made.warnings))
        return PackDone(count, tuple(cautions))


def _part_of(progress: Progress, start: float, parts: int) -> Progress:
    """The progress of one sheet within that of the pack; cancelled with it."""
    return Progress(lambda fraction, words: progress.say(start + fraction / parts, words))


def _print_job(
    job: Job, made: Printed, printer: QPrinter, into: Path | None, progress: Progress
) -> int:
    from dropin.printing import printer_view

    printer_view.set_up(printer, made.pdf, job.name, duplex=job.sheet.options.duplex)
    printer.setFromTo(0, 0)  # all of it, whatever was asked for of the one before
    printer.setCopyCount(job.sheet.copies)
    if into is not None:
        printer.setOutputFileName(str(into.with_name(f"{into.stem} {job.file_name}")))
    return printer_view.print_pages(made.pdf, printer, progress)
