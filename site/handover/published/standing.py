"""Which dossiers stand on the website, and which file each of them gives now."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from ..models import Audience, Run, RunState, VoidReason
from .models import Publication
from .publishing import WHOLE

_COMING = (RunState.QUEUED, RunState.RUNNING)


@dataclass(frozen=True, slots=True)
class Shown:
    """A publication with the run it gives now: its own, or the corrected one that took its place."""

    publication: Publication
    run: Run | None
    is_coming: bool = False

    @property
    def is_corrected(self) -> bool:
        """Whether another run took the place of the first one."""
        return self.run is not None and self.run.pk != self.publication.run_id

    @property
    def is_away(self) -> bool:
        """It was there, and may not be given any more."""
        return self.run is None and self.publication.run.state in (
            RunState.SUPERSEDED,
            RunState.RESTRICTED,
            RunState.EXPIRED,
        )

    @property
    def why_away(self) -> str:
        """Why it may not be given, in a sentence."""
        reason = self.publication.run.void_reason
        if reason == VoidReason.MODERATED:
            return _("Er stonden woorden in die niet openbaar mogen zijn.")
        if reason:
            return _("Iemand haalde woorden terug die erin stonden. Dat mag altijd.")
        return _("Het bestand is er niet meer.")

    @property
    def is_public(self) -> bool:
        """Whether readers may know of it: it has a file, or had one."""
        return self.run is not None or self.is_away or self.publication.is_withdrawn


def may_be_given(run: Run) -> bool:
    """Whether everybody may have the file of this run."""
    return bool(
        run.state == RunState.DONE
        and run.file
        and run.audience == Audience.PUBLIC
        and run.format == WHOLE
        and run.adopted_by_name
    )


def all_shown() -> list[Shown]:
    """What stands on the website, newest first. Three questions, however many there are."""
    found = Publication.objects.standing().select_related("run")
    return [each for each in _with_runs(found) if each.run is not None or each.is_away]


def shown(slug: str) -> Shown | None:
    """One of them, withdrawn ones too; None when readers may not know of it (yet)."""
    for each in _with_runs(Publication.objects.filter(slug=slug).select_related("run")):
        return each if each.is_public else None
    return None


def by_number(number: str) -> Publication | None:
    """The publication that gives the dossier with this number."""
    for each in all_shown():
        if number in {each.publication.run.name, each.run.name if each.run else ""}:
            return each.publication
    return None


def newest_of(publication: Publication) -> Shown | None:
    """The newest dossier about the same, of those that have a file."""
    alike = Publication.objects.standing().filter(run__round_slug=publication.run.round_slug).select_related("run")
    return next((each for each in _with_runs(alike) if each.run is not None), None)


def _with_runs(publications: Iterable[Publication]) -> list[Shown]:
    found = list(publications)
    instead = _replacements([each.run for each in found if not may_be_given(each.run)])
    told = []
    for each in found:
        line = [each.run, *instead.get(each.run.pk, [])]
        given = next((run for run in reversed(line) if may_be_given(run)), None)
        if each.is_withdrawn:
            given = None
        told.append(Shown(each, given, is_coming=_is_coming(line[-1])))
    return told


def _is_coming(newest: Run) -> bool:
    """Whether it is being made, or waits for somebody to adopt it."""
    is_concept = newest.state == RunState.DONE and not newest.adopted_by_name
    return is_concept or newest.state in _COMING


def _replacements(runs: list[Run]) -> dict[UUID, list[Run]]:
    """For each run those that came in its place, oldest first; one question per generation.

    What words were taken out of is made anew as a concept that replaces it; somebody adopts that by another that
    follows it.
    """
    line: dict[UUID, list[Run]] = {run.pk: [] for run in runs}
    origin: dict[UUID | None, UUID] = {run.pk: run.pk for run in runs}
    newest, seen = list(line), set(line)
    while newest:
        found = Run.objects.filter(Q(replaces__in=newest) | Q(follows__in=newest)).exclude(pk__in=seen)
        newest = []
        for run in found.order_by("number"):
            before = next(key for key in (run.replaces_id, run.follows_id) if key in origin)
            origin[run.pk] = origin[before]
            line[origin[run.pk]].append(run)
            newest.append(run.pk)
        seen.update(newest)
    return {key: sorted(found_runs, key=_by_number) for key, found_runs in line.items()}


def _by_number(run: Run) -> int:
    return run.number or 0
