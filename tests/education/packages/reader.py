"""A small learning system of our own: opens packages with the standard library only and does what the standards say.

It shares no code with the writers, so that both would have to make the same mistake.
"""

import io
import zipfile
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import Any
from xml.etree import ElementTree

CP11 = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
ROLE = "{http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource}"
LINK = "{http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1}"
QTI12 = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


def opened(content: bytes) -> zipfile.ZipFile:
    """The ZIP, tested for damage."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    return archive


@dataclass
class Thing:
    """Something in a course, as a system would list it."""

    folder: str
    title: str
    kind: str
    hidden: bool
    content: bytes
    files: list[str]


@dataclass
class Course:
    """An imported cartridge."""

    things: list[Thing] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    def one(self, title: str) -> Thing:
        """The only thing of that title."""
        (found,) = [thing for thing in self.things if thing.title == title]
        return found

    def in_folder(self, folder: str) -> list[str]:
        """The titles in a folder, in order."""
        return [thing.title for thing in self.things if thing.folder == folder]


def imported(content: bytes) -> Course:
    """Follow the organisation to the resources, and these to their files: all must be there, and nothing else."""
    archive = opened(content)
    root = ElementTree.fromstring(archive.read("imsmanifest.xml"))
    resources = {each.get("identifier"): each for each in root.iter(f"{CP11}resource")}
    (top,) = root.findall(f"{CP11}organizations/{CP11}organization/{CP11}item")
    assert top.find(f"{CP11}title") is None
    course = Course()
    for resource in resources.values():
        course.files |= {str(each.get("href")) for each in resource.findall(f"{CP11}file")}
    assert course.files == set(archive.namelist()) - {"imsmanifest.xml"}
    for folder in top.findall(f"{CP11}item"):
        for item in folder.findall(f"{CP11}item"):
            resource = resources[item.get("identifierref")]
            files = [str(each.get("href")) for each in resource.findall(f"{CP11}file")]
            assert resource.get("href") in (None, files[0])
            roles = [each.text for each in resource.iter(f"{ROLE}value")]
            titles = folder.findtext(f"{CP11}title", ""), item.findtext(f"{CP11}title", "")
            kind = str(resource.get("type"))
            course.things.append(Thing(*titles, kind, roles == ["Instructor"], archive.read(files[0]), files))
    return course


@dataclass
class Asked:
    """A question as a system would ask it. `right` holds every set of answers that earns all points."""

    profile: str
    text: str
    answers: dict[str, str]
    right: list[set[str]]
    feedback: dict[str, str]
    named_first: set[str]
    item: Any

    def told(self, *given: str) -> list[str]:
        """What is said after an answer, in order."""
        idents: list[str] = []
        for condition in self.item.iter(f"{QTI12}respcondition"):
            if all(_holds(each, set(given)) for each in condition.find(f"{QTI12}conditionvar")):
                idents += [each.get("linkrefid") for each in condition.findall(f"{QTI12}displayfeedback")]
                if condition.get("continue") == "No":
                    break
        return [self.feedback[ident] for ident in idents]


def quiz12(content: bytes) -> list[Asked]:
    """The questions of a quiz in QTI 1.2, each scored for every set of answers that may be given."""
    root = ElementTree.fromstring(content)
    return [_asked(item) for item in root.iter(f"{QTI12}item")]


def _asked(item: Any) -> Asked:
    profile = item.findtext(f".//{QTI12}fieldentry")
    labels = {
        label.get("ident"): label.findtext(f".//{QTI12}mattext", "") for label in item.iter(f"{QTI12}response_label")
    }
    response = item.find(f".//{QTI12}response_lid")
    several = response is not None and response.get("rcardinality") == "Multiple"
    sizes = range(1, len(labels) + 1) if several else range(1, 2)
    given = [set(each) for each in chain.from_iterable(combinations(labels, size) for size in sizes)]
    told = {
        each.get("ident"): each.findtext(f".//{QTI12}mattext", "") for each in item.findall(f"{QTI12}itemfeedback")
    }
    said = {each.get("linkrefid") for each in item.iter(f"{QTI12}displayfeedback")}
    assert said == set(told)
    text = item.findtext(f"{QTI12}presentation/{QTI12}material/{QTI12}mattext", "")
    right = [each for each in given if _score(item, each) == 100]
    return Asked(profile, text, labels, right, told, _named_first(item), item)


def _named_first(item: Any) -> set[str]:
    """What Open edX takes for right: each answer that a condition names, up to the first that ends it all."""
    named: set[str] = set()
    for condition in item.iter(f"{QTI12}respcondition"):
        for path in (f"{QTI12}conditionvar/{QTI12}varequal", f"{QTI12}conditionvar/{QTI12}and/{QTI12}varequal"):
            named |= {each.text for each in condition.findall(path)}
        if condition.get("continue") == "No":
            break
    return named


def _score(item: Any, given: set[str]) -> float:
    for condition in item.iter(f"{QTI12}respcondition"):
        scored = condition.find(f"{QTI12}setvar")
        if scored is not None and all(_holds(each, given) for each in condition.find(f"{QTI12}conditionvar")):
            return float(scored.text)
    return 0


def _holds(condition: Any, given: set[str]) -> bool:
    match condition.tag.removeprefix(QTI12):
        case "varequal":
            return condition.text in given
        case "and":
            return all(_holds(each, given) for each in condition)
        case "not":
            return not any(_holds(each, given) for each in condition)
        case "other":
            return True
    raise AssertionError(f"unknown condition {condition.tag}")
