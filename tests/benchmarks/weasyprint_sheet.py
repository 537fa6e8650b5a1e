"""A sheet as a web page, for a program that prints web pages: the same words, a plain style."""

from __future__ import annotations

from html import escape

from dropin.printing.model import Entry, Sheet, SheetDay

_STYLE = """
@page { size: A4 landscape; margin: 10mm }
body { font: 8pt Helvetica, Arial, sans-serif } h1 { font-size: 20pt; margin: 0 }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
td { vertical-align: top; border-left: 0.5pt solid #b9b4ac; padding: 0 2mm }
b { display: block; margin-top: 1mm } s { display: block }
"""


def as_html(sheet: Sheet) -> str:
    """The whole sheet, seven days to a row."""
    rows = [sheet.days[start : start + 7] for start in range(0, len(sheet.days), 7)]
    table = "".join(f"<tr>{''.join(map(_day, row))}</tr>" for row in rows)
    notes = "".join(f"<p>{escape(each.title)} {escape(each.words)}</p>" for each in sheet.notes)
    legend = " · ".join(escape(each.name) for each in sheet.legend)
    return (
        f"<html lang={sheet.language}><title>{escape(sheet.title)}</title><style>{_STYLE}</style>"
        f"<h1>{escape(sheet.title)}</h1><p>{escape(sheet.centre_name)}</p>"
        f"<table>{table}</table>{notes}<p>{legend}</p><p>{escape(sheet.printed_on)}</p></html>"
    )


def _day(day: SheetDay) -> str:
    heading = f"<b>{escape(day.weekday)} {escape(day.number)}</b>{escape(day.hours)}"
    return f"<td>{heading}{escape(day.closed)}{''.join(map(_entry, day.entries))}</td>"


def _entry(entry: Entry) -> str:
    words = (entry.topic, entry.clock, entry.place, entry.leader, entry.remark, entry.note)
    beside = "<br>".join(escape(each) for each in words if each)
    return f"<b>{escape(entry.title)}</b>{beside}"
