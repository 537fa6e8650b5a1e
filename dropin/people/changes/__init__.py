"""The edits behind operations, by topic."""
