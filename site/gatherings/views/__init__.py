"""What somebody opens from a message, without logging in."""
