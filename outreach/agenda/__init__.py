"""The public agenda: pages, feeds, and files to share."""
