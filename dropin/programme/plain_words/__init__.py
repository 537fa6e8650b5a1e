"""When something happens in the words people use, read into rules and dates, and back.

Each step knows only the ones before it, and none knows the file or the screen:

vocabulary.py       the words of English, as one table
tokens.py           what was typed, as a row of tokens
phrases.py          tokens to facts: the grammar;  date_phrases.py, clock_phrases.py: its parts
                    about days and about the time of day
facts.py            what can be said about when
date_words.py       which date is meant;  clock_words.py: which half of the day
clock_columns.py    the Start and End columns beside the words
parts.py            which facts belong to one time of an activity
series.py           its rule, or picked dates;  bounds.py: where they begin, end and leave out
doubts.py           the questions raised;  leftovers.py: what has no place beside the rest
reading.py          what came of it: the best guess, and the questions
reading_steps.py    these steps in their order
reader.py           the door: read_when
describing.py       the way back: a reading as one sentence
typed_times.py      a reading as the times of an activity, and those as words
"""
