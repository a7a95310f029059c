"""Making the file of a release: asked for with the move, made by the worker, void when words are taken back."""

import hashlib
import logging
import tempfile
from collections.abc import Iterable, Sequence
from functools import partial
from io import BytesIO
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from contributions.models import Contribution
from contributions.service import Refused
from education.service import docx_of, pdf_of
from people.models import User

from ..formats.archive import DatedZip
from ..formats.cells import plain
from ..formats.xlsx import write_workbook
from ..workplace import workplace
from .enums import ReleaseState, Verdict, WooState
from .models import WooDocument, WooRedaction, WooRelease, WooRequest
from .moving import locked, move, not_ready
from .paper import INVENTORY, inventory_rows, name_of, paper_of, released_texts
from .texts import texts_of

logger = logging.getLogger(__name__)

FOLDER = "woo"
#: What people said, of which the shell stays when they take it back.
_THEIRS = "bijdrage"


@transaction.atomic
def release(request: WooRequest, *, by: User) -> WooRelease:
    """Move the request on and ask for its file. Raises Refused when something was not judged."""
    return _ask(move(request, WooState.RELEASED, by=by), by=by)


@transaction.atomic
def ask_again(request: WooRequest, *, by: User) -> WooRelease:
    """Ask once more for the file of a request that was released: making it failed. Raises Refused otherwise."""
    current = locked(request, WooState.RELEASED)
    last = current.releases.first()
    if last is None or last.state != ReleaseState.FAILED:
        raise Refused(_("Het bestand hoeft niet opnieuw. Ververs de pagina."))
    if problem := not_ready(current):
        raise Refused(problem)
    return _ask(current, by=by)


def _ask(request: WooRequest, *, by: User) -> WooRelease:
    last = request.releases.first()
    made = WooRelease.objects.create(request=request, number=last.number + 1 if last else 1, asked_by=by)
    record("handover.woo_release", by=by, on=made, request=request.pk)
    async_task("handover.tasks.make_woo_release", made.pk, task_name="handover.make_woo_release")
    return made


def make(release_id: int) -> bool:
    """Make the file; False when there is nothing (more) to make. May run twice: one file comes in."""
    found = WooRelease.objects.select_related("request").filter(pk=release_id, state=ReleaseState.QUEUED).first()
    if found is None:
        return False
    try:
        with workplace(), tempfile.TemporaryFile() as output, translation.override("nl"):
            write(found, output)
            return _bring_in(found, output)
    except Refused as refusal:
        _fail(found, refusal.sentence)
    except Exception:
        logger.exception("release %s failed", found.pk)
        _fail(found, _("Het maken is mislukt. Probeer het opnieuw. Lukt het weer niet, vraag dan de beheerder."))
    return False


def write(found: WooRelease, output: BinaryIO) -> None:
    """Write the zip. Raises Refused when a text changed or went since it was judged."""
    with transaction.atomic():
        if problem := not_ready(found.request):
            raise Refused(problem)
        documents = list(found.request.documents.prefetch_related("redactions"))
        told = released_texts(documents, texts_of(documents))
    moment = timezone.now()
    paper = paper_of(found, documents, told, moment)
    inventory = BytesIO()
    write_workbook([(INVENTORY, inventory_rows(documents))], inventory, title=name_of(found), made_on=moment)
    files = {
        "stukken.docx": docx_of(paper),
        "stukken.pdf": pdf_of(paper),
        "inventarislijst.xlsx": inventory.getvalue(),
    }
    with DatedZip(output, plain(moment).replace(microsecond=0)) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        archive.writestr(
            "CHECKSUMS.txt",
            "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()),
        )


def _bring_in(found: WooRelease, output: BinaryIO) -> bool:
    """Only when nobody voided it meanwhile: otherwise the file goes."""
    output.seek(0)
    digest = hashlib.file_digest(output, "sha256").hexdigest()  # type: ignore[arg-type]
    size = output.tell()
    output.seek(0)
    storage = storages["private"]
    name = storage.save(f"{FOLDER}/{found.request_id}-{found.number}.zip", File(output))
    is_ours = WooRelease.objects.filter(pk=found.pk, state=ReleaseState.QUEUED).update(
        state=ReleaseState.DONE, file=name, sha256=digest, size=size, problem=""
    )
    if not is_ours:
        storage.delete(name)
    return bool(is_ours)


def _fail(found: WooRelease, sentence: str) -> None:
    WooRelease.objects.filter(pk=found.pk, state=ReleaseState.QUEUED).update(
        state=ReleaseState.FAILED, problem=sentence[:300]
    )


def void(emptied: Iterable[Contribution]) -> None:
    """Words were taken back or wiped: they leave every request, and what was released with them is void.

    Places and marks go in the transaction that wiped the words, files once that is certain.
    """
    void_texts(_THEIRS, [str(contribution.pk) for contribution in emptied])


def void_texts(kind: str, keys: Sequence[str]) -> None:
    """The same for texts of any kind: a message, a reaction of a reader or a teacher."""
    theirs = WooDocument.objects.filter(kind=kind, key__in=keys).exclude(verdict=Verdict.GONE)
    requests = set(theirs.values_list("request_id", flat=True))
    if not requests:
        return
    WooRedaction.objects.filter(document__in=theirs).delete()
    theirs.update(verdict=Verdict.GONE, mark="", ground="")
    standing = WooRelease.objects.filter(request__in=requests).exclude(state=ReleaseState.VOID)
    standing.update(state=ReleaseState.VOID)
    transaction.on_commit(partial(sweep, requests))


def sweep(requests: Iterable[int] | None = None) -> int:
    """Delete the files of releases that are void; how many. Selects by state: a missed one goes next time."""
    gone = 0
    chosen = WooRelease.objects.filter(state=ReleaseState.VOID).exclude(file="")
    for each in chosen if requests is None else chosen.filter(request__in=list(requests)):
        storages["private"].delete(each.file)
        gone += WooRelease.objects.filter(pk=each.pk, file=each.file).update(file="")
    return gone
