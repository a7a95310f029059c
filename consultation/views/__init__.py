"""The screens of a round, by what they are for. They translate: request -> deed -> response."""
