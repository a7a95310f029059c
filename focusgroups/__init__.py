"""Focus groups, from recruiting to the report that participants checked."""
