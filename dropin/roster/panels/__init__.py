"""What opens beside the roster, in its settings and beside a person.

slot_view.py      one slot: who stands there and why, who else could (candidates_view.py), its hours
actions_view.py   what a person does to a slot, said afterwards
plan_view.py      plan some weeks: what is wanted (plan_form_view.py), looked for beside the
                  window (plan_search_view.py), found, kept, published
found_view.py     what a plan is worth: proof, gaps, what is broken
changes_view.py   what differs from another roster;  versions_view.py: what was published so far
patterns_view.py  the kinds of shift;  pattern_form_view.py: one of them
terms_view.py     on what terms somebody is on the roster;  leaving_view.py: how they leave it
week_view.py      the usual week, painted;  week_editor_view.py: with its brushes and its words
away_view.py      when somebody is away;  wishes_view.py: with whom, and with whom not
fields_view.py    fields that several of these share
offers_view.py    shifts offered and swapped, and their answers;  offer_form_view.py: offer one
tally_view.py     calls and visits: note one, today's, the figures;  kinds_view.py: of what kind
honoraria_view.py a month's honoraria;  statement_view.py: one leader's;  rates_view.py: the rates
"""
