"""The list of partners as a workbook: an empty one to fill in, the list to take along, and reading one in.

A list holds a few hundred organisations, at most MOST_ROWS: it is read within the request. Persons are never in it.
"""
