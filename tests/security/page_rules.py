"""What is wrong with a page as it was sent: as HTML, for who listens instead of looks, and by the policy.

The parser is that of the HTML standard (tinyhtml5, which WeasyPrint brings): it names every place where a browser has
to guess. What a parser does not know, comes after it: numbers that point nowhere, fields without a name, scripts in
the page itself. Each rule gives one sentence per fault; an empty list is a pass.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from lxml import html
from tinyhtml5.parser import HTMLParser

#: Attributes that point at another element of the same page by its number.
POINTING = (
    "for",
    "form",
    "list",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-errormessage",
    "aria-owns",
)
#: What is never a field to fill in.
NO_FIELD = {"hidden", "submit", "button", "reset", "image"}
#: An inline script that is data, which no browser runs.
DATA = {"application/json", "application/ld+json", "speculationrules"}
#: What may not stand inside itself or inside each other: two things to press in one place.
PRESSABLE = {"a", "button", "label", "select", "textarea", "summary"}
#: Drawn by Wagtail's own templates, wherever they are used: known, and not ours to mend.
WAGTAILS = (
    "a field without a name: timestamp_",  # two dates of a filter: only a placeholder says which is which
    "a field without a name: at_",
    "a field without a name: last_login_",
    "a fieldset without a name: None",  # a panel of panels whose heading stands above it
)
#: What the answer that only holds the rows of a list points at, is in the page that asks for it.
IN_THE_PAGE_AROUND = ("aria-controls points at nothing: drilldown-", "form points at nothing: maak-bevinding")

Tree = Any


def tree_of(page: bytes) -> Tree:
    """The page as elements."""
    return html.document_fromstring(page.decode())


def faults_of(page: bytes, *, whole: bool = True, by_the_standard: bool = True) -> list[str]:
    """Everything that is wrong with its HTML; a part of a page (`whole` off) has no title, language or doctype."""
    tree = tree_of(page)
    rules = [_unique(tree), _pointing(tree), _named(tree), _nested(tree), _values(tree)]
    if whole:
        rules += [_head(tree), _headings(tree)]
    known = WAGTAILS if whole else (*WAGTAILS, *IN_THE_PAGE_AROUND)
    found = [fault for rule in rules for fault in rule if not fault.startswith(known)]
    return found + (syntax_faults(page, whole=whole) if by_the_standard else [])


def is_whole(page: bytes) -> bool:
    """Whether this is a page, and not the rows that a script puts into one."""
    return b"<html" in page[:2_000]


def syntax_faults(page: bytes, *, whole: bool = True) -> list[str]:
    """Where the parser of the standard had to guess, with the line."""
    parser = HTMLParser()
    parser.parse(page.decode())
    found = [f"line {line}: {name} {told or ''}".strip() for (line, _column), name, told in parser.errors]
    return found if whole else [fault for fault in found if "expected-doctype" not in fault]


def policy_faults(page: bytes, nonce: str = "") -> list[str]:
    """What a strict policy would stop: style, script and handlers in the page; with a nonce only that script runs."""
    elements = [element for element in tree_of(page).iter() if isinstance(element.tag, str)]
    return [fault for element in elements for fault in _stopped(element, nonce)]


def _stopped(element: Tree, nonce: str) -> Iterable[str]:
    for name in element.attrib:
        if name == "style" or name.startswith("on"):
            yield f"<{element.tag}> has {name}"
    for name in ("href", "action", "formaction", "src"):
        value = element.get(name, "")
        if re.match(r"\s*javascript:", value, re.I):
            yield f"<{element.tag}> has a script as {name}"
        # A link may lead elsewhere; what a page loads by itself may not.
        loads = name != "href" or (element.tag == "link" and element.get("rel") not in {"canonical", "alternate"})
        if loads and re.match(r"\s*(https?:)?//", value):
            yield f"<{element.tag}> asks somebody else for {value}"
    if element.tag == "style":
        yield "<style> in the page"
    is_code = element.tag == "script" and not element.get("src") and element.get("type") not in DATA
    if is_code and not (nonce and element.get("nonce") == nonce):
        yield f"<script> in the page: {' '.join((element.text or '').split())[:60]}"


def fields_of(tree: Tree) -> Iterator[Tree]:
    """Everything one can fill in or choose."""
    for field in tree.iter("input", "select", "textarea"):
        if field.get("type", "text").lower() not in NO_FIELD:
            yield field


def _unique(tree: Tree) -> Iterable[str]:
    counted = Counter(element.get("id") for element in tree.xpath("//*[@id]"))
    return [f"id {name!r} stands there {count} times" for name, count in counted.items() if count > 1 or not name]


def _pointing(tree: Tree) -> Iterable[str]:
    known = set(tree.xpath("//@id"))
    for name in POINTING:
        for element in tree.xpath(f"//*[@{name}]"):
            for number in element.get(name).split():
                if number not in known:
                    yield f"{name} points at nothing: {number}"
    for link in tree.xpath("//a[starts-with(@href, '#')]"):
        if (place := link.get("href")[1:]) and place not in known:
            yield f"a link leads nowhere in the page: #{place}"


def _named(tree: Tree) -> Iterable[str]:
    labelled = set(tree.xpath("//label/@for"))
    for field in fields_of(tree):
        told = field.get("aria-label") or field.get("aria-labelledby")
        if not (told or field.get("id") in labelled or any(True for _each in field.iterancestors("label"))):
            yield f"a field without a name: {field.get('name')}"
    for button in tree.iter("button"):
        if not (button.text_content().strip() or button.get("aria-label") or button.get("aria-labelledby")):
            yield f"a button without words: {button.get('class')}"
    for picture in tree.iter("img"):
        if picture.get("alt") is None:
            yield f"a picture without alt: {picture.get('src')}"
    for each in tree.iter("fieldset"):
        if not (each.xpath("./legend|./*[1]/legend") or each.get("aria-labelledby") or each.get("aria-label")):
            yield f"a fieldset without a name: {each.get('id') or each.get('class')}"


def _nested(tree: Tree) -> Iterable[str]:
    for element in tree.iter("a", "button"):
        inner = [each for each in element.iterdescendants() if each.tag in PRESSABLE or each.tag == "input"]
        if inner:
            yield f"<{inner[0].tag}> inside <{element.tag}>"


def _values(tree: Tree) -> Iterable[str]:
    for bar in tree.iter("progress", "meter"):
        if float(bar.get("max", 1)) <= 0:
            yield "a bar of nothing: max is 0"
    for table in tree.iter("table"):
        if table.get("role") != "presentation" and not table.xpath(".//th"):
            yield "a table without headings"
    for listed in tree.iter("ul", "ol"):
        wrong = {each.tag for each in listed if isinstance(each.tag, str)} - {"li", "script", "template"}
        if wrong:
            yield f"<{wrong.pop()}> in a list"


def _head(tree: Tree) -> Iterable[str]:
    if not (tree.findtext(".//title") or "").strip():
        yield "no title"
    if not tree.get("lang"):
        yield "no language"
    if len(tree.findall(".//main")) != 1:
        yield f"{len(tree.findall('.//main'))} times <main>"


def _headings(tree: Tree) -> Iterable[str]:
    levels = [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of level 1"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield f"headings skip a level: {levels}"


#: What a browser may fill in for somebody (HTML, "autofill"); more we do not ask.
KNOWN = {
    "off", "email", "tel", "name", "given-name", "organization", "street-address", "postal-code", "address-level2",
    "one-time-code", "current-password", "new-password", "username", "email webauthn", "username webauthn",
}  # fmt: skip
#: By the name of a field: what it asks about the person who fills it in.
ABOUT_THE_PERSON = {
    re.compile(r"e-?mail|login"): {"email", "email webauthn"},
    re.compile(r"phone|telefoon|tel"): {"tel"},
    re.compile(r"(first_|contact_)?name|naam"): {"name", "given-name"},
    re.compile(r"organisation|organisatie|school"): {"organization"},
    re.compile(r"post_?code"): {"postal-code"},
    re.compile(r"place|town|woonplaats"): {"address-level2"},
    re.compile(r"address|adres|post_address|postal_address"): {"street-address"},
    re.compile(r"password"): {"current-password", "new-password"},
}
BY_TYPE = {"email": {"email", "email webauthn"}, "tel": {"tel"}, "password": {"current-password", "new-password"}}


def autocomplete_faults(page: bytes, *, signing_in: bool = False) -> list[str]:
    """Fields that ask about the person and do not say so to the browser; codes that a shared computer would keep."""
    found = []
    for field in fields_of(tree_of(page)):
        kind, name = field.get("type", "text").lower(), field.get("name") or ""
        told = field.get("autocomplete")
        if kind in {"radio", "checkbox", "search", "file"} or field.tag == "select":
            continue
        wanted = BY_TYPE.get(kind) or next(
            (tokens for words, tokens in ABOUT_THE_PERSON.items() if words.fullmatch(name)), None
        )
        if name == "code":
            wanted = {"one-time-code"} if signing_in else {"off"}
        if (wanted and told not in wanted) or (told and told not in KNOWN):
            found.append(f"{name} ({kind}) has autocomplete {told!r}")
    return found


#: Boxes by which somebody says yes to more than taking part (privacy.enums.Purpose).
CONSENTS = {"publish", "quote", "contact", "recording", "may_contact"}


def asks_for_a_parent(page: bytes) -> bool:
    """Whether it asks for an address, a number or a consent: who is not sixteen yet asks a parent first."""
    return any(
        field.get("type") in {"email", "tel"}
        or field.get("autocomplete") == "street-address"
        or (field.get("type") == "checkbox" and field.get("name") in CONSENTS)
        for field in fields_of(tree_of(page))
    )


def keeps_of_others(page: bytes) -> list[str]:
    """Fields of the admin that would offer a colleague's own data, or keep somebody else's for the next time."""
    found = []
    for field in fields_of(tree_of(page)):
        kind, name = field.get("type", "text").lower(), field.get("name") or ""
        about = kind in {"email", "tel"} or name in {"first_name", "last_name", "phone", "house_number"}
        # Whom visitors may call stands on the website.
        if about and not name.startswith("contact_") and field.get("autocomplete") != "off":
            found.append(f"{name} ({kind}) has autocomplete {field.get('autocomplete')!r}")
    return found


def admin_faults(page: bytes, policy: dict[str, list[str]], *, by_the_standard: bool) -> list[str]:
    """Everything of the above for a page of the admin, under the policy that came with it."""
    scripts = policy["script-src"]
    nonce = next((source[7:-1] for source in scripts if source.startswith("'nonce-")), "")
    found = faults_of(page, whole=is_whole(page), by_the_standard=by_the_standard)
    found += [f"the policy lets in {source}" for source in scripts if source != "'self'" and nonce not in source]
    found += [f"the policy lets in {source}" for source in policy["style-src"] if source != "'self'"]
    return found + policy_faults(page, nonce) + keeps_of_others(page)
