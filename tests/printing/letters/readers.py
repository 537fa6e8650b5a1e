"""What three readers of PDFs find in one: poppler where it is installed, pypdf, and PDFium."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from tests.printing.paper import text_of

POPPLER = shutil.which("pdftotext")


def poppler(pdf: bytes, folder: Path) -> str:
    file = folder / "sheet.pdf"
    file.write_bytes(pdf)
    assert POPPLER is not None
    read = subprocess.run([POPPLER, str(file), "-"], capture_output=True, check=True)
    assert read.stderr == b""
    return composed(read.stdout.decode("utf-8"))


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
