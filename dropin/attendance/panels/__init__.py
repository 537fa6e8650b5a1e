"""What opens at the side of the Attendance page.

on_date_view.py      one person on one date: what they need, a free place, what they pay, history
fee_view.py          its part about money
paper_view.py        a paper sheet typed in, one name a line
counts_view.py       heads where names are not wanted; people turned away
cash_view.py         the day's cash sheet
orphans_view.py      sign-ups to dates that are no longer on: whom to tell
suggestions_view.py  worth a word: who might like to hear of a free place; who is new
turns_view.py        fair turns, proposed with reasons and confirmed by a person
"""
