"""Load journeys: whole people with human thinking times, not single addresses. `make load` runs them."""
