"""Tables of people: who is known, in what.

columns.py             what the columns can say;  model.py: what a row says and would change
reading.py             a row's cells;  matching.py: whom it means, and what it would change
telling.py             a row in words;  planning.py: all rows;  bringing_in.py: changes it
"""
