"""What is designed in the demo: eight products with their versions, made through the same deeds as in the admin."""
