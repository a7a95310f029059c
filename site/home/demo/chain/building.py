"""The whole chain of the demo, in the order in which a team works."""

from django.db import transaction

from people.models import User
from people.service import Role
from synthesis.models import Code

from .. import staff
from . import coding, finding, together


def build(team: dict[Role, User]) -> None:
    """Read and code, alone and together, then find. Each part once."""
    analyst = team[Role.ANALYST]
    if Code.objects.filter(is_example=True).exists():
        return
    with transaction.atomic():
        coding.code_everything(coding.make_codebook(analyst), analyst)
    with transaction.atomic():
        together.code_together(analyst, staff.second_analyst())
    with transaction.atomic():
        finding.find(analyst)
