"""Small programs that set the workshop up: `make` calls them, nothing in the platform imports them."""
