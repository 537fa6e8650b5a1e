"""The days of ``a_week.py``, one after another; each module is what one sitting does."""
