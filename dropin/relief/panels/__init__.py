"""The parts of the page.

list_view.py      who stands down, what needs cover, what is covered, what is offered back
call_view.py      whom to ring for one thing, their number, and what they say
relief_view.py    one relief at the side: until when, back again, called off
replan_view.py    what a repaired roster would change, before a person keeps it
actions_view.py   what a person does: each calls one operation and tells what was done
"""
