"""Where everybody can read about a round."""

from contributions.models import Occasion

from .models import Round


def page_of_round(occasion: Occasion) -> str:
    """The page of the round of this occasion; "" when it is not public."""
    found = Round.objects.public().filter(occasion=occasion, page__live=True).only("slug").first()
    return found.get_absolute_url() if found else ""
