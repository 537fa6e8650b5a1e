"""The parts of the side panels, in which activities and their dates are looked at and edited.

The panel of an activity stands in the room's ``forms``; here is what it is put together from,
and the panel of one date.

choices_view.py        fields that choose a place, a person, a category
when_view.py           the field for when: plain words in, their reading under it
times_view.py          the times of an activity, one line or several cards
occurrence_view.py     the panel of one date
date_actions_view.py   what is done to a date, with the question how far it reaches
"""
