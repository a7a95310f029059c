"""A conversation as it happens."""
