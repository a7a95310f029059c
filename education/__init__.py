"""Youth education: lesson packs that open everywhere, and a class that gives its voice."""
