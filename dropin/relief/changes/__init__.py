"""How each edit of the room comes about; all are found by name in ``operations``.

reliefs.py  somebody stands down, for longer or shorter, comes back, or did not after all
calls.py    who was asked and what they said; a yes covers, and can be taken back
moves.py    what a repaired roster changes, and slots given back
"""
