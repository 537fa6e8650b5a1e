"""Where a finished sheet goes: to a printer, or into a PDF that one saves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dropin.kit.tasks import Progress, Tasks
from dropin.storage.atomic import write_whole
from dropin.words import say, say_count


class Outlet(QObject):
    """Asks where to, then prints or saves beside the window; ``said`` tells what was done."""

    said = Signal(str)

    def __init__(self, owner: QWidget, tasks: Tasks) -> None:
        super().__init__(owner)
        self._owner, self._tasks = owner, tasks

    def save(self, data: bytes, name: str) -> None:
        """Ask which file, proposing ``name``, then write the PDF."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / f"{_as_file_name(name)}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(
            self._owner, say("Save as PDF"), proposed, say("PDF files (*.pdf)")
        )
        if not chosen:
            return
        path = Path(chosen).with_suffix(".pdf")
        self._tasks.run(
            say("Saving {name}", name=path.name),
            lambda progress: write_whole(path, data),
            lambda _: self.said.emit(say("Saved as {name}.", name=path.name)),
        )

    def print_out(self, data: bytes, name: str, paper: str, *, landscape: bool) -> None:
        """Ask which printer, then print."""
        from dropin.printing.printer_view import chosen_by_person, print_pages, printer_for

        printer = printer_for(paper, name, landscape=landscape)
        if not chosen_by_person(printer, self._owner):
            return

        def work(progress: Progress) -> int:
            return print_pages(data, printer, progress)

        self._tasks.run(say("Printing {title}", title=name), work, self._printed_out)

    def _printed_out(self, count: int) -> None:
        self.said.emit(
            say_count(
                "{count} page sent to the printer.", "{count} pages sent to the printer.", count
            )
        )


def _as_file_name(text: str) -> str:
    """``text`` without the characters that some systems refuse in names of files."""
    return "".join(" " if each in '<>:"/\\|?*' else each for each in text).strip(" .")
