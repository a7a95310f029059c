"""manage.py lesson_packs: put the lesson packs that come with the platform in the admin, as drafts."""

from typing import Any

from django.core.management.base import BaseCommand

from education.models import LessonPack
from education.packs.building import make_pack
from education.packs.every import EVERY_PACK


class Command(BaseCommand):
    """Idempotent: a pack that is there stays as people made it. An editor checks the figures and publishes."""

    help = "Zet de meegeleverde lespakketten klaar als concept. Een tweede keer verandert er niets."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing, and say what is there."""
        for written in EVERY_PACK:
            was_there = LessonPack.objects.filter(slug=written.slug).exists()
            pack = make_pack(written, None)
            said = "was er al" if was_there else "staat klaar als concept"
            self.stdout.write(f"{pack.title} ({pack.slug}): {said}")
