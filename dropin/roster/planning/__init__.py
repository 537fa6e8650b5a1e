"""How a roster is planned: pure rules on plain data, neither file nor screen.

model.py          what a plan is made from, and what comes out of it
rules.py          what stands in the way of a leader taking a slot; what a roster breaks
likings.py        how gladly a leader would take it, by their usual week
fairness.py       shares, targets, and the measure in which hours are compared
wishes.py         what preferences and wishes cost in points

puzzle.py         the problem in whole numbers; puzzle_making.py makes it
draft.py          a roster being worked on, and what it is worth
construction.py   the first roster within a blink
making_room.py    more of its slots filled
annealing.py      better ones by many small moves
bound.py          how many slots no plan can fill
formulation.py    the problem as an integer program, one for each stage
search.py         walks and the exact solver, stage by stage
reasons.py        why a slot stays open, and what would fill it
choices.py        why this person, and who else could
shadows.py        who stands beside whom to learn
results.py        from numbers to a plan with its stages, shares and broken rules

``dropin.roster.planner`` is the door to all of it.
"""
