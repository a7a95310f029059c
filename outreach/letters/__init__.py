"""The newsletter: getting on the list and off it, and sending an issue once to everybody on it."""
