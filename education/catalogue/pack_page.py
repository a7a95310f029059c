"""The page of one pack: what is in it, how long, for whom, what it teaches, what to download, what changed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from ..enums import GroupForm, MaterialKind, PackState, Reading, Subject
from ..models import ClassItem, LessonPack, Release, ReleaseFile
from ..source import Fact, Source, from_json
from ..teachers.heard import heard
from .files import Download, sections_of, zip_of
from .first_pages import first_pages
from .in_words import label_of, levels_in_words, minutes_in_words
from .jsonld import as_script
from .systems import systems_of
from .vocabulary import LicenceTerms, goal_terms, licence_terms

#: Releases that are told of on the page, the newest included.
RELEASES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A figure, and whether it still holds."""

    fact: Fact
    until: date
    is_old: bool


@dataclass(frozen=True, slots=True)
class ShownRelease:
    """What changed in a release, and where it still is."""

    release: Release
    whole: Download | None


def pack_context(pack: LessonPack, request: HttpRequest) -> dict[str, Any]:
    """Everything a teacher wants to know before downloading. Four queries besides the pack itself.

    All of it is what was released: what an editor is writing now is shown nowhere.
    """
    releases = list(pack.releases.ready().defer("source")[:RELEASES_SHOWN])
    newest = releases[0] if releases else None
    files = _files(releases)
    shown: dict[str, Any] = {
        "pack": pack,
        "pack_url": f"{settings.BASE_URL}{pack.get_absolute_url()}",
        "release": newest,
        "is_withdrawn": pack.state == PackState.WITHDRAWN,
        "asks_a_class": pack.state == PackState.PUBLISHED and ClassItem.objects.filter(pack=pack).exists(),
        "levels": levels_in_words(pack.levels),
        "minutes": minutes_in_words(pack.minutes),
        "releases": [ShownRelease(release, zip_of(files[release.pk])) for release in releases],
    }
    if newest is None:
        return shown
    source = from_json(newest.source)
    here, is_withdrawn = files[newest.pk], shown["is_withdrawn"]
    systems, records = systems_of(here)
    return {
        **shown,
        **_of_source(source),
        "sections": sections_of(here, [part.key for part in source.parts], lasting=not is_withdrawn),
        "systems": systems,
        "records": records,
        "first_pages": first_pages(newest, here),
        "whole": zip_of(here),
        "heard": None if is_withdrawn else heard(pack),
        # The same record that harvesters get. A withdrawn pack is not advertised.
        "structured": "" if is_withdrawn else as_script(source),
    }


def _files(releases: list[Release]) -> dict[int, list[ReleaseFile]]:
    """The files of the newest release, and the ZIPs of the others."""
    found: dict[int, list[ReleaseFile]] = defaultdict(list)
    if releases:
        rows = ReleaseFile.objects.filter(release=releases[0]) | ReleaseFile.objects.filter(
            release__in=releases[1:], form="zip"
        )
        for file in rows.select_related("material").order_by("path"):
            found[file.release_id].append(file)
    return found


def _of_source(source: Source) -> dict[str, Any]:
    """What the newest release says of itself."""
    today = timezone.localdate()
    facts = [
        ShownFact(fact, until, until < today)
        for fact in source.facts
        for until in [date.fromisoformat(fact.valid_until)]
    ]
    licence: LicenceTerms = licence_terms(source)
    return {
        "source": source,
        "levels": levels_in_words(source.levels),
        "minutes": minutes_in_words(source.minutes),
        "subjects": [label_of(Subject, code) for code in source.subjects],
        "goals": [term.label for term in goal_terms(source)],
        "reading": label_of(Reading, source.reading),
        "group_form": label_of(GroupForm, source.group_form),
        "steps": [(step, label_of(GroupForm, step.group_form)) for step in source.steps],
        "inside": [(part.title, label_of(MaterialKind, part.kind)) for part in source.parts],
        "facts": facts,
        "has_old_facts": any(fact.is_old for fact in facts),
        "licence": licence,
    }
