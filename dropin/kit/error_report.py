"""How an error is shown: the world's with what to do next, ours with a report to pass on.

A report holds where in the program it happened and nothing that anybody typed: no names, no
values, not even the words of the exception, for those may hold them.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.labels import IconView, Label
from dropin.words import say

PROGRAM_FOLDER = Path(__file__).parents[2]
_WIDTH = 480


class ErrorDialog(QDialog):
    """One error, in sentences; of our own mistakes a report can be copied."""

    def __init__(self, parent: QWidget | None, what: str, next_step: str, report: str = "") -> None:
        super().__init__(parent)
        self.report = report
        self.setWindowTitle(what)
        self.what = Label(what, "section")
        self.next_step = Label(next_step)
        self.copy_button = Button(say("Copy report"), pressed=self.copy_report)
        self.close_button = Button(say("Close"), "primary", pressed=self.accept)

        words = QVBoxLayout()
        words.setSpacing(theme.TIGHT)
        words.addWidget(self.what)
        words.addWidget(self.next_step)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.WIDE)
        icon = IconView("warning", "needed" if report else "careful", 1.8)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        buttons = Flow(theme.TIGHT)
        buttons.add(self.copy_button, at_end=True)
        buttons.add(self.close_button, at_end=True)
        self.copy_button.setVisible(bool(report))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, theme.ROOMY, theme.ROOMY, theme.WIDE)
        column.setSpacing(theme.ROOMY)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        self.setMinimumWidth(min(760, theme.scaled(_WIDTH)))
        self.close_button.setFocus()

    def copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self.copy_button.setText(say("Copied"))


def error_dialog(parent: QWidget | None, error: Exception, now: datetime) -> ErrorDialog:
    """The dialog that fits ``error``, not yet open."""
    if isinstance(error, KnownError):
        return ErrorDialog(parent, error.what, error.next_step)
    return ErrorDialog(
        parent,
        say("Something went wrong inside the program."),
        say(
            "Your file is safe: what was not finished has been taken back. "
            "You can go on working. If it happens again, copy the report and pass it on; "
            "it holds no names."
        ),
        report_of(error, now),
    )


def show_error(parent: QWidget | None, error: Exception, now: datetime) -> None:
    """Show ``error`` over ``parent`` until it is closed."""
    error_dialog(parent, error, now).exec()


def report_of(error: BaseException, now: datetime) -> str:
    """Where it happened: program version, system, and the lines passed through, innermost last."""
    import traceback  # only when something has gone wrong

    lines = [
        f"Drop-in, {now:%Y-%m-%d %H:%M} · Python {sys.version.split()[0]} · {sys.platform}",
    ]
    for part in _chain(error):
        lines.append(type(part).__name__)
        lines += [
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(part.__traceback__)
        ]
    return "\n".join(lines) + "\n"


def write_log(error: BaseException, folder: Path, now: datetime) -> Path:
    """Add the report to ``dropin.log`` in ``folder``. Raises OSError where that cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "dropin.log"
    with log.open("a", encoding="utf-8") as written:
        written.write(report_of(error, now) + "\n")
    return log


def _chain(error: BaseException) -> list[BaseException]:
    """The error and what caused it, the first cause first."""
    chain = [error]
    while (earlier := chain[0].__cause__ or chain[0].__context__) and earlier not in chain:
        chain.insert(0, earlier)
    return chain


def _place(filename: str) -> str:
    """The file within the program, or only its name: a path may hold the name of a person."""
    path = Path(filename)
    if path.is_relative_to(PROGRAM_FOLDER):
        return path.relative_to(PROGRAM_FOLDER).as_posix()
    return path.name
