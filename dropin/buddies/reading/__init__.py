"""How the store reads, by topic."""
