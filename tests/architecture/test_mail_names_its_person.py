"""A mail about one person we know says so: else it would still leave when that person takes the address away."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("site", "consultation", "focusgroups", "outreach", "education")
#: Mail to who asked for it by an address alone, or to an organisation, a colleague or an account: with why.
OF_AN_ADDRESS = {
    "consultation/views/finish.py": "a link to oneself; consultation.reaching keeps it back",
    "consultation/telling.py": "news about a round, with a link to stop",
    "consultation/subscribing.py": "news about a round",
    "outreach/letters/sending.py": "the newsletter, with a link to stop",
    "outreach/letters/subscribing.py": "the newsletter",
    "outreach/partners/packs/making.py": "to a partner",
    "education/teachers/telling.py": "news of lesson packs, with a link to stop",
    "education/teachers/following.py": "news of lesson packs",
    "site/privacy/requests/deciding.py": "the answer to a request, at the address in the request",
    "site/notices/backend.py": "mail of an account: codes",
}


def calls(path: Path) -> Iterator[ast.Call]:
    """Each place where a message is put in the queue."""
    source = path.read_text()
    if not ("queue" in source or "Letter(" in source):
        return
    for node in ast.walk(ast.parse(source)):
        name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
        given = {keyword.arg for keyword in node.keywords} if isinstance(node, ast.Call) else set()
        if name in ("queue", "queue_text", "Letter") and "to" in given:
            yield node


def without_person() -> set[str]:
    """Files with a message that names nobody."""
    return {
        str(path.relative_to(ROOT))
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts and path != ROOT / "site/notices/service.py"
        for call in calls(path)
        if "person" not in {keyword.arg for keyword in call.keywords}
    }


def test_every_message_names_its_person_or_is_for_an_address_alone() -> None:
    assert without_person() == set(OF_AN_ADDRESS)
