"""Building this part of the demo: texts, dossiers, what stands on the website, and a Woo request. Each part once."""

from django.db import transaction

from people.models import User
from people.service import Role

from . import making, woo, writing


def build(team: dict[Role, User]) -> None:
    """Make what is missing. Last of all: whatever changes words would void what was made."""
    organiser = team[Role.ORGANISER]
    with transaction.atomic():
        writing.write_texts(organiser)
    making.adopted_for_the_team(analyst=team[Role.ANALYST], organiser=organiser)
    making.published_for_everybody(organiser)
    with transaction.atomic():
        woo.answer_half(team[Role.PRIVACY_OFFICER])
