"""The parts the page Buddies is put together from: its tabs, and what opens beside.

tab_view.py        what the tabs have in common;  looks_view.py: icons and colours of states
glance_view.py     what waits for somebody;  waiting_view.py, pairs_view.py, buddies_view.py: lists
request_form_view.py  a request, put down or changed;  request_view.py: one, and who could be theirs
choices_view.py    a short list with its reasons;  matching_view.py: the best set for everybody
pair_view.py       one pair; its parts: asking_view.py, meeting_view.py, goals_view.py,
                   check_ins_view.py, contact_view.py, pausing_view.py, ending_view.py
pair_part_view.py  what these parts have in common
buddy_view.py      one buddy; its parts: terms_view.py, rests_view.py, support_view.py
avoided_view.py    whom somebody would not be paired with
call_view.py       who would like the coordinator to call
summary_view.py    the days of a summary to print
topics_view.py     what buddies help with, for Settings
fields_view.py     fields that several panels share
"""
