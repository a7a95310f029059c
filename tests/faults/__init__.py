"""No answer is ever lost: the platform as real processes, killed, crowded, cut off and fed nonsense."""
