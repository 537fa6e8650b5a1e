"""Programmes in and out: tables and calendars, compared with what is there.

model.py               what a row or event can say, and what an import would do
operations.py          bringing in, giving away;  forms.py: the preview;  store.py: what came in

Into a file:
tables.py              a table's rows;  columns.py: which column is what;  cells.py: one cell
programme_import.py    a table's rows as entries;  closure_rows.py: those that close the centre
calendar_lines.py      a calendar's lines as events;  calendar_values.py, calendar_series.py,
                       calendar_overrides.py: their dates;  calendar_import.py: as entries
matching.py            what the entries would change;  bringing_in.py: changes it
file_notices.py        what is said about the file as a whole

Out of it:
entries.py             the programme as entries;  csv_export.py: as a table
skipped_dates.py       what terms and closures leave out;  calendar_export.py: as a calendar

tidy_text.py, lead_words.py   text as it travels both ways
"""
