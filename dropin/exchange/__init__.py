"""Programmes, people and attendance in and out: tables and calendars, compared with what is there.

model.py               what a row or event can say, and what an import would do
operations.py          bringing in, giving away;  store.py: what came in
forms.py               the preview;  columns_view.py: its choice of columns

Into a file:
source.py              a file to bring in, read once;  tables.py: a table's rows
columns.py             which column is what;  recognising.py: what a table is about
kinds.py               how each kind of table is planned and carried out
cells.py, day_cells.py, week_cells.py   one cell;  rows.py: one row of any table
names.py               whom a name means;  answers.py: what people answered
judging.py             row after row of a kind of table that says only what is its own;
                       together.py: where several rows of one person are one
people_table/          tables of people;  attendance_table/: tables of attendance
buddies_table/, requests_table/: the buddy programme's;  wish_cells.py: cells both have
leaders_table/, training_table/, availability_table/, absences_table/, shifts_table/: the roster's
programme_columns.py   the columns of a programme;  programme_planning.py: a table or calendar of it
programme_import.py    a table's rows as entries;  closure_rows.py: those that close the centre
calendar_lines.py      a calendar's lines as events;  calendar_values.py, calendar_series.py,
                       calendar_overrides.py: their dates;  calendar_import.py: as entries
matching.py            what the entries would change;  bringing_in.py: changes it
file_notices.py        what is said about the file as a whole

Out of it:
entries.py             the programme as entries;  csv_export.py: as a table
skipped_dates.py       what terms and closures leave out;  calendar_export.py: as a calendar
leader_calendar.py     one leader's shifts as a calendar
shown_names.py         the names that may leave the centre

tidy_text.py, lead_words.py   text as it travels both ways
"""
