"""The one SQLite file: open, lock, migrate, journal, back up, check.

file.py        an open centre: rows, steps, undo, history
change.py      writing rows inside a step, what the program notes;  sealing.py: leaving no trace
opening.py     how a file is made and opened, and when only for reading
verify.py      what is looked at before a file is trusted; upgrading an older one
connection.py  safeguards on every connection; SQLite's refusals in plain words
schema.py      the shape of the file;  schema.sql, journal.sql, migrations/
tables.py      the rooms' tables and their rows, as the journal keeps them
journal.py     before and after of every touched row;  undo.py, history.py read it
stamp.py       what the file believes of itself
lock.py        who has the file open
copying.py     whole copies of a file in use;  conflicts.py: those sync programs leave
backup.py      numbered, verified, thinned copies, restoring one;  backup_folder.py: their names
check.py       a thorough look;  rescue.py: what can be read of a damaged file
atomic.py      files that are written whole or not at all
"""
