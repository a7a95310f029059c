"""Demo content. Everything here is made up to show the platform at work, and labelled VOORBEELD."""
