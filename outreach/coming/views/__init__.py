"""The public screens of signing up, and of changing a sign-up."""
