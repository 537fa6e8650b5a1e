"""What layouts lack."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Let everything in ``layout`` go, to fill it anew."""
    while (item := layout.takeAt(0)) is not None:
        if (part := item.widget()) is not None:
            part.hide()  # now; it is deleted only when control returns to the window
            part.deleteLater()
