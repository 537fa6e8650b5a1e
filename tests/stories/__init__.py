"""Stories: whole pieces of a centre's life, played with real keys and clicks on the window.

``hands.py`` is what hands do and eyes see, with the ``mouse.py`` or from the ``keyboard.py`` alone
(``hand.py`` is what both share), ``stage.py`` how a story is played, each other module one story.
``test_stories.py`` plays them all, in memory and on a real screen.
"""
