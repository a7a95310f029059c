"""Making a group and changing it: templates by kind, its texts, its page, and the way it goes."""
