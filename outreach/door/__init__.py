"""The door of one date: who is in, who walks in, and the end of the evening."""
