"""Packs: a saved choice of sheets, for the wall, the office and the leaders, printed in one go.

model.py       what a pack holds, the ready-made one, which days its sheets are about
store.py       all SQL on packs
operations.py  every edit, named and undoable
jobs.py        from a pack and a day to the sheets, one after the other
pack_view.py   the pack in hand: its sheets, copies and names;  packs_view.py: the list of packs
running_view.py  printing or saving a whole pack beside the window's thread
"""
