"""The people of the centre: names, roles they hold, what they agreed to show.

model.py        people, roles and consents;  naming.py: what each is called
store.py        all SQL, made of what is in reading/
operations.py   every edit, made of what is in changes/
page.py         everybody in one list;  forms.py: one of them at the side
"""
