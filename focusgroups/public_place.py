"""Where everybody can read about a conversation."""

from contributions.models import Occasion

from .models import FocusGroup


def page_of_group(occasion: Occasion) -> str:
    """The page of the group that this conversation belongs to; "" when it is not public."""
    groups = FocusGroup.objects.public().filter(group_sessions__gathering__occasion=occasion, page__live=True)
    found = groups.only("slug").first()
    return found.get_absolute_url() if found else ""
