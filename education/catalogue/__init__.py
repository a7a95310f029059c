"""Finding a pack: the public pages, and the records that others harvest."""
