"""Tables of usual weeks: when each leader prefers to be on duty, can, would rather not, cannot.

columns.py             what the columns can say
planning.py            what each row would change;  bringing_in.py: changes it
"""
