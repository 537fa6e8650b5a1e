"""The Calendar page: the week and the month, drawn by us.

First what is said and where it stands, without Qt:

entries.py           each entry's words, what is shut, what lies beside the calendar
layout.py            columns of overlapping entries, widths of days, rows
week_layout.py, month_layout.py    where everything stands, and what is under the pointer
week_drag.py         one drag: where the entry was taken, where it would land
focus_order.py       which entry the keyboard goes to next

Then how it is drawn and answers to hands:

faces_view.py        type sizes with their measures, and words broken into lines
entry_text_view.py   the lines of words in an entry's box;  row_text_view.py: in a mere row
entry_view.py        the box or row itself
entries_view.py      what the week and the month have in common
week_view.py, month_view.py        the two;  week_painting_view.py: how the week is drawn
beside_view.py       what has no dates; what the calendar is for while nothing is offered
filters_view.py      place, category, leader; the Activities page has them too
page.py              all of it, with the side panels
"""
