"""Tables of leaders: who is on the roster, how to reach them, on what terms.

columns.py             what the columns can say
reading.py             the cells of somebody's terms;  telling.py: terms in words
planning.py            what each row would change;  bringing_in.py: changes it
"""
