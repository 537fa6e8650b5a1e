"""Qt parts with no drop-in words in them: theme, page frame, forms, tables, toast, tasks.

Importing any of them first makes PySide safe to use with this Python; see ``constants_guard``.
"""

from dropin.kit.constants_guard import keep_constants_alive

keep_constants_alive()
