"""How the store reads, by topic: ideas, ballots with their votes, the board and its meetings,
and what waits for somebody."""
