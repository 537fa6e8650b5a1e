"""To a real printer: the system's dialog, then the PDF's pages at the printer's own resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect, QSettings, QSize
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
_SETTINGS = "Drop-in"


def printer_for(data: bytes, title: str, sheet: str, *, duplex: bool = False) -> QPrinter:
    """The printer for this kind of ``sheet``, set to the paper of the PDF ``data``."""
    printer = last_printer(sheet)
    set_up(printer, data, title, duplex=duplex)
    return printer


def last_printer(sheet: str) -> QPrinter:
    """The printer last used on this computer for this kind of ``sheet``, else the usual one."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # asks the system: slow

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    last = _settings().value(f"printer/{sheet}", "")
    if isinstance(last, str) and last in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(last)
    return printer


def set_up(printer: QPrinter, data: bytes, title: str, *, duplex: bool = False) -> None:
    """The paper of the PDF ``data``, upright or lying on its long side; on both sides if wished."""
    from PySide6.QtPrintSupport import QPrinter

    size = PdfPages(data).document.pagePointSize(0)
    lies = size.width() > size.height()
    upright = size.transposed() if lies else size
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF()))
    printer.setDocName(title)
    if duplex:
        edge = QPrinter.DuplexMode.DuplexShortSide if lies else QPrinter.DuplexMode.DuplexLongSide
        printer.setDuplex(edge)


def keep_printer(sheet: str, printer: QPrinter) -> None:
    """Propose this printer for this kind of sheet the next time; what goes to a file has none."""
    if not printer.outputFileName() and printer.printerName():
        _settings().setValue(f"printer/{sheet}", printer.printerName())


def _settings() -> QSettings:
    """What this computer remembers; nothing of it is in the centre's file."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, _SETTINGS, _SETTINGS)


def chosen_by_person(printer: QPrinter, parent: QWidget) -> bool:
    """Show the system's print dialog; whether the person wants to print."""
    from PySide6.QtPrintSupport import QPrintDialog  # as above

    dialog = QPrintDialog(printer, parent)
    return bool(dialog.exec())


def print_pages(data: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print the PDF, as often as the printer is set to and cannot do by itself, and return how many
    pages went out. May run beside the window's thread.

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
    again = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    wanted = [number for _ in range(again) for number in range(first, last + 1)]
    try:
        for done, number in enumerate(wanted):
            progress.say(done / len(wanted), say("Printing page {page}", page=number))
            if done:
                printer.newPage()
            _paint(pages, number - 1, painter, printer)
    finally:
        painter.end()
    return len(wanted)


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
