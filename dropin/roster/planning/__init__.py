"""How a roster is planned: pure rules on plain data, neither file nor screen.

model.py    what a plan is made from, and what comes out of it
"""
