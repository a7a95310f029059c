"""What somebody asks about their own data (AVG art. 15 to 21): asked, answered within a month, decided by a person."""
