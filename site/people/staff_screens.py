"""How Django knows Wagtail's screens for users, with ours in their place."""

from wagtail.users.apps import WagtailUsersAppConfig


class StaffScreensConfig(WagtailUsersAppConfig):
    """Wagtail's app, with our viewset for colleagues."""

    user_viewset = "people.viewsets.StaffViewSet"
