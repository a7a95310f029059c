"""OAI-PMH 2.0: the answers to the six verbs (http://www.openarchives.org/OAI/openarchivesprotocol.html)."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from ..source import Source
from . import records
from .dublin_core import dublin_core
from .nl_lom import lom_element
from .oai_asking import FORMATS, Asked
from .oai_errors import NO_IDENTIFIER, NO_MATCH, OaiError
from .oai_tokens import Place, as_token
from .records import After, Record
from .xml import XSI, Element, add, whole_file

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
#: Records in one answer.
PER_ANSWER = 25
_WRITERS: dict[str, Callable[[Source], Element]] = {"oai_dc": dublin_core, "lom": lom_element}
_SLUG = re.compile(r"[-\w]{1,60}", re.ASCII)


def answered(asked: Asked) -> bytes:
    """The whole answer. Raises OaiError when there is none."""
    body = etree.Element(f"{{{NAMESPACE}}}{asked.verb}")
    _VERBS[asked.verb](body, asked)
    root = _envelope({"verb": asked.verb, **asked.arguments})
    root.append(body)
    return whole_file(root)


def refused(error: OaiError, arguments: dict[str, str]) -> bytes:
    """The answer that says what is wrong with the question."""
    root = _envelope({} if error.spoils_question else arguments)
    add(root, "error", error.says, code=error.code)
    return whole_file(root)


def base_url() -> str:
    """Where harvesters come."""
    return f"{settings.BASE_URL}{reverse('oai')}"


def stamp(moment: datetime) -> str:
    """As the protocol writes it: UTC, in seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _envelope(arguments: dict[str, str]) -> Element:
    root = etree.Element(f"{{{NAMESPACE}}}OAI-PMH", nsmap={None: NAMESPACE, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    add(root, "responseDate", stamp(timezone.now()))
    add(root, "request", base_url(), **arguments)
    return root


def _identify(body: Element, asked: Asked) -> None:
    for name, text in (
        ("repositoryName", settings.SITE_NAME),
        ("baseURL", base_url()),
        ("protocolVersion", "2.0"),
        ("adminEmail", parseaddr(settings.DEFAULT_FROM_EMAIL)[1]),
        ("earliestDatestamp", stamp(records.earliest() or timezone.now())),
        ("deletedRecord", "persistent"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ):
        add(body, name, text)


def _formats(body: Element, asked: Asked) -> None:
    """The same for every record; an identifier is only looked up."""
    if asked.identifier is not None:
        _one(asked.identifier, with_source=False)
    for name, (schema, namespace) in FORMATS.items():
        form = add(body, "metadataFormat")
        add(form, "metadataPrefix", name)
        add(form, "schema", schema)
        add(form, "metadataNamespace", namespace)


def _get_record(body: Element, asked: Asked) -> None:
    _record(body, _one(asked.identifier or "", with_source=True), asked.prefix)


def _list(body: Element, asked: Asked) -> None:
    """Three queries at most: how many (at the start), which, and what they say."""
    place = asked.place
    assert place is not None, "a list has a place in it"
    with_sources = asked.verb == "ListRecords"
    packs = records.between(place.since, place.until)
    total = place.total if place.after else packs.count()
    rest = records.going_on(packs, place.after)[: PER_ANSWER + 1]
    found = records.whole(rest) if with_sources else records.headers(rest)
    if not found:
        raise OaiError(NO_MATCH, "Nothing changed in this time.")
    given = found[:PER_ANSWER]
    for record in given:
        if with_sources:
            _record(body, record, place.prefix)
        else:
            _header(body, record)
    _token(body, replace(place, total=total), given, is_last=len(found) == len(given))


def _token(body: Element, place: Place, given: list[Record], *, is_last: bool) -> None:
    """Where to go on; empty at the end of a list that took more than one answer."""
    if is_last and place.after is None:
        return
    last = given[-1]
    now = replace(place, after=After(last.stamp, last.pk), given=place.given + len(given))
    text = None if is_last else as_token(now)
    add(body, "resumptionToken", text, completeListSize=str(place.total), cursor=str(place.given))


def _one(identifier: str, *, with_source: bool) -> Record:
    """The record with this identifier. Raises OaiError when there is none."""
    slug = identifier.removeprefix(records.prefix())
    if slug != identifier and _SLUG.fullmatch(slug):
        packs = records.harvestable().filter(slug=slug)
        for record in records.whole(packs) if with_source else records.headers(packs):
            return record
    raise OaiError(NO_IDENTIFIER, "We have no record with this identifier.")


def _record(body: Element, record: Record, prefix: str) -> None:
    element = add(body, "record")
    _header(element, record)
    if record.source is not None:
        add(element, "metadata").append(_WRITERS[prefix](record.source))


def _header(parent: Element, record: Record) -> None:
    header = add(parent, "header", **({"status": "deleted"} if record.is_deleted else {}))
    add(header, "identifier", record.identifier)
    add(header, "datestamp", stamp(record.stamp))


_VERBS: dict[str, Callable[[Element, Asked], None]] = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "GetRecord": _get_record,
    "ListIdentifiers": _list,
    "ListRecords": _list,
}
