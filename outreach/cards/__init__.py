"""What is said at an event counts: questions, signal cards, hands, and the report with its word back."""
