"""Who is in: marks made at the door, also without a connection."""
