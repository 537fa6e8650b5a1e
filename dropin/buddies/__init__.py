"""Buddies: trained volunteers, members who would like one, and pairs that both chose.

model.py       terms of buddies, requests, pairs and what belongs to them, customs
life.py        what state a pair is in on a day; whose number the other may see
due.py         what is due: answers, first meetings, check-ins, reviews, support, training;
               due_words.py: the same in words
carrying.py    how many pairs a buddy carries, and whether that is too much or too little
matching.py    the door to matching;  fitting/: its rules, pure
posing.py      what the file knows becomes the problem that matching is asked of
choices.py     matching asked of a file: a short list, the best set, who could stand in
covering.py    pairs of a buddy who is away, in which somebody could stand in
waiting.py     what waits for a person, for the page Today and the coordinator's
store.py       all SQL, which stands in reading/
operations.py  every edit, made of what is in changes/
"""
