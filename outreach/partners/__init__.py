"""Organisations in the country: who they are, whom they help, what they do for an event, and how many they told."""
