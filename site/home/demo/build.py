"""Building the demo: everything once, in the order in which it really happens."""

from django.db import transaction

from consultation.models import Round
from consultation.service import count_round
from contributions.service import count_moderation
from people.models import User
from people.service import Role

from . import (
    about_data,
    balance,
    coming,
    decisions,
    desk_work,
    entrance,
    entries,
    imports,
    lessons,
    reaching,
    reactions,
    recordings,
    research,
    rules,
    settings_texts,
    staff,
    triage,
)
from .chain import building as chain
from .dossiers import building as dossiers
from .groups import building as groups
from .methods import building as methods
from .outreach import building as season


def build() -> None:
    """Make what is missing. Each part is all or nothing, so an interrupted start is finished by the next."""
    team, second_reader = staff.team(), staff.second_reader()
    settings_texts.fill()
    research.earlier_research(team[Role.ANALYST])
    with transaction.atomic():
        entrance.look_back(
            organiser=team[Role.ORGANISER],
            moderator=team[Role.MODERATOR],
            analyst=team[Role.ANALYST],
            owner=team[Role.ADMINISTRATOR],
        )
    if not Round.objects.filter(is_example=True, slug=triage.SLUG).exists():
        with transaction.atomic():
            _run_triage(team, second_reader)
    with transaction.atomic():
        coming.announce(team[Role.ORGANISER])
        rules.second_version(team[Role.ORGANISER])
    methods.build(team, second_reader)
    groups.build(team)
    season.build(team)
    lessons.build(team)
    chain.build(team)
    _count()
    dossiers.build(team)


def _run_triage(team: dict[Role, User], second_reader: User) -> None:
    """The running round, with work for everybody on the desk."""
    organiser, moderator = team[Role.ORGANISER], team[Role.MODERATOR]
    round_ = triage.open_triage_round(organiser)
    desk_work.read_contributions(round_, moderator)
    desk_work.worry_and_answer(round_, moderator)
    about_data.ask_about_data(round_, team[Role.PRIVACY_OFFICER])
    reactions.react(round_, moderator)
    reactions.read_again(round_, second_reader)
    desk_work.find(round_, team[Role.ANALYST])
    decisions.decide(round_, team[Role.ADMINISTRATOR])
    entries.type_in(round_, organiser=organiser, facilitator=team[Role.FACILITATOR])
    recordings.speak(round_, moderator)
    imports.bring(round_, organiser)
    reaching.ask_for_calls(round_, organiser)
    reaching.ask_for_news(round_)
    balance.work_on_gaps(round_, organiser)


def _count() -> None:
    """What panels and the public read is counted beforehand; as the worker does it, twice is harmless."""
    for round_ in Round.objects.filter(is_example=True, figures=None):
        count_round(round_)
    count_moderation()
