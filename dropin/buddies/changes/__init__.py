"""How each edit of the room comes about; all are found by name in ``operations``.

known.py       what an edit speaks of, or a KnownError where it is gone
programme.py   topics, trainings every buddy needs, customs
terms.py       who is a buddy and for how many; rests, people to avoid
learning.py    coming along with a pair, support meetings
requests.py    somebody would like a buddy, changes it, withdraws it, asks for another
room.py        no more pairs than a buddy's terms say, unless somebody allows it
proposing.py   a pair is proposed, a whole set, a temporary buddy; a proposal is taken back
answering.py   each of the two is asked, and what they said
meeting.py     the first meeting, check-ins, goals
pausing.py     one side is not there for a while
ending.py      reviews, renewal, the end
contact.py     whose number the other may see
concerns.py    "call me"
"""
