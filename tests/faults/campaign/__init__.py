"""The fault campaign: all parts as real servers, people busy the whole time, and at random moments one part fails."""
