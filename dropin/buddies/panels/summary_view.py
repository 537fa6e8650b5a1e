"""From when to when the summary of the programme counts, before it is printed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal

from dropin.centre.store import centre
from dropin.kit.buttons import Button
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import stacked
from dropin.kit.side_panel import SidePanel
from dropin.kit.typed_fields import DateField
from dropin.storage.file import CentreFile
from dropin.words import say


class SummaryPanel(SidePanel):
    """``print_wanted`` asks for the sheet of these days."""

    print_wanted = Signal(str, dict)

    def __init__(self, file: CentreFile, today: date) -> None:
        customs = centre(file).customs
        self.form = Form()
        self.form.add("first", say("From"), DateField(today, customs, required=True))
        self.form.add("last", say("Up to and including"), DateField(today, customs, required=True))
        self.form.set_values({"first": today.replace(month=1, day=1), "last": today})
        about = Label(
            say(
                "For whoever pays for the programme: counts alone, no names, and no number so "
                "small that it tells who somebody is."
            ),
            role="muted",
        )
        super().__init__(say("Summary of the programme"), stacked(about, self.form))
        self.add_button(Button(say("Show the sheet…"), "primary", pressed=self.show_sheet))
        self.add_button(Button(say("Cancel"), "quiet", pressed=self.close_panel))
        self.form.submitted.connect(self.show_sheet)

    def show_sheet(self) -> None:
        """Ask for the sheet, unless its days are the wrong way round."""
        if not self.form.ready():
            return
        values = self.form.values()
        if values["last"] < values["first"]:
            self.form.show_errors({"last": say("The last day comes before the first one.")})
            return
        until = values["last"] + timedelta(days=1)
        self.print_wanted.emit("buddies", {"day": values["first"], "until": until})
