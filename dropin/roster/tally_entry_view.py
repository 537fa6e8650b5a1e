"""Noting a call or visit by a few keys: a digit for its kind, Enter; nothing about who called.

``+`` and ``-`` lengthen and shorten it by five minutes, ``*`` turns a call into a visit and back,
``/`` says that somebody else was called in: all under one hand on a keypad.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button, ButtonKind
from dropin.kit.flow import Flow
from dropin.kit.labels import Label, Sign
from dropin.kit.large import LARGE, LARGER, LargeButton, LargeLabel
from dropin.kit.painting import focus_ring
from dropin.roster.model import CALL, VISIT, Tally, TallyKind
from dropin.roster.operations import note_tally
from dropin.roster.store import tally_kinds
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_STEP, _MOST_MINUTES = 5, 12 * 60
_KEYS = "123456789"


class TallyEntry(QWidget):
    """``noted`` says what was written; the entry is empty again then, ready for the next.

    ``is_large``: in large type, in the middle of a screen of its own.
    """

    noted = Signal(str)

    def __init__(
        self, file: CentreFile, now: Callable[[], datetime], *, is_large: bool = False
    ) -> None:
        super().__init__()
        self._file, self._now, self._is_large = file, now, is_large
        self.when: Callable[[], tuple[date, time] | None] = self._present
        self._draft = _blank(now())
        self.kind_buttons: dict[int, Button] = {}
        self.call_button = self._button(say("Call"))
        self.visit_button = self._button(say("Visit  *"))
        self.less_button = self._button(say("–5"))
        self.length = self._label()
        self.more_button = self._button(say("+5"))
        self.called_in_button = self._button(say("Somebody else was called in  /"))
        self.save_button = self._button(say("Note it  ⏎"), primary=True)
        self.problem = Sign("warning", "needed")
        self.problem.hide()
        self._kinds = Flow(theme.TIGHT, centred=is_large)
        self._build()
        self._wire()
        self.start()

    def start(self) -> None:
        """Empty: a call, now, of no kind yet."""
        self._draft = _blank(self._now())
        self._show_kinds(tally_kinds(self._file))
        self.problem.hide()
        self._show()

    def save(self) -> None:
        """Note what stands there, at ``when``: now, unless whoever shows the entry asks for it."""
        at = self.when()
        if at is None:
            return
        self._draft = replace(self._draft, day=at[0], at=at[1])
        try:
            note_tally(self._file, self._draft)
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        words = say("Noted a call.") if self._draft.way == CALL else say("Noted a visit.")
        self.start()
        self.noted.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif not self._take_sign(event.text()):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():  # its keys work from here, without a button in between
            focus_ring(QPainter(self), QRectF(self.rect()), theme.CARD_RADIUS)

    def _take_sign(self, sign: str) -> bool:
        """Whether the sign on a key means something here."""
        if sign and sign in _KEYS and int(sign) <= len(self.kind_buttons):
            self._choose(list(self.kind_buttons)[int(sign) - 1])
        elif sign in ("+", "-", "–"):
            self._lengthen(_STEP if sign == "+" else -_STEP)
        elif sign == "*":
            self._come(VISIT if self._draft.way == CALL else CALL)
        elif sign == "/":
            self._call_in()
        else:
            return False
        return True

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.TIGHT, theme.TIGHT, theme.TIGHT, theme.TIGHT)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self._kinds)
        for parts in (
            (self.call_button, self.visit_button),
            (self.less_button, self.length, self.more_button),
            (self.called_in_button,),
            (self.save_button,),
        ):
            row = Flow(theme.TIGHT, centred=self._is_large)
            for part in parts:
                row.add(part)
            column.addWidget(row)
        column.addWidget(self.problem)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("Note a call or visit"))

    def _wire(self) -> None:
        for button, act in (
            (self.call_button, lambda: self._come(CALL)),
            (self.visit_button, lambda: self._come(VISIT)),
            (self.less_button, lambda: self._lengthen(-_STEP)),
            (self.more_button, lambda: self._lengthen(_STEP)),
            (self.called_in_button, self._call_in),
            (self.save_button, self.save),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
        for button in (self.call_button, self.visit_button, self.called_in_button):
            button.setCheckable(True)

    def _show_kinds(self, kinds: tuple[TallyKind, ...]) -> None:
        if list(self.kind_buttons) == [each.id for each in kinds]:
            return
        for button in self.kind_buttons.values():
            self._kinds.take(button)
            button.deleteLater()
        self.kind_buttons = {}
        for place, kind in enumerate(kinds):
            key = f"{_KEYS[place]}  " if place < len(_KEYS) else ""
            button = self._button(f"{key}{kind.name}")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, number=kind.id: self._choose(number))
            self.kind_buttons[kind.id] = button
            self._kinds.add(button)
        self._kinds.setVisible(bool(kinds))

    def _choose(self, kind_id: int) -> None:
        same = self._draft.kind_id == kind_id
        self._change(kind_id=None if same else kind_id)

    def _come(self, way: str) -> None:
        self._change(way=way)

    def _lengthen(self, minutes: int) -> None:
        length = max(0, min(_MOST_MINUTES, (self._draft.minutes or 0) + minutes))
        self._change(minutes=length or None)

    def _call_in(self) -> None:
        self._change(called_in=not self._draft.called_in)

    def _change(self, **fields: Any) -> None:
        self._draft = replace(self._draft, **fields)
        self._show()

    def _present(self) -> tuple[date, time]:
        now = self._now()
        return now.date(), now.time().replace(second=0, microsecond=0)

    def _show(self) -> None:
        draft = self._draft
        for number, button in self.kind_buttons.items():
            button.setChecked(number == draft.kind_id)
        self.call_button.setChecked(draft.way == CALL)
        self.visit_button.setChecked(draft.way == VISIT)
        self.called_in_button.setChecked(draft.called_in)
        self.length.setText(
            say("how long: not noted")
            if draft.minutes is None
            else say_count("{count} minute", "{count} minutes", draft.minutes)
        )

    def _button(self, words: str, *, primary: bool = False) -> Button:
        kind: ButtonKind = "primary" if primary else "plain"
        if self._is_large:
            return LargeButton(words, kind, LARGER if primary else LARGE)
        return Button(words, kind)

    def _label(self) -> Label:
        return LargeLabel() if self._is_large else Label()


def _blank(now: datetime) -> Tally:
    return Tally(0, now.date(), now.time().replace(second=0, microsecond=0))
