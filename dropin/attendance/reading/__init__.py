"""How the store reads, by topic. ``filed.py`` finds the rows of one date; the rest stand on it."""
