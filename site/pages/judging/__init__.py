"""What a file from outside is, read from its content; one room for every way in. Nothing here opens what it judges."""
