"""The people of the centre: names, roles they hold, what they agreed to show, their training.

model.py        people, roles and consents;  naming.py: what each is called
training.py     trainings somebody holds: when they lapse, what counts on a day, what to renew
store.py        all SQL, made of what is in reading/
operations.py   every edit, made of what is in changes/
page.py         everybody in one list;  forms.py: one of them at the side
training_view.py  what they are trained in, there (training_form_view.py: noted and put right)
waiting.py      whose training is to be renewed, for Today;  renewals_view.py: all of it in a list
settings_view.py  the centre's list of trainings: a section of Settings
"""
