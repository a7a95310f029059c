"""What this app adds to the admin."""

from wagtail import hooks

from .viewsets import DecisionGroup


@hooks.register("register_admin_viewset")
def register_decision_group() -> DecisionGroup:
    """The menu ‘Besluiten’ with everything under it."""
    return DecisionGroup()
