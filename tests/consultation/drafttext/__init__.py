"""A text that people better together: reading, suggesting, rolling out, thanking."""
