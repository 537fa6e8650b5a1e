"""Rules of recurrence as RFC 5545 has them, and the dates they give.

rules.py        a rule as text, and as the thing itself
rule_dates.py   its dates in any span of days
periods.py      the days, weeks, months or years a rule steps through
moments.py      rules that repeat within a day, as imported calendars may hold them
full_weeks.py   "first full week", which the standard has no word for
"""
