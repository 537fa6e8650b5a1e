"""Tables of attendance: who came when, as a paper sheet typed in elsewhere says it.

columns.py             what the columns can say;  model.py: what a row says and would change
reading.py             a row's cells;  dates.py: which date of the programme it means
noted.py               what is noted already;  matching.py: what a row would change
planning.py            all rows;  bringing_in.py: changes it
"""
