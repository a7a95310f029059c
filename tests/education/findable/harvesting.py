"""A harvester of our own, written from the protocol: it knows nothing of how the answers are made."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from lxml import etree

OAI = "{http://www.openarchives.org/OAI/2.0/}"


@dataclass(frozen=True)
class Harvested:
    """One record as it came in."""

    identifier: str
    stamp: str
    is_deleted: bool
    metadata: Any = None


def ask(client: Client, **arguments: Any) -> Any:
    """The answer to one question, as a tree. Checks what every answer must have, in its order."""
    response = client.get("/oai/", {name.rstrip("_"): value for name, value in arguments.items()})
    assert response.status_code == 200 and response["Content-Type"] == "text/xml; charset=utf-8"
    assert not response.cookies
    root = etree.fromstring(response.content)
    names = [child.tag.removeprefix(OAI) for child in root]
    assert root.tag == f"{OAI}OAI-PMH" and names[:2] == ["responseDate", "request"] and len(names) == 3
    return root


def error_of(root: Any) -> str | None:
    """The code of what was wrong, if something was."""
    found = root.find(f"{OAI}error")
    return None if found is None else found.get("code")


def answers(client: Client, verb: str, **arguments: Any) -> Iterator[list[Harvested]]:
    """A list, answer by answer, until no token is given any more."""
    asked, had, total = dict(arguments), 0, None
    while True:
        root = ask(client, verb=verb, **asked)
        if error_of(root) == "noRecordsMatch" and not had:
            return
        assert error_of(root) is None, etree.tostring(root)
        body = root.find(f"{OAI}{verb}")
        headers = list(body.iter(f"{OAI}header"))
        yield [_harvested(each) for each in headers]
        token = body.find(f"{OAI}resumptionToken")
        if token is not None:
            total = total or int(token.get("completeListSize"))
            assert int(token.get("cursor")) == had and int(token.get("completeListSize")) == total
        had += len(headers)
        if token is None or not token.text:
            return
        asked = {"resumptionToken": token.text}


def harvest(client: Client, verb: str = "ListRecords", prefix: str = "lom", **arguments: Any) -> list[Harvested]:
    """A whole list."""
    found = answers(client, verb, metadataPrefix=prefix, **arguments)
    return [each for answer in found for each in answer]


def _harvested(header: Any) -> Harvested:
    metadata = None if header.getnext() is None or header.getparent().tag != f"{OAI}record" else header.getnext()[0]
    return Harvested(
        header.findtext(f"{OAI}identifier"),
        header.findtext(f"{OAI}datestamp"),
        header.get("status") == "deleted",
        metadata,
    )
