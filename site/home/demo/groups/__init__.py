"""The conversations of the demo: one in each phase, with made-up people around the table."""
