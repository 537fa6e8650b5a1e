"""How each edit comes about, by topic; every one is found by name in ``operations.py``.

signing_up.py   asking for a place, giving it up, moving to another date
places.py       offering free places to those in line; fair turns
checking_in.py  who came, was excused or missed; heads; who was turned away
fees.py         what is owed, paid, given back and waived; the cash box
agreed.py       the fair-attendance agreement, conversations, pauses and appeals
training_days.py  activities that train those who come, noted for a date in one step
customs.py      interests, companions, and how the centre signs up
telling.py      the words that all of these share
"""
