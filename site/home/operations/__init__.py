"""How the platform itself is doing: measured facts, shown to the administrator and told to a monitoring server."""
