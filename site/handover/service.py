"""What other apps may use from handover. Everything else is private."""

__all__: list[str] = []
