"""What needs people now, in one look."""
