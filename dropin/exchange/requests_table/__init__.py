"""Tables of those who would like a buddy: in their own words, with what they hope for, and when.

columns.py             what the columns can say
planning.py            what each row would change;  bringing_in.py: changes it

Whom somebody would rather avoid is private: it comes in and is told nowhere.
"""
