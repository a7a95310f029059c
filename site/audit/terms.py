"""How long the trail is kept. The database itself refuses to delete what is younger (protection.py)."""

#: Days. BIO2 8.18.02 asks at least half a year.
TRAIL_DAYS = 365
#: Days that the files with seals are kept outside the database: as long as any back-up may be.
SEAL_FILE_DAYS = 400
