"""Our codes in the words of harvesters: levels, subjects and goals in the OBK, ages, licences, kinds of material.

Pure: a Source goes in, terms come out.
"""

from dataclasses import dataclass

from ..enums import Level, Licence, MaterialKind, Subject
from ..formats.licences import LICENCES
from ..source import Source
from .obk import GOAL_TERMS, LEVEL_TERMS, SUBJECT_TERMS, YEAR_TERMS, Term

#: Who publishes, whatever the website is called: it stands in frozen releases.
PUBLISHER = "Reisgenoot"
LANGUAGE = "nl"


@dataclass(frozen=True, slots=True)
class LicenceTerms:
    """A licence: its short name, its address, its code in NL-LOM 6.2 and a sentence for 6.3.

    Codes: http://purl.edustandaard.nl/copyrightsandotherrestrictions_nllom_20131202.
    """

    name: str
    url: str
    lom: str
    says: str


#: Licence -> its code in NL-LOM 6.2, and its sentence in Dutch whatever the language of who asks.
_LICENCES: dict[str, tuple[str, str]] = {
    Licence.CC_BY: ("cc-by-40", "Gebruiken, delen en veranderen mag, met naamsvermelding."),
    Licence.CC_BY_SA: (
        "cc-by-sa-40",
        "Gebruiken, delen en veranderen mag, met naamsvermelding en onder dezelfde licentie.",
    ),
    Licence.CC0: ("no", "Alles mag, ook zonder naamsvermelding."),
}
#: Kind of a part -> value of vdex_learningresourcetype_czp_20060628. Answers belong to what they answer.
RESOURCE_TYPES: dict[str, str] = {
    MaterialKind.GUIDE: "handleiding",
    MaterialKind.SAFE_LESSON: "handleiding",
    MaterialKind.WORKSHEET: "open opdracht",
    MaterialKind.SLIDES: "informatiebron",
    MaterialKind.POSTER: "informatiebron",
    MaterialKind.PARENTS: "informatiebron",
    MaterialKind.FILE: "informatiebron",
}
#: Subjects without a concept, in Dutch whatever the language of who asks.
_OTHER_SUBJECTS: dict[str, str] = {Subject.MENTORING: "mentorles"}
QUIZ_TYPE = "evaluatie- en toetsmateriaal"
#: Level -> age of most pupils at its start and at its end, in years.
_AGES: dict[str, tuple[int, int]] = {
    Level.PRO: (12, 18),
    Level.VMBO_BB: (12, 16),
    Level.VMBO_KB: (12, 16),
    Level.VMBO_TL: (12, 16),
    Level.HAVO: (12, 17),
    Level.VWO: (12, 18),
    Level.MBO_1: (16, 18),
    Level.MBO_2: (16, 20),
    Level.MBO_3: (16, 20),
    Level.MBO_4: (16, 20),
}
_MBO = frozenset({Level.MBO_1, Level.MBO_2, Level.MBO_3, Level.MBO_4})


def level_terms(source: Source) -> tuple[Term, ...]:
    """The levels, narrowed to the years where the OBK has them; each once. A code we do not know is left out."""
    found: dict[str, Term] = {}
    for level in source.levels:
        years = [term for year in source.years for term in YEAR_TERMS.get((level, year), ())]
        for term in years or [LEVEL_TERMS[level]] if level in LEVEL_TERMS else []:
            found[term.uuid] = term
    return tuple(found.values())


def subject_terms(source: Source) -> tuple[Term, ...]:
    """The subjects that are concepts of the OBK."""
    return tuple(SUBJECT_TERMS[code] for code in source.subjects if code in SUBJECT_TERMS)


def goal_terms(source: Source) -> tuple[Term, ...]:
    """What the pack works on: kerndoelen and parts of citizenship."""
    return tuple(GOAL_TERMS[code] for code in source.goals if code in GOAL_TERMS)


def keywords(source: Source) -> tuple[str, ...]:
    """The words of the author, and the subjects that the OBK does not know; each once."""
    extra = [_OTHER_SUBJECTS[code] for code in source.subjects if code in _OTHER_SUBJECTS]
    return tuple(dict.fromkeys([*source.keywords, *extra]))


def contexts(source: Source) -> tuple[str, ...]:
    """NL-LOM 5.6, vdex_context_czp_20060628: VO, BVE (the mbo), or both."""
    here = [("VO", any(code not in _MBO for code in source.levels)), ("BVE", any(c in _MBO for c in source.levels))]
    return tuple(name for name, is_so in here if is_so)


def ages(source: Source) -> tuple[int, int]:
    """The youngest and the oldest usual age, in years. In year n of the VO a pupil is 11 + n, and turns 12 + n."""
    spans = []
    for level in source.levels:
        low, high = _AGES.get(level, (12, 18))
        inside = [] if level in _MBO else [year for year in source.years if low <= 11 + year < high]
        spans.append((11 + min(inside), 12 + max(inside)) if inside else (low, high))
    spans = spans or [(12, 20)]
    return min(low for low, _high in spans), max(high for _low, high in spans)


def resource_types(source: Source) -> tuple[str, ...]:
    """NL-LOM 5.2: what kinds of material are in the pack; each once."""
    kinds = [RESOURCE_TYPES[part.kind] for part in source.parts if part.kind in RESOURCE_TYPES]
    return tuple(dict.fromkeys([*kinds, *([QUIZ_TYPE] if source.questions else [])]))


def licence_terms(source: Source) -> LicenceTerms:
    """The licence; the default one when the code is not known."""
    code = source.licence if source.licence in _LICENCES else Licence.CC_BY
    text, (lom, says) = LICENCES[code], _LICENCES[code]
    return LicenceTerms(text.name, text.uri, lom, f"{says} Licentie: {text.name}.")
