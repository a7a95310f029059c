"""The board of a group: how far it is, what is missing, and what to do now."""
