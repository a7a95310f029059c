"""A text that people better together: its paragraphs, its editions, and what is done with their words."""
