"""The whole chain of the demo, in the order in which a team works."""

from django.db import transaction

from people.models import User
from people.service import Role
from synthesis.models import AgreementSample, Code, Finding

from .. import staff
from ..dossiers import making
from . import coding, finding, together


def build(team: dict[Role, User]) -> None:
    """Read and code, alone and together, give the team a first concept to read, then find. Each part once."""
    analyst = team[Role.ANALYST]
    if not Code.objects.filter(is_example=True).exists():
        with transaction.atomic():
            coding.code_everything(coding.make_codebook(analyst), analyst)
    if not AgreementSample.objects.filter(is_example=True).exists():
        with transaction.atomic():
            together.code_together(analyst, staff.second_analyst())
    making.first_concept(analyst)
    if not Finding.objects.filter(is_example=True, occasion=None).exists():
        with transaction.atomic():
            finding.find(analyst, team[Role.ORGANISER])
