"""What teachers say of a pack."""
