"""Tags for templates of every room."""
