"""After the conversation: what was said, the report, what participants say of it, and what they get for their time."""
