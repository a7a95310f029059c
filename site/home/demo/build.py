"""Building the demo: everything once, in the order in which it really happens."""

from django.db import transaction

from consultation.models import Round
from people.service import Role

from . import coming, desk_work, research, settings_texts, staff, triage


def build() -> None:
    """Make what is missing. Each part is all or nothing, so an interrupted start is finished by the next."""
    team = staff.team()
    settings_texts.fill()
    research.earlier_research(team[Role.ANALYST])
    if not Round.objects.filter(is_example=True, slug=triage.SLUG).exists():
        with transaction.atomic():
            round_ = triage.open_triage_round(team[Role.ORGANISER])
            desk_work.read_contributions(round_, team[Role.MODERATOR])
            desk_work.worry_and_answer(round_, team[Role.MODERATOR])
            desk_work.find(round_, team[Role.ANALYST])
            desk_work.decide(round_, team[Role.ADMINISTRATOR])
    coming.announce(team[Role.ORGANISER])
