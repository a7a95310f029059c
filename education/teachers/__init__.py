"""What teachers ask and say, without an account: hearing of what changed, and telling how the lesson went."""
