"""The true preview: the PDF that will be printed, drawn by the same pages that go to paper."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.words import say

WHOLE_PAGE, PAGE_WIDTH = 0, -1
ZOOMS = (WHOLE_PAGE, PAGE_WIDTH, 75, 100, 150, 200, 300)


class PdfPages:
    """A PDF held in memory, ready to be drawn page by page."""

    def __init__(self, data: bytes, owner: QWidget | None = None) -> None:
        """Read ``data``; with an ``owner`` the document lives as long as that widget."""
        self.document = QPdfDocument(owner) if owner is not None else QPdfDocument()
        self._buffer = QBuffer(self.document)  # the document reads from it for as long as it lives
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)

    def picture(self, page: int, width: int) -> QImage:
        """One page, ``width`` pixels wide."""
        size = self.document.pagePointSize(page)
        height = round(width * size.height() / max(size.width(), 1))
        picture = self.document.render(page, QSize(width, height))
        return _on_white(picture)


class Preview(QWidget):
    """All pages one below the other, as large as one likes; says which page is in view."""

    page_shown = Signal(int, int)  # page from 1, of how many

    def __init__(self) -> None:
        super().__init__()
        self._pages: PdfPages | None = None
        # The view is made before any document and so goes before them: it must not outlive one.
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(say("Preview"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.set_zoom(WHOLE_PAGE)
        self.view.pageNavigator().currentPageChanged.connect(self._tell)
        theme.changes().changed.connect(self._dress)
        self._dress()

    @property
    def page_count(self) -> int:
        return self._pages.document.pageCount() if self._pages is not None else 0

    def text(self, page: int) -> str:
        """The words on one page, counted from 0, as a screen reader gets them."""
        return self._pages.document.getAllText(page).text() if self._pages is not None else ""

    def show_pdf(self, data: bytes, spoken: str) -> None:
        """Show ``data`` where the last one was shown, staying on the same page if it has it."""
        page = self.view.pageNavigator().currentPage()
        before, self._pages = self._pages, PdfPages(data, self)
        self.view.setDocument(self._pages.document)
        self.view.setAccessibleName(spoken)
        if before is not None:
            before.document.deleteLater()
        self.go_to(min(page, self.page_count - 1))
        self._tell()

    def set_zoom(self, zoom: int) -> None:
        """One of ZOOMS: the whole page, its width, or so many percent."""
        if zoom == WHOLE_PAGE:
            self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        elif zoom == PAGE_WIDTH:
            self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        else:
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(zoom / 100)

    def go_to(self, page: int) -> None:
        """Bring ``page``, counted from 0, to the top."""
        self.view.pageNavigator().jump(max(page, 0), QPointF(), 0)

    def _tell(self) -> None:
        self.page_shown.emit(self.view.pageNavigator().currentPage() + 1, self.page_count)

    def _dress(self) -> None:
        palette = self.view.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Window):
            palette.setColor(role, theme.current().sunken)
        self.view.setPalette(palette)


def _on_white(picture: QImage) -> QImage:
    """PDF pages have no ground of their own; paper is white, also in a dark window."""
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, picture)
    painter.end()
    return paper
