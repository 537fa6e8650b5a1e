"""Qt parts with no drop-in words: forms, theme, toast, tasks."""
