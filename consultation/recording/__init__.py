"""Speaking instead of writing: taking in a sound file, keeping it, writing it out, and letting it go."""
