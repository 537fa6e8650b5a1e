"""Tables of buddies: for how many, when, what they help with and what they would rather not.

columns.py             what the columns can say;  rests.py: when somebody rests
planning.py            what each row would change;  bringing_in.py: changes it
"""
