"""Tags of the screens of analysts."""
