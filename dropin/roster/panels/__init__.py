"""The side panels of the roster.

slot_view.py        one slot: who stands there and why, who else could, its hours, its history
candidates_view.py  the leaders one may choose from, each with what stands in the way
actions_view.py     what a person does to a slot, said afterwards
"""
