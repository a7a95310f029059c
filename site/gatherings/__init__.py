"""Coming together: moments in time and place, seats at them, and the messages and calendar files about those."""
