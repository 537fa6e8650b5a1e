"""What opens beside the roster, in its settings and beside a person.

plan_view.py       plan some weeks: what is wanted, what was found, what it changes, publish it
found_view.py      what a plan is worth: proof, gaps, what is broken;  changes_view.py: what differs
pattern_view.py    the form of one kind of shift
terms_view.py      on what terms somebody is on the roster;  leaving_view.py: how they leave it
week_view.py       the usual week, painted;  week_editor_view.py: with its brushes and its words
away_view.py       when somebody is away;  wishes_view.py: with whom, and with whom not
fields_view.py     fields that several of these share
"""
