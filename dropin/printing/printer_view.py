"""To a real printer: the system's dialog, then the PDF's pages at the printer's own resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocumentRenderOptions
from PySide6.QtWidgets import QWidget

from dropin.errors import KnownError
from dropin.kit.tasks import Progress
from dropin.printing.preview_view import PdfPages
from dropin.words import say

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_BAND = 800  # pixels drawn at a time, so that memory stays flat however fine the printer is
_SIZES = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
    "a3": QPageSize.PageSizeId.A3,
    "tabloid": QPageSize.PageSizeId.Tabloid,
}


def printer_for(paper: str, title: str, *, landscape: bool) -> QPrinter:
    """The usual printer, set to this paper lying on its long side, or else upright."""
    from PySide6.QtPrintSupport import QPrinter  # asks the system for its printers: slow

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    lie = QPageLayout.Orientation
    printer.setPageLayout(
        QPageLayout(
            QPageSize(_SIZES[paper]), lie.Landscape if landscape else lie.Portrait, QMarginsF()
        )
    )
    printer.setDocName(title)
    return printer


def chosen_by_person(printer: QPrinter, parent: QWidget) -> bool:
    """Show the system's print dialog; whether the person wants to print."""
    from PySide6.QtPrintSupport import QPrintDialog  # as above

    dialog = QPrintDialog(printer, parent)
    return bool(dialog.exec())


def print_pages(data: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print the PDF and return how many pages went out. May run beside the window's thread.

    Raises KnownError where the printer does not take it, Cancelled between pages.
    """
    pages = PdfPages(data)
    count = pages.document.pageCount()
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or count, count)
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError(
            say("The printer did not take the sheet. Nothing was printed."),
            say("Check that it is on and has paper, or save the sheet as a PDF."),
        )
    try:
        for number in range(first, last + 1):
            progress.say((number - first) / count, say("Printing page {page}", page=number))
            if number > first:
                printer.newPage()
            _paint(pages, number - 1, painter, printer)
    finally:
        painter.end()
    return last - first + 1


def _paint(pages: PdfPages, page: int, painter: QPainter, printer: QPrinter) -> None:
    """One page at the size it has on paper, whatever paper the printer holds; from the corner."""
    dots = printer.resolution() / 72
    points = pages.document.pagePointSize(page)
    width, height = round(points.width() * dots), round(points.height() * dots)
    for top in range(0, height, _BAND):
        band = QRect(0, top, width, min(_BAND, height - top))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(QSize(width, height))
        options.setScaledClipRect(band)
        picture = pages.document.render(page, band.size(), options)
        painter.drawImage(band, picture.convertToFormat(QImage.Format.Format_ARGB32))
