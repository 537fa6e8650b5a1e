"""How each edit of the roster comes about; all are found by name in ``operations``.

laying_out.py  a shift that stood only by its pattern becomes rows of its own
patterns.py    kinds of shift, and the shifts ahead that follow them
shifts.py      single shifts: one more, other hours, left out
filling.py     who stands in a slot, in the draft or in the roster
publishing.py  a plan becomes a draft, a draft the roster
leaders.py     terms, usual weeks, wishes, leaving; the centre's customs
absences.py    away, back again, gently
offers.py      a slot offered, a swap proposed, what was answered, with both names
tally.py       a call or visit noted; the centre's list of kinds
honoraria.py   rates by role and day, adjustments
"""
