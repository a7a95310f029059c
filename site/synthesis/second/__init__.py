"""Two coders, blind on a sample: drawing it, coding it, how well they agree, and settling the differences."""
