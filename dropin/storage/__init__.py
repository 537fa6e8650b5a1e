"""The one SQLite file: open, lock, migrate, journal, back up, check."""
