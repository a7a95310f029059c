"""Good practices and the newsletter."""
