"""The screens of gatherings in the admin."""
