"""Making an event, giving it dates, and bringing it along."""
