"""Qt parts with no drop-in words in them: theme, page frame, forms, tables, toast, tasks.

Importing any of them first makes PySide safe to use with this Python; see ``none_guard``.
"""

from dropin.kit.none_guard import keep_none_alive

keep_none_alive()
