"""Where a finished sheet goes: to a printer, or into a PDF that one saves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dropin.kit.tasks import Progress, Tasks
from dropin.printing.file_names import as_file_name
from dropin.storage.atomic import write_whole
from dropin.words import say, say_count


class Outlet(QObject):
    """Asks where to, then prints or saves beside the window; ``said`` tells what was done."""

    said = Signal(str)

    def __init__(self, owner: QWidget, tasks: Tasks) -> None:
        super().__init__(owner)
        self._owner, self._tasks = owner, tasks

    def save(self, data: bytes, name: str, done: Callable[[], None]) -> None:
        """Ask which file, proposing ``name``, then write the PDF; ``done`` once it is there."""
        proposed = str(documents_folder() / f"{as_file_name(name)}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(
            self._owner, say("Save as PDF"), proposed, say("PDF files (*.pdf)")
        )
        if not chosen:
            return
        path = Path(chosen).with_suffix(".pdf")

        def saved(_: None) -> None:
            self.said.emit(say("Saved as {name}.", name=path.name))
            done()

        self._tasks.run(
            say("Saving {name}", name=path.name), lambda progress: write_whole(path, data), saved
        )

    def print_out(
        self, data: bytes, name: str, sheet: str, done: Callable[[], None], *, duplex: bool = False
    ) -> None:
        """Ask which printer, proposing the last one for this kind of ``sheet``, then print."""
        from dropin.printing import printer_view  # asks the system for its printers: slow

        printer = printer_view.printer_for(data, name, sheet, duplex=duplex)
        if not printer_view.chosen_by_person(printer, self._owner):
            return
        printer_view.keep_printer(sheet, printer)

        def work(progress: Progress) -> int:
            return printer_view.print_pages(data, printer, progress)

        def sent(count: int) -> None:
            self.said.emit(pages_sent(count))
            done()

        self._tasks.run(say("Printing {title}", title=name), work, sent)


def pages_sent(count: int) -> str:
    return say_count(
        "{count} page sent to the printer.", "{count} pages sent to the printer.", count
    )


def documents_folder() -> Path:
    """Where people keep their documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))
