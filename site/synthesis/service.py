"""What other apps may use from synthesis. Everything else is private."""

__all__: list[str] = []
