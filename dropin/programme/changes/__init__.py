"""What the room's operations are made of.

Every edit is called from ``operations``, by its name; here is how each comes about:

drafts.py         what was typed, made tidy or refused with why
edits.py          what a person changes about an occurrence, and what that makes of its one date
scopes.py         what "this and following" and "all" make of a time;  rule_moves.py: of its rule
scope_edits.py    these two scopes carried out
surroundings.py   places, categories, closures and terms
writing.py        each dataclass as a row, written whole
"""
