"""A pack in fifteen fields that every harvester knows: unqualified Dublin Core, as OAI-PMH asks of everybody."""

from lxml import etree

from ..source import Source
from .vocabulary import (
    LANGUAGE,
    PUBLISHER,
    goal_terms,
    keywords,
    level_terms,
    licence_terms,
    resource_types,
    subject_terms,
)
from .xml import XSI, Element, add

NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
ELEMENTS = "http://purl.org/dc/elements/1.1/"


def dublin_core(source: Source) -> Element:
    """The record as a tree."""
    dc = etree.Element(f"{{{NAMESPACE}}}dc", nsmap={"oai_dc": NAMESPACE, "dc": ELEMENTS, "xsi": XSI})
    dc.set(f"{{{XSI}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    terms = (*subject_terms(source), *level_terms(source), *goal_terms(source))
    licence = licence_terms(source)
    for name, values in (
        ("title", [source.title]),
        ("creator", [PUBLISHER]),
        ("subject", list(dict.fromkeys([*keywords(source), *(term.label for term in terms)]))),
        ("description", [source.summary, *source.aims]),
        ("publisher", [PUBLISHER]),
        ("date", [source.released_on]),
        ("type", ["Collection", *resource_types(source)]),
        ("format", ["text/html", "application/zip"]),
        ("identifier", [source.url]),
        ("language", [LANGUAGE]),
        ("rights", [licence.url, licence.says]),
    ):
        for value in values:
            add(dc, f"{{{ELEMENTS}}}{name}", value)
    return dc
