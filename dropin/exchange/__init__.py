"""In and out: CSV and iCalendar."""
