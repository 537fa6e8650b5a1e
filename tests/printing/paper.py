"""A printed sheet as another program shows and reads it: through Qt's PDF engine (PDFium).

It comes with the program, so no test needs a tool of the system to look at paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

_POINTS_AN_INCH = 72


def first_page(pdf: bytes, dots_per_inch: int) -> QImage:
    """The first page on white paper."""
    with _opened(pdf) as document:
        return _page(document, 0, dots_per_inch)


def first_page_in_grey(pdf: bytes, dots_per_inch: int) -> Image.Image:
    """As an office printer without colours shows it."""
    return _in_grey(first_page(pdf, dots_per_inch))


def pages_in_grey(pdf: bytes, dots_per_inch: int) -> list[Image.Image]:
    with _opened(pdf) as document:
        numbers = range(document.pageCount())
        return [_in_grey(_page(document, number, dots_per_inch)) for number in numbers]


def _page(document: QPdfDocument, number: int, dots_per_inch: int) -> QImage:
    points = document.pagePointSize(number)
    scale = dots_per_inch / _POINTS_AN_INCH
    size = QSize(round(points.width() * scale), round(points.height() * scale))
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, document.render(number, size))
    painter.end()
    return paper


def _in_grey(page: QImage) -> Image.Image:
    grey = page.convertToFormat(QImage.Format.Format_Grayscale8)
    size = (grey.width(), grey.height())
    return Image.frombytes("L", size, bytes(grey.constBits()), "raw", "L", grey.bytesPerLine())


def text_of(pdf: bytes) -> str:
    """The text of every page."""
    with _opened(pdf) as document:
        return "".join(document.getAllText(number).text() for number in range(document.pageCount()))


@contextmanager
def _opened(pdf: bytes) -> Iterator[QPdfDocument]:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    try:
        yield document
    finally:
        document.close()
