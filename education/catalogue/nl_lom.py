"""A pack in NL-LOM, the Dutch profile of Learning Object Metadata: what Edurep, Wikiwijs and ELOs read.

Binding: IMS Metadata 1.2 (http://www.imsglobal.org/xsd/imsmd_v1p2). What is required, and which vocabularies:
kennisnet/edurep-files, nllom-verplicht.xml and nllom-aanbevolen.xml. All that levels 3 and 4 require is here too.
"""

from collections.abc import Iterable

from lxml import etree

from ..source import Source
from .obk import BEGRIPPENKADER, Term
from .vocabulary import (
    LANGUAGE,
    PUBLISHER,
    ages,
    contexts,
    goal_terms,
    keywords,
    level_terms,
    licence_terms,
    resource_types,
    subject_terms,
)
from .xml import XML_LANG, XSI, Element, add, whole_file

NAMESPACE = "http://www.imsglobal.org/xsd/imsmd_v1p2"
SCHEMA = "http://www.imsglobal.org/xsd/imsmd_v1p2p4.xsd"
_PURL = "http://purl.edustandaard.nl"
_NONE = "x-none"
#: NL-LOM 1.8: a lesson, made of parts.
AGGREGATION_LEVEL = "2"


def write_lom(source: Source) -> bytes:
    """The record as a file."""
    return whole_file(lom_element(source))


def lom_element(source: Source) -> Element:
    """The record as a tree, to put in an answer to a harvester."""
    lom = etree.Element(f"{{{NAMESPACE}}}lom", nsmap={None: NAMESPACE, "xsi": XSI})
    lom.set(f"{{{XSI}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    _general(lom, source)
    _lifecycle(lom, source)
    _about_this_record(lom, source)
    technical = add(lom, "technical")
    add(technical, "format", "text/html")
    add(technical, "location", source.url, type="URI")
    _educational(lom, source)
    _rights(lom, source)
    _classification(lom, "discipline", subject_terms(source))
    _classification(lom, "educational level", level_terms(source))
    _classification(lom, "educational objective", goal_terms(source))
    return lom


def _general(lom: Element, source: Source) -> None:
    general = add(lom, "general")
    _words(add(general, "title"), source.title)
    _catalogued(general, source.url)
    add(general, "language", LANGUAGE)
    _words(add(general, "description"), source.summary)
    for keyword in keywords(source):
        _words(add(general, "keyword"), keyword)
    _choice(general, "aggregationlevel", f"{_PURL}/vdex_aggregationlevel_czp_20060628.xml", AGGREGATION_LEVEL)


def _lifecycle(lom: Element, source: Source) -> None:
    lifecycle = add(lom, "lifecycle")
    _words(add(lifecycle, "version"), f"v{source.number}", _NONE)
    _choice(lifecycle, "status", f"{_PURL}/vdex_status_lomv1p0_20060628.xml", "final")
    for role in ("author", "publisher"):
        _contributed(lifecycle, "lifecycle", role, source)


def _about_this_record(lom: Element, source: Source) -> None:
    about = add(lom, "metametadata")
    _catalogued(about, f"{source.url}#nl-lom")
    _contributed(about, "metametadata", "creator", source)
    add(about, "metadatascheme", "LOMv1.0")
    add(about, "metadatascheme", "nl_lom_v1p0")
    add(about, "language", LANGUAGE)


def _educational(lom: Element, source: Source) -> None:
    educational = add(lom, "educational")
    for kind in resource_types(source):
        vocabulary = f"{_PURL}/vdex_learningresourcetype_czp_20060628.xml"
        _choice(educational, "learningresourcetype", vocabulary, kind)
    for role in ("teacher", "learner"):
        _choice(educational, "intendedenduserrole", f"{_PURL}/vdex_intendedenduserrole_lomv1p0_20060628.xml", role)
    for context in contexts(source):
        _choice(educational, "context", f"{_PURL}/vdex_context_czp_20060628.xml", context)
    youngest, oldest = ages(source)
    _words(add(educational, "typicalagerange"), f"{youngest}-{oldest}", _NONE)
    add(add(educational, "typicallearningtime"), "datetime", f"PT{source.minutes}M")
    if source.aims:
        _words(add(educational, "description"), " ".join(source.aims))
    add(educational, "language", LANGUAGE)


def _rights(lom: Element, source: Source) -> None:
    rights, licence = add(lom, "rights"), licence_terms(source)
    _choice(rights, "cost", f"{_PURL}/vdex_cost_lomv1p0_20060628.xml", "no")
    vocabulary = f"{_PURL}/copyrightsandotherrestrictions_nllom_20131202"
    _choice(rights, "copyrightandotherrestrictions", vocabulary, licence.lom)
    _words(add(rights, "description"), f"{licence.says} {licence.url}")


def _classification(lom: Element, purpose: str, terms: Iterable[Term]) -> None:
    """Nothing when there are no terms: an empty classification is no use to anybody."""
    found = tuple(terms)
    if not found:
        return
    classification = add(lom, "classification")
    _choice(classification, "purpose", f"{_PURL}/vdex_classification_purpose_czp_20060628.xml", purpose)
    for term in found:
        path = add(classification, "taxonpath")
        _words(add(path, "source"), BEGRIPPENKADER, _NONE)
        taxon = add(path, "taxon")
        add(taxon, "id", term.uuid)
        _words(add(taxon, "entry"), term.label)


def _contributed(parent: Element, where: str, role: str, source: Source) -> None:
    contribute = add(parent, "contribute")
    _choice(contribute, "role", f"{_PURL}/vdex_{where}_contribute_role_lomv1p0_20060628.xml", role)
    card = f"BEGIN:VCARD\nFN:{PUBLISHER}\nN:{PUBLISHER}\nORG:{PUBLISHER}\nVERSION:3.0\nEND:VCARD"
    add(add(contribute, "centity"), "vcard", card)
    add(add(contribute, "date"), "datetime", source.released_on)


def _catalogued(parent: Element, address: str) -> None:
    entry = add(parent, "catalogentry")
    add(entry, "catalog", "URI")
    _words(add(entry, "entry"), address, _NONE)


def _choice(parent: Element, tag: str, vocabulary: str, value: str) -> None:
    choice = add(parent, tag)
    _words(add(choice, "source"), vocabulary, _NONE)
    _words(add(choice, "value"), value, _NONE)


def _words(parent: Element, text: str, language: str = LANGUAGE) -> None:
    add(parent, "langstring", text).set(XML_LANG, language)
