"""A pack as search engines and Edurep read it: schema.org CreativeWork and LearningResource, as JSON-LD.

Edurep takes the same block over OAI-PMH and in a page (developers.wiki.kennisnet.nl, "Voorbeeld Implementatie
Aanbieder", 2023). A block of data is not run by a browser, so the security policy lets it stand.
"""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from ..source import Source
from .nl_lom import AGGREGATION_LEVEL
from .obk import BEGRIPPENKADER, Term
from .vocabulary import (
    LANGUAGE,
    PUBLISHER,
    ages,
    goal_terms,
    keywords,
    level_terms,
    licence_terms,
    resource_types,
    subject_terms,
)

#: Signs that could end the block, or that some programs do not take inside a script.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_CONTEXT = {
    "@vocab": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "lom": "http://ltsc.ieee.org/xsd/LOM#",
}


def write_jsonld(source: Source) -> bytes:
    """The record as a file."""
    return (json.dumps(learning_resource(source), ensure_ascii=False, indent=2) + "\n").encode()


def as_script(source: Source) -> SafeString:
    """The element to put in a page, safe whatever people typed."""
    text = json.dumps(learning_resource(source), ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def learning_resource(source: Source) -> dict[str, Any]:
    """The record as data; the keys always stand in the same order."""
    licence, (youngest, oldest) = licence_terms(source), ages(source)
    organisation = {"@type": "Organization", "name": PUBLISHER}
    return {
        "@context": _CONTEXT,
        "@id": source.url,
        "@type": ["CreativeWork", "LearningResource"],
        "name": source.title,
        "description": source.summary,
        "url": source.url,
        "identifier": [source.url],
        "inLanguage": LANGUAGE,
        "version": str(source.number),
        "dateModified": source.released_on,
        "author": organisation,
        "publisher": organisation,
        "license": licence.url,
        "isAccessibleForFree": True,
        "dcterms:accessRights": "OpenAccess",
        "lom:aggregationLevel": AGGREGATION_LEVEL,
        "lom:copyrightAndOtherRestrictions": licence.lom,
        "copyrightNotice": licence.says,
        "encodingFormat": ["text/html", "application/zip"],
        "audience": [
            {"@type": "EducationalAudience", "educationalRole": role, "audienceType": role}
            for role in ("teacher", "learner")
        ],
        "typicalAgeRange": f"{youngest}-{oldest}",
        "timeRequired": f"PT{source.minutes}M",
        "teaches": list(source.aims),
        "keywords": list(keywords(source)),
        "educationalLevel": [_defined(term) for term in level_terms(source)],
        "educationalAlignment": [
            *(_aligned(term, "educationalSubject") for term in subject_terms(source)),
            *(_aligned(term, "teaches") for term in goal_terms(source)),
        ],
        "learningResourceType": list(resource_types(source)),
        "accessibilityFeature": ["alternativeText", "structuralNavigation", "taggedPDF"],
        "accessMode": ["textual"],
    }


def _defined(term: Term) -> dict[str, str]:
    return {
        "@type": "DefinedTerm",
        "@id": term.uri,
        "name": term.label,
        "termCode": term.uuid,
        "inDefinedTermSet": BEGRIPPENKADER,
    }


def _aligned(term: Term, kind: str) -> dict[str, str]:
    return {
        "@type": "AlignmentObject",
        "@id": term.uri,
        "alignmentType": kind,
        "name": term.label,
        "targetName": term.label,
        "targetUrl": term.uri,
        "educationalFramework": BEGRIPPENKADER,
    }
