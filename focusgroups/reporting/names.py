"""Names of speakers leave the text: a label in a file becomes "Spreker 3", in the text too. Pure functions."""

import re
from collections.abc import Mapping, Sequence

#: Labels that are no names: of software, and of who writes out a recording.
_GENERIC = re.compile(
    r"spreker|speaker|deelnemer|participant|respondent|onbekend|unknown|persoon|stem|gast|burger|ambtenaar|"
    r"gespreksleider|interviewer|moderator|verslaglegger|man|vrouw|vraag|antwoord|[a-z]{0,2}[\W\d_]*",
    re.IGNORECASE,
)
#: Words within a name that are words by themselves.
_PARTICLES = frozenset(
    "de den der van het ter ten te in op aan bij uit voor mevrouw meneer mw dhr mr dr drs ing".split()  # noqa: SIM905
)
_SHORTEST = 3


def is_name(label: str) -> bool:
    """Whether a label names a person, instead of numbering or describing them."""
    return any(not _GENERIC.fullmatch(word) for word in label.split())


def names_of(label: str) -> list[str]:
    """The ways in which others say this name: whole, and each part that is a name by itself. Longest first."""
    if not is_name(label):
        return []
    parts = [part.strip("().,") for part in label.split()]
    single = [part for part in parts if len(part) >= _SHORTEST and part.casefold() not in _PARTICLES and is_name(part)]
    return sorted(dict.fromkeys([label, *single]), key=len, reverse=True)


def replace_names(texts: Sequence[str], spoken: Mapping[str, str]) -> tuple[list[str], dict[str, int]]:
    """The texts with each name replaced, and how often each label was found.

    `spoken` says for each label what stands in its place. Only whole words that begin with a capital are taken:
    "Roos" is a person, "roos" a flower. A name that two labels share gets the neutral "iemand".
    """
    stands_for: dict[str, str] = {}
    label_of: dict[str, str] = {}
    for label, instead in spoken.items():
        for name in names_of(label):
            key = name.casefold()
            is_shared = key in stands_for and stands_for[key] != instead
            stands_for[key] = "iemand" if is_shared else instead
            label_of.setdefault(key, label)
    if not stands_for:
        return list(texts), {}
    every = sorted(stands_for, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in every)})(?!\w)", re.IGNORECASE)
    found: dict[str, int] = {}

    def instead_of(match: re.Match[str]) -> str:
        key = match[0].casefold()
        if not match[0][0].isupper() or key not in stands_for:
            return match[0]
        found[label_of[key]] = found.get(label_of[key], 0) + 1
        return stands_for[key]

    return [pattern.sub(instead_of, text) for text in texts], found
