"""A pack comes online with its page, and is withdrawn. Its releases stay, whatever happens."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from ..enums import PackState
from ..models import LessonPack, LessonPackIndexPage, LessonPackPage, Release
from ..transitions import move_pack
from .checklist import blockers_of


def first_to_do(pack: LessonPack) -> str:
    """What must be done before it can go online; empty when it can."""
    if not Release.objects.filter(pack=pack).ready().exists():
        return _("Maak eerst een uitgave. Docenten krijgen wat daarin zit.")
    return " ".join(check.says for check in blockers_of(pack, timezone.localdate()))


@transaction.atomic
def publish_pack(pack: LessonPack, *, by: User | None) -> LessonPack:
    """Put it online, with its page under /lespakketten/. Twice is harmless. Raises Refused with what must be first."""
    pack = LessonPack.objects.select_for_update(of=("self",)).get(pk=pack.pk)
    if sentence := first_to_do(pack):
        raise Refused(sentence)
    moved = move_pack(pack, PackState.PUBLISHED, by=by)
    page = LessonPackPage.objects.filter(pack=moved).first() or _add_page(moved)
    (page.get_latest_revision() or page.save_revision(user=by)).publish(user=by)  # never before its pack
    record("education.publish_page", by=by, on=moved)
    return moved


@transaction.atomic
def withdraw_pack(pack: LessonPack, *, by: User | None) -> LessonPack:
    """Take it off the website. Who has its address reads that it is withdrawn, and finds the old releases."""
    moved = move_pack(pack, PackState.WITHDRAWN, by=by)
    page = LessonPackPage.objects.filter(pack=pack, live=True).first()
    if page is not None:
        page.unpublish(user=by)
    return moved


def _add_page(pack: LessonPack) -> LessonPackPage:
    index = LessonPackIndexPage.objects.first()
    if index is None:
        raise Refused(_("De website heeft nog geen pagina ‘Lespakketten’. Vraag de beheerder om die te maken."))
    page = LessonPackPage(title=pack.title, slug=pack.slug, introduction=pack.summary, pack=pack, live=False)
    index.add_child(instance=page)
    page.save_revision(log_action=False)
    return page
