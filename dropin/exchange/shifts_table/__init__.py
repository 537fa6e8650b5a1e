"""Tables of shifts: kinds of shift by weekday, or single dated ones with who is on duty.

columns.py             what the columns can say;  model.py: what a row says and would change
reading.py             a row's cells;  telling.py: a row in words
known.py               kinds of shift, shifts of the days it names, places, trainings
kinds_of_shift.py      what rows by weekday would change;  duties.py: what dated rows would
planning.py            all rows;  bringing_in.py: changes it
"""
