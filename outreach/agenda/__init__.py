"""The public agenda: pages, feeds, files to share and to print."""
