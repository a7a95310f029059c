"""Where an event stands: its dates with their numbers, what is amiss, and what comes next."""
