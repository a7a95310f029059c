"""The lesson packs of the demo: made, released and online. What classes said stands beside the round on triage."""

from contextlib import suppress

from django.db import transaction

from consultation.models import Round
from contributions.service import Refused
from education.models import LessonPack
from education.service import EVERY_PACK, PackState, ask_release, build_release, make_pack, publish_pack
from people.models import User
from people.service import Role

from . import classes, teachers, triage

#: Packs of which the voice of a class belongs to the round on triage; of the others it belongs to their action.
ABOUT_TRIAGE = ("wat-is-eerlijk", "toeslagen", "toeslagen-havo-vwo")
#: The pack with which the classes of the demo voted.
WITH_CLASSES = "wat-is-eerlijk"
FIRST = "De eerste uitgave."


def build(team: dict[Role, User]) -> None:
    """Make what is missing. A pack that was made halfway is finished by the next start."""
    editor = team[Role.EDITOR]
    round_ = Round.objects.get(is_example=True, slug=triage.SLUG)
    for written in EVERY_PACK:
        belongs = round_ if written.slug in ABOUT_TRIAGE else None
        pack = make_pack(written, editor, for_round=belongs, is_example=True)
        if pack.state == PackState.DRAFT:
            # A figure that does not hold any more holds its pack back, also here: then it stays a draft.
            with suppress(Refused):
                _bring_online(pack, editor)
    voted = LessonPack.objects.get(slug=WITH_CLASSES)
    if voted.state == PackState.PUBLISHED:
        classes.build(team, voted)
        teachers.build(voted, editor)


def _bring_online(pack: LessonPack, editor: User) -> None:
    with transaction.atomic():
        release = ask_release(pack, FIRST, by=editor)
    build_release(release.pk)
    publish_pack(pack, by=editor)
