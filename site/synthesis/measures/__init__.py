"""Pure functions on counts: numbers in, numbers out. They know no database, no group and no person."""
