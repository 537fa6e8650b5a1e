"""Programmes in and out: tables, calendars, and how both are compared with what is there.

Into a file: ``tables`` and ``columns`` (a table's cells), ``programme_import`` (its rows),
``calendar_lines``, ``_values``, ``_series``, ``_overrides`` and ``_import`` (a calendar's events)
give entries; ``matching`` says what they would change, ``bringing_in`` does it. Out of it:
``entries`` and ``csv_export``, ``skipped_dates`` and ``calendar_export``.
"""
