"""How buddies and requests are brought together: pure rules on plain data, no file, no screen.

model.py       what matching is made from, and what comes out of it
usual_weeks.py when two usual weeks leave long enough to meet
rules.py       what stands in the way of a buddy and a request; never broken
points.py      how well they fit, in points by the centre's weights
assignment.py  the best assignment of rows to columns with places: exact, for any numbers
together.py    the best set of pairs for everybody at once
helping.py     why somebody is left without, and the smallest change that would help
reasons.py     all of it in words

``dropin.buddies.matching`` is the door to all of it.
"""
