"""What everybody sees of groups besides the page of a group."""
