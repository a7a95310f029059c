"""What this app adds to the admin."""

from wagtail import hooks

from .viewsets import PrivacyGroup


@hooks.register("register_admin_viewset")
def register_privacy_group() -> PrivacyGroup:
    """The menu ‘Privacy’ with everything under it."""
    return PrivacyGroup()
