"""The public screens of focus groups."""
