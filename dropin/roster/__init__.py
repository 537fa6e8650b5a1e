"""On-call shifts, who can take them, plans, swaps, the line's tally and honoraria."""
