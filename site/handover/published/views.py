"""Dossiers for everybody: the list, the page of one, its files by stable links, and the description for machines."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from ..runs import private_storage
from . import standing
from .contents import Bytes, Contents, PublicFile, contents_of
from .dcat import DescribedDossier, DescribedFile, catalogue, stable_address
from .models import DownloadCount
from .rdf import Thing, json_ld, turtle
from .standing import Shown

#: What gets smaller on its way. The rest is packed already: doing that again costs time, and hides how long it is.
_SHRINKS = ("text/", "application/json")


@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """All of them, newest first."""
    return render(request, "handover/public/list.html", {"dossiers": standing.all_shown()})


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One dossier: what is in it and where it comes from."""
    return _page(request, _shown(slug))


@require_safe
def file(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    """One file. When it may not be given any more, the page says so."""
    dossier = _shown(slug)
    if dossier.run is None or not private_storage().exists(dossier.run.file):
        return _page(request, dossier, status=HTTPStatus.GONE)
    found = contents_of(dossier.run).named(name)
    if found is None:
        raise Http404
    etag = f'"{found.sha256}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    response = StreamingHttpResponse(
        Bytes(dossier.run, name), content_type=found.media_type, headers=_headers(slug, found, etag)
    )
    if request.method == "GET":
        _count(dossier, name)
    return response


def _headers(slug: str, found: PublicFile, etag: str) -> dict[str, str]:
    packed = {} if found.media_type.startswith(_SHRINKS) else {"Content-Encoding": "identity"}
    return packed | {
        "Content-Disposition": f'attachment; filename="{slug}-{found.name.replace("/", "-")}"',
        "Content-Length": str(found.size),
        "ETag": etag,
        # Kept by nobody without asking again: words can be taken back.
        "Cache-Control": "public, no-cache",
        "X-Content-Type-Options": "nosniff",
    }


def _count(dossier: Shown, name: str) -> None:
    month = timezone.localdate().replace(day=1)
    row, _made = DownloadCount.objects.get_or_create(publication=dossier.publication, name=name, month=month)
    DownloadCount.objects.filter(pk=row.pk).update(count=models.F("count") + 1)


@require_safe
def newest(request: HttpRequest, slug: str = "", name: str = "") -> HttpResponse:
    """On to the newest dossier about the same; without a name to the newest of all."""
    found: Shown | None
    if slug:
        found = standing.newest_of(_shown(slug).publication)
    else:
        found = next((each for each in standing.all_shown() if each.run is not None), None)
    if found is None:
        raise Http404
    if name:
        return redirect("dossiers:file", found.publication.slug, name)
    return redirect("dossiers:page", found.publication.slug)


@require_safe
def numbered(request: HttpRequest, number: str) -> HttpResponse:
    """On from the name of a dossier that stays the same to its page."""
    publication = standing.by_number(number)
    if publication is None:
        raise Http404
    return redirect(publication)


@require_safe
def catalogue_turtle(request: HttpRequest) -> HttpResponse:
    """All dossiers for machines, as Turtle."""
    return HttpResponse(turtle(_catalogue()), content_type="text/turtle; charset=utf-8")


@require_safe
def catalogue_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON-LD."""
    return HttpResponse(json_ld(_catalogue()), content_type="application/ld+json")


def _catalogue() -> list[Thing]:
    return catalogue(
        [_described(each) for each in standing.all_shown() if each.run is not None],
        f"{settings.BASE_URL}/dossiers/#catalogus",
    )


def _described(dossier: Shown) -> DescribedDossier:
    publication, run = dossier.publication, dossier.run
    if run is None:
        raise ValueError("a dossier without a file is not described")
    told = contents_of(run)
    page_address = f"{settings.BASE_URL}/dossiers/{publication.slug}/"
    files = [
        DescribedFile(
            each.name, each.label, each.format, each.media_type, each.size, each.sha256, page_address + each.name
        )
        for each in told.files
        if each.format
    ]
    made_on = parse_datetime(told.made_on) or publication.published_at
    return DescribedDossier(
        stable_address(run.name),
        page_address,
        run.name,
        publication.title,
        publication.summary,
        made_on,
        files,
        publication.published_at,
    )


def _shown(slug: str) -> Shown:
    found = standing.shown(slug)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, dossier: Shown, status: int = HTTPStatus.OK) -> HttpResponse:
    told = Contents()
    if dossier.run is not None and private_storage().exists(dossier.run.file):
        told = contents_of(dossier.run)
    context: dict[str, Any] = {"dossier": dossier, "contents": told, "made_on": parse_datetime(told.made_on or "")}
    newer = standing.newest_of(dossier.publication)
    if newer is not None and newer.publication.published_at > dossier.publication.published_at:
        context["newer"] = newer
    if dossier.publication.is_withdrawn:
        status = HTTPStatus.GONE
    return render(request, "handover/public/page.html", context, status=status)
