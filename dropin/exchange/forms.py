"""The preview of an import: what each row says and would do, before anything is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QVBoxLayout,
    QWidget,
)

from dropin.errors import KnownError
from dropin.exchange.columns_view import ColumnChooser
from dropin.exchange.kinds import KINDS
from dropin.exchange.model import (
    ADDED,
    ASK,
    BAD,
    OK,
    REFUSED,
    UNCHANGED,
    UPDATED,
    ImportPlan,
    ImportRow,
)
from dropin.exchange.operations import apply_plan, planner
from dropin.exchange.source import Source, open_source
from dropin.kit import theme
from dropin.kit.banner import Banner
from dropin.kit.buttons import Button
from dropin.kit.fields import CheckField, ChoiceField
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.kit.table import Column, Table
from dropin.kit.tasks import Progress, TaskBar, Tasks
from dropin.programme.plain_words.reading import Choice
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_ROLES = {OK: "good", ASK: "careful", BAD: "needed"}
_WIDTH, _HEIGHT = 1120, 660


def choose_source(parent: QWidget | None) -> Path | None:
    """The file a person wants to bring in, or None if they left."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        say("Bring in a programme, people, attendance, the roster or buddies"),
        "",
        say("Tables and calendars") + " (*.csv *.tsv *.txt *.ics *.ical);;" + say("All files (*)"),
    )
    return Path(name) if name else None


class ImportDialog(QDialog):
    """Shows how every row reads; ``said`` tells what came in once it was brought in.

    ``plan.kind`` is what the table was about. Raises KnownError where the file as a whole cannot
    be read.
    """

    said = Signal(str)

    def __init__(
        self, file: CentreFile, path: Path, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._file, self._today = file, today
        self._source = open_source(path)
        self._answers: dict[int, str] = {}
        self.plan = ImportPlan()
        self.tasks = Tasks(self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._read_again()

    # Parts

    def _make_parts(self) -> None:
        name = self._source.name
        self.setWindowTitle(say("Bring in {name}", name=name))
        self.title = Label(say("Bring in {name}", name=name), "section", wraps=True)
        self.totals = Label(role="muted")
        self.banner = Banner("", "needed")
        self.banner.hide()
        self.kind = ChoiceField([(say(each.name), key) for key, each in KINDS.items()])
        self.kind.set_value(self._source.kind)
        self.kind.name_aloud(say("What this table is about"))
        self.columns = ColumnChooser()
        self.columns.show_source(self._source)
        self.columns_button = Button(say("Columns …"), pressed=self._toggle_columns)
        self.only_questions = CheckField(say("Only questions"))
        self.table: Table[ImportRow] = Table(
            _columns(), key=lambda row: row.line, accessible_name=say("Rows of the file")
        )
        self.detail = RowDetail()
        self.task_bar = TaskBar(self.tasks)
        self.bring_in_button = Button(say("Bring in"), "primary", pressed=self._bring_in)
        self.cancel_button = Button(say("Cancel"), "quiet", pressed=self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, theme.ROOMY, theme.ROOMY, theme.WIDE)
        column.setSpacing(theme.SPACE)
        tools = Flow()
        tools.add(self.kind)
        tools.add(self.only_questions)
        tools.add(self.columns_button, at_end=True)
        foot = Flow()
        foot.add(self.cancel_button, at_end=True)
        foot.add(self.bring_in_button, at_end=True)
        above = (self.title, self.totals, self.banner, tools, self.columns)
        below = (self.detail, self.task_bar, foot)
        for part in (*above, self.table, *below):
            column.addWidget(part, 1 if part is self.table else 0)
        mapping = self._source.mapping
        self.kind.setVisible(mapping is not None)
        self.columns_button.setVisible(mapping is not None)
        self.columns.setVisible(mapping is not None and not mapping.complete)
        self.resize(min(1300, theme.scaled(_WIDTH)), min(720, theme.scaled(_HEIGHT)))

    def _connect(self) -> None:
        self.kind.changed.connect(self._use_kind)
        self.columns.mapped.connect(self._use_source)
        self.only_questions.changed.connect(self._filter)
        self.table.pointed.connect(self.detail.show_row)
        self.table.opened.connect(self.detail.take_keyboard)
        self.detail.answered.connect(self._answer)
        self.table.setFocus()

    # Reading

    def _read_again(self) -> None:
        """Read every row anew, beside the window; an older reading under way is given up."""
        for task in self.tasks.running:
            task.cancel()
        source, answers = self._source, dict(self._answers)
        beside = planner(self._file, source, self._today)
        self.bring_in_button.setEnabled(False)

        def read(progress: Progress) -> ImportPlan:
            progress.say(0.1, say("Reading {name} …", name=source.name))
            return beside.plan(answers)

        self.tasks.run(
            say("Reading {name} …", name=source.name), read, self._show_plan, self._show_problem
        )

    def _show_plan(self, plan: ImportPlan) -> None:
        self.plan = plan
        self.banner.set_text(" ".join(map(str, plan.notices)))
        self.table.show_rows(plan.rows)
        self._filter()
        if self.table.row() is None and plan.rows:
            self.table.point_at(_first_to_look_at(plan).line)
        self.detail.show_row(self.table.row())
        self.totals.setText(_totals(plan))
        self.bring_in_button.setText(_button_words(plan))
        self.bring_in_button.updateGeometry()
        self.bring_in_button.setEnabled(bool(_going_in(plan)) and not self._file.read_only)

    def _show_problem(self, error: Exception) -> None:
        self.plan = ImportPlan()
        self.table.show_rows(())
        self.detail.show_row(None)
        self.totals.setText("")
        self.banner.set_text(str(error))

    def _filter(self) -> None:
        asked = self.only_questions.value()
        self.table.filter_rows((lambda row: row.status == ASK) if asked else None)

    # What a person does

    def _toggle_columns(self) -> None:
        self.columns.setVisible(not self.columns.isVisible())

    def _use_kind(self) -> None:
        """Read the same table as one about something else; the answers so far were about rows
        that are no more."""
        self._answers = {}
        self._source = self._source.about(KINDS[self.kind.value()].columns)
        self.columns.show_source(self._source)
        mapping = self._source.mapping
        self.columns.setVisible(mapping is not None and not mapping.complete)
        self._read_again()

    def _use_source(self, source: Source) -> None:
        self._source = source
        self._read_again()

    def _answer(self, line: int, words: str) -> None:
        self._answers[line] = words
        self._read_again()

    def _bring_in(self) -> None:
        try:
            apply_plan(self._file, self.plan, self._source.name)
        except KnownError as error:
            self.banner.set_text(str(error))
            return
        count = _going_in(self.plan)
        self.said.emit(
            say_count(
                "Brought in {count} row of {name}",
                "Brought in {count} rows of {name}",
                count,
                name=self._source.name,
            )
        )
        self.accept()

    def done(self, result: int) -> None:
        self.tasks.stop_all()
        super().done(result)


class RowDetail(QWidget):
    """All that one row says, whole, and the answers to its question."""

    answered = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(bold=True)
        self.reading = Label()
        self.message = Label()
        self.answers: list[Button] = []
        self._flow = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        for part in (self.title, self.reading, self.message, self._flow):
            column.addWidget(part)

    def show_row(self, row: ImportRow | None) -> None:
        for button in self.answers:
            self._flow.take(button)
            button.deleteLater()
        self.answers = []
        self.title.setText(row.title if row else "")
        self.reading.setText(row.reading if row else "")
        self.message.setText(row.message if row else "")
        self.message.setVisible(bool(row and row.message))
        if row is not None:
            self.message.set_role(_ROLES[row.status] if row.status != OK else "muted")
            for choice in row.choices:
                self._offer(row.line, choice)
        self._flow.setVisible(bool(self.answers))

    def take_keyboard(self) -> None:
        """Go to the first answer, where there is one."""
        if self.answers:
            self.answers[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _offer(self, line: int, choice: Choice) -> None:
        button = Button(str(choice.label))
        button.clicked.connect(lambda: self.answered.emit(line, choice.words))
        self.answers.append(button)
        self._flow.add(button)


# Words


def _columns() -> list[Column[ImportRow]]:
    return [
        Column(say("Line"), lambda row: str(row.line), lambda row: row.line, figures=True),
        Column(say("What or who"), lambda row: row.title, bold=True),
        Column(say("Reads as"), lambda row: row.reading, wide=True),
        Column(say("State"), _state, role=lambda row: _ROLES[row.status]),
        Column(say("Why"), lambda row: row.message, spare=True),
    ]


def _state(row: ImportRow) -> str:
    if row.status == ASK:
        return say("? question")
    words = {
        ADDED: say("✓ new"),
        UPDATED: say("✓ changed"),
        UNCHANGED: say("✓ as it is"),
        REFUSED: say("✕ left out"),
    }
    return words[row.effect]


def _going_in(plan: ImportPlan) -> int:
    return plan.count(ADDED) + plan.count(UPDATED)


def _button_words(plan: ImportPlan) -> str:
    going_in, refused = _going_in(plan), plan.count(REFUSED)
    if not going_in:
        return say("Nothing to bring in")
    if refused:
        return say("Bring in {count}, leave {refused} out", count=going_in, refused=refused)
    return say("Bring in {count}", count=going_in)


def _totals(plan: ImportPlan) -> str:
    new, changed, same, refused = (
        plan.count(effect) for effect in (ADDED, UPDATED, UNCHANGED, REFUSED)
    )
    questions = sum(row.status == ASK for row in plan.rows)
    parts = (
        say_count("{count} new", "{count} new", new) if new else "",
        say_count("{count} changed", "{count} changed", changed) if changed else "",
        say_count("{count} as it is", "{count} as they are", same) if same else "",
        say_count("{count} left out", "{count} left out", refused) if refused else "",
    )
    told = ", ".join(part for part in parts if part) + "."
    if not questions:
        return told
    stays_out = any(row.status == ASK and row.effect == REFUSED for row in plan.rows)
    question = say_count(*(_STAYS_OUT if stays_out else _WITHOUT_DATES), questions)
    return f"{told} {question}"


_WITHOUT_DATES = (
    "{count} question: unanswered, it comes in as words without dates.",
    "{count} questions: unanswered, they come in as words without dates.",
)
_STAYS_OUT = (
    "{count} question: unanswered, it stays out.",
    "{count} questions: unanswered, they stay out.",
)


def _first_to_look_at(plan: ImportPlan) -> ImportRow:
    """The first question, else the first row that is left out, else the first of all."""
    urgency = {ASK: 0, BAD: 1, OK: 2}
    return min(plan.rows, key=lambda row: (urgency[row.status], row.line))
