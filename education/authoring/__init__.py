"""Writing a pack: steps, materials, quiz, figures, and what must be right before it is published."""
