"""Two dossiers side by side: what is new, changed, withdrawn or the same, without keeping anybody's words."""
