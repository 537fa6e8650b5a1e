"""What three readers of PDFs find in one: poppler, pypdf, and PDFium."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO

from pypdf import PdfReader

from tests.printing import poppler as programs
from tests.printing.paper import text_of


def poppler(pdf: bytes) -> str:
    return composed(programs.poppler("pdftotext", pdf, "-", "-").decode("utf-8"))


def pypdf(pdf: bytes) -> str:
    return composed("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def pdfium(pdf: bytes) -> str:
    return composed(text_of(pdf))


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def fonts_in(pdf: bytes) -> set[str]:
    """The fonts of the PDF, without the letters that mark a subset."""
    names = re.findall(rb"/BaseFont /([\w+-]+)", pdf)
    return {name.decode("ascii").rpartition("+")[2] for name in names}
