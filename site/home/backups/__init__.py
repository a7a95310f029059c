"""A back-up in one folder, and the way back: database, files, and a list with checksums.

`taking` writes one, `putting_back` reads one; `databases` knows SQLite and PostgreSQL, `files` knows the storages, and
`manifest` is the list. What must stay erased (the storage "erasures") is no part of it, on purpose.
"""
