"""What other apps may use from consultation. Everything else is private."""

__all__: list[str] = []
