"""A small player of QTI 3.0, on the standard library only: follows the test to its items and scores answers."""

from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from tests.education.packages.reader import opened

CP = "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}"
QTI = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"


@dataclass
class Item:
    """One question as a player knows it."""

    root: Any

    @property
    def interaction(self) -> str:
        """The kind of question."""
        (found,) = [each for each in self.root.iter() if each.tag.endswith("-interaction")]
        return found.tag.removeprefix(f"{QTI}qti-").removesuffix("-interaction")

    @property
    def cardinality(self) -> str:
        """One answer, or more."""
        return self.root.find(f"{QTI}qti-response-declaration").get("cardinality")

    @property
    def choices(self) -> dict[str, str]:
        """What can be chosen, by its code."""
        kinds = (f"{QTI}qti-simple-choice", f"{QTI}qti-simple-associable-choice")
        return {each.get("identifier"): "".join(each.itertext()) for each in self.root.iter() if each.tag in kinds}

    @property
    def for_the_scorer(self) -> str:
        """What only somebody who scores may read."""
        return "".join(
            "".join(block.itertext())
            for block in self.root.iter(f"{QTI}qti-rubric-block")
            if block.get("view") == "scorer"
        ).strip()

    def answered(self, *given: str) -> tuple[float, list[str]]:
        """The score of an answer, and what is said afterwards."""
        values: dict[str, set[str]] = {"RESPONSE": set(given)}
        for declared in self.root.findall(f"{QTI}qti-outcome-declaration"):
            values[declared.get("identifier")] = {each.text for each in declared.iter(f"{QTI}qti-value")}
        processing = self.root.find(f"{QTI}qti-response-processing")
        self._process(processing if processing is not None else (), values)
        said = [
            "".join(each.itertext()).strip()
            for each in self.root.findall(f"{QTI}qti-modal-feedback")
            if each.get("identifier") in values[each.get("outcome-identifier")]
        ]
        (score,) = values["SCORE"]
        return float(score), said

    def _process(self, steps: Any, values: dict[str, set[str]]) -> None:
        for step in steps:
            match step.tag.removeprefix(f"{QTI}qti-"):
                case "response-condition":
                    first, otherwise = step
                    test, *inside = first
                    one, other = test
                    assert test.tag == f"{QTI}qti-match"
                    holds = self._value(one, values) == self._value(other, values)
                    self._process(inside if holds else otherwise, values)
                case "set-outcome-value":
                    values[step.get("identifier")] = self._value(step[0], values)
                case name:
                    raise AssertionError(f"unknown step {name}")

    def _value(self, expression: Any, values: dict[str, set[str]]) -> set[str]:
        match expression.tag.removeprefix(f"{QTI}qti-"):
            case "variable":
                return values[expression.get("identifier")]
            case "correct":
                return {each.text for each in self.root.iter(f"{QTI}qti-correct-response") for each in each}
            case "base-value":
                return {expression.text}
        raise AssertionError(f"unknown expression {expression.tag}")


def items_of(content: bytes) -> list[Item]:
    """From the manifest to the test, from the test to its items, in the order of the test."""
    archive = opened(content)
    manifest = ElementTree.fromstring(archive.read("imsmanifest.xml"))
    resources = {each.get("identifier"): each for each in manifest.iter(f"{CP}resource")}
    (test,) = [each for each in resources.values() if each.get("type") == "imsqti_test_xmlv3p0"]
    needed = {resources[each.get("identifierref")].get("href") for each in test.iter(f"{CP}dependency")}
    assert needed | {test.get("href"), "imsmanifest.xml"} == set(archive.namelist())
    items = []
    for reference in ElementTree.fromstring(archive.read(test.get("href"))).iter(f"{QTI}qti-assessment-item-ref"):
        item = Item(ElementTree.fromstring(archive.read(reference.get("href"))))
        assert item.root.get("identifier") == reference.get("identifier")
        items.append(item)
    return items
