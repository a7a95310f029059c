"""What other apps may use from contributions. Everything else is private."""

__all__: list[str] = []
