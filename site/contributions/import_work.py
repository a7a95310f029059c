"""What the worker does with an import. Every step may be killed, come late, or be done by two workers at once.

One state, one deed; each chunk is a transaction of far less than a second that holds the run and looks at its state
first. Drafts are made while LOADING: they count for nobody. COUNTING hands them in, a chunk of whole forms at a time.
See docs/decisions/0017.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from typing import BinaryIO, cast
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .enums import ImportState, ParticipationState
from .import_known import Known
from .import_report import Report
from .import_transitions import AT_WORK, move
from .importers import Arrived, Importer, Progress, importer_now, importer_of
from .imports import private_storage, throw_away
from .many import give_back_codes
from .models import ImportedForm, ImportRun
from .refusals import Refused
from .withdrawal import delete_drafts

logger = logging.getLogger(__name__)

#: Forms per transaction.
CHUNK = 50
CLAIM = timedelta(minutes=2)
PAUSE = timedelta(seconds=30)
MOST_ATTEMPTS = 5


class Overtaken(Exception):
    """The run is in another state than a moment ago: somebody else is at it."""


def work(run_id: UUID | str) -> bool:
    """Go on with an import until it waits for a person or is over; False when there is nothing to do (now).

    Only one at a time: who works on it holds a claim, which runs out when the worker was killed.
    """
    run = _claim(run_id)
    if run is None:
        return False
    try:
        while deed := _DEEDS.get(run.state):
            run = deed(run)
    except Overtaken:
        return False
    except Exception:
        # Selected by state, so it is tried again; after some times _claim gives up what can be given up.
        logger.exception("import %s stopped halfway", run.pk)
        ImportRun.objects.filter(pk=run.pk).update(claimed_until=timezone.now() + PAUSE)
        return False
    ImportRun.objects.filter(pk=run.pk).update(claimed_until=None)
    return True


def go_on() -> int:
    """Take up every import that nobody works on; returns how many moved."""
    return sum(
        work(pk) for pk in list(ImportRun.objects.filter(_free(), state__in=AT_WORK).values_list("pk", flat=True))
    )


def _free() -> Q:
    return Q(claimed_until=None) | Q(claimed_until__lt=timezone.now())


def _claim(run_id: UUID | str) -> ImportRun | None:
    claimed = ImportRun.objects.filter(_free(), pk=run_id, state__in=AT_WORK).update(
        claimed_until=timezone.now() + CLAIM, attempts=F("attempts") + 1
    )
    if not claimed:
        return None
    run = ImportRun.objects.select_related("occasion").get(pk=run_id)
    if run.attempts <= MOST_ATTEMPTS:
        return run
    sentence = _("Het opnemen is steeds misgegaan. Er is niets opgenomen. Vraag de beheerder om te kijken.")
    if run.state == ImportState.CHECKING:
        _over(run, ImportState.REFUSED, refusal=sentence)
        return None
    if run.state == ImportState.LOADING:
        return move(run.pk, ImportState.UNDOING, by=None, refusal=sentence)
    return run  # what is being counted or undone only goes on


def _check(run: ImportRun) -> ImportRun:
    report = Report()
    try:
        for _form in _read(run, importer_now(run.occasion), report):
            pass
    except Refused as refusal:
        report.total = max(report.total, 1)
        return _over(run, ImportState.REFUSED, refusal=refusal.sentence, **_told(report))
    if report.total:
        return _over(run, ImportState.REFUSED, **_told(report))
    return move(run.pk, ImportState.CHECKED, by=None, **_told(report))


def _load(run: ImportRun) -> ImportRun:
    report = Report()
    try:
        importer = importer_now(run.occasion)
        for chunk in _chunks(_read(run, importer, report)):
            if report.total:
                break
            _keep(run, importer, chunk)
    except Refused as refusal:
        return move(run.pk, ImportState.UNDOING, by=None, refusal=refusal.sentence, **_told(report))
    except IntegrityError:
        sentence = _(
            "Terwijl wij bezig waren, is een code of een nummer uit dit bestand elders gebruikt. Probeer het opnieuw."
        )
        return move(run.pk, ImportState.UNDOING, by=None, refusal=sentence)
    if report.total:
        return move(run.pk, ImportState.UNDOING, by=None, **_told(report))
    return move(run.pk, ImportState.COUNTING, by=None)


def _keep(run: ImportRun, importer: Importer, forms: list[Arrived]) -> None:
    with transaction.atomic():
        _hold(run)
        numbers = [form.number for form in forms]
        done = set(run.taken_in.filter(number__in=numbers).values_list("number", flat=True))
        fresh = [form for form in forms if form.number not in done]
        kept = importer.keep(run.occasion, fresh, entered_by_id=run.made_by_id) if fresh else []
        ImportedForm.objects.bulk_create(
            ImportedForm(
                run=run,
                number=form.number,
                occasion_id=run.occasion_id,
                participation=participation,
                reference_hash=form.reference_hash,
                received_on=form.received_on,
                had_code=bool(form.code_hash),
            )
            for form, participation in zip(fresh, kept, strict=True)
        )


def _count(run: ImportRun) -> ImportRun:
    importer = importer_of(run.occasion)
    waiting = run.taken_in.filter(participation__state=ParticipationState.DRAFT).order_by("number")
    last = 0
    while True:
        with transaction.atomic():
            _hold(run)
            chunk = list(waiting.filter(number__gt=last).select_related("participation")[:CHUNK])
            if chunk:
                importer.count(run.occasion, chunk)
        if not chunk:
            return _over(run, ImportState.DONE)
        last = chunk[-1].number
        _tell(run, last / max(run.forms, 1))


def _undo(run: ImportRun) -> ImportRun:
    while True:
        with transaction.atomic():
            _hold(run)
            chunk = list(run.taken_in.select_related("participation")[:CHUNK])
            if chunk:
                drafts = [each for each in chunk if each.participation.state == ParticipationState.DRAFT]
                give_back_codes([each.participation for each in drafts if each.had_code])
                delete_drafts([each.participation for each in drafts])
                # Who handed in themselves with a printed code stays: that is their own deed.
                ImportedForm.objects.filter(pk__in=[each.pk for each in chunk]).delete()
        if not chunk:
            return _over(run, ImportState.REFUSED)
        _tell(run, 0)


_DEEDS: dict[str, Callable[[ImportRun], ImportRun]] = {
    ImportState.CHECKING: _check,
    ImportState.LOADING: _load,
    ImportState.COUNTING: _count,
    ImportState.UNDOING: _undo,
}


def _read(run: ImportRun, importer: Importer, report: Report) -> Iterator[Arrived]:
    """The forms in the file of the run, with news on the way."""
    progress, told = Progress(), 0.0
    try:
        file = private_storage().open(run.file)
    except FileNotFoundError:
        raise Refused(_("Het bestand is er niet meer. Breng het opnieuw.")) from None
    with file:
        known = Known(run.occasion, run.pk)
        for form in importer.read(run.occasion, cast(BinaryIO, file), report, known, progress):
            if progress.share - told >= 0.02:
                told = progress.share
                _tell(run, told)
            yield form


def _chunks(forms: Iterator[Arrived]) -> Iterator[list[Arrived]]:
    while chunk := list(islice(forms, CHUNK)):
        yield chunk


def _tell(run: ImportRun, share: float) -> None:
    """How far it is; and that somebody is still at it."""
    ImportRun.objects.filter(pk=run.pk, state=run.state).update(
        progress=min(int(100 * share), 100), claimed_until=timezone.now() + CLAIM
    )


def _told(report: Report) -> dict[str, object]:
    return {
        "forms": report.counts["forms"],
        "counts": dict(report.counts),
        "problems": report.as_rows(),
        "problem_count": report.total,
    }


def _hold(run: ImportRun) -> None:
    """Hold the run to the end of the transaction. Raises Overtaken when it is not where it was."""
    state = ImportRun.objects.select_for_update().filter(pk=run.pk).values_list("state", flat=True).first()
    if state != run.state:
        raise Overtaken


def _over(run: ImportRun, to: str, **values: object) -> ImportRun:
    """The end: the file is not needed any more."""
    with transaction.atomic():
        throw_away(run.file)
        return move(run.pk, to, by=None, **values)
