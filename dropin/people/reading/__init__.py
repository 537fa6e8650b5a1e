"""The SQL behind the store, by topic."""
