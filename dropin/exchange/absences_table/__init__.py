"""Tables of absences: who is away from when until when. Why is nobody's business and not read.

columns.py             what the columns can say
planning.py            what each row would change;  bringing_in.py: changes it
"""
