"""Tables of trainings held: who was trained in what, when, until when it counts.

columns.py             what the columns can say
planning.py            what each row would change;  bringing_in.py: changes it
"""
