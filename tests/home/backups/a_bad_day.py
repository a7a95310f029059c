"""A day on which everything is lost, told in three parts: what there was, what came after the back-up, what must hold.

Each part runs where the test wants it: in the test itself (SQLite), or as a process on a PostgreSQL of its own:
`python -m tests.home.backups.a_bad_day PART FOLDER`.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

OWN_WORDS = "Bel mij voor u een brief stuurt."
TAKEN_BACK = "Mijn buurvrouw moest drie keer hetzelfde vertellen."
PAPER_AT, PAPER = "verslagen/een.pdf", b"een verslag" * 1000
PICTURE_AT, PICTURE = "images/een.png", b"een plaatje" * 1000


def before(folder: Path) -> dict[str, Any]:
    """Two people handed in, one of them told how to be reached; there are files; then the back-up is made."""
    from django.core.files.base import ContentFile
    from django.core.files.storage import storages
    from django.core.management import call_command

    from people.models import ContactDetails
    from privacy.service import Purpose, set_consents
    from tests.factories.contributions import ContributionFactory, ReceiptFactory

    told: dict[str, Any] = {"people": []}
    for words in (OWN_WORDS, TAKEN_BACK):
        receipt = ReceiptFactory()
        ContributionFactory(participation=receipt.participation, original=words)
        person = receipt.participation.participant
        ContactDetails.objects.create(participant=person, email=f"{receipt.pk}@voorbeeld.nl")
        set_consents(person, {Purpose.PUBLISH}, {Purpose.PUBLISH})
        told["people"].append({"code": receipt.code, "participation": str(receipt.participation.pk)})
    storages["private"].save(PAPER_AT, ContentFile(PAPER))
    storages["default"].save(PICTURE_AT, ContentFile(PICTURE))
    call_command("backup", str(folder / "kept"), verbosity=0)
    return told


def after(told: dict[str, Any]) -> None:
    """One takes everything back, the other only a consent; staff work on; the worker notes it. Then the disk dies."""
    from django.core.management import call_command

    from audit.tasks import seal_trail
    from contributions.models import Participation
    from contributions.service import withdraw
    from privacy.service import Purpose, set_consents
    from privacy.tasks import note_erasures

    stays, goes = (Participation.objects.get(pk=each["participation"]) for each in told["people"])
    withdraw(goes)
    set_consents(stays.participant, set(), {Purpose.PUBLISH})
    call_command("administrator", "tweede@voorbeeld.nl", verbosity=0)
    assert seal_trail() > 0
    assert note_erasures() > 0


def put_back(folder: Path) -> None:
    """What operations.md tells to do, in that order."""
    from django.core.management import call_command

    (backup,) = (folder / "kept").iterdir()
    call_command("restore", str(backup))
    call_command("migrate", verbosity=0)
    call_command("reapply_erasures", "--apply")
    call_command("retention", "--apply")
    call_command("verify_trail", "--restored")


def put_back_by_hand(dump: Path) -> None:
    """As who reads no documentation does: the database and nothing else. It is noticed, and nobody comes in."""
    import subprocess

    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from pages import restored

    if connection.vendor == "sqlite":
        connection.close()
        Path(connection.settings_dict["NAME"]).write_bytes(dump.read_bytes())
    else:
        where = os.environ["DATABASE_URL"]
        subprocess.run(["pg_restore", "--no-owner", f"--dbname={where}", str(dump)], check=True)
    restored.forget()
    client = Client()
    assert client.get("/readyz").json()["erasures"] == "fails"
    assert client.get("/").status_code == 503
    call_command("reapply_erasures", "--apply")
    assert client.get("/readyz").json()["erasures"] == "ok"
    assert client.get("/").status_code == 200


def broken_promises(told: dict[str, Any]) -> list[str]:
    """Everything that is not as these two people may expect; [] is what we want."""
    from django.apps import apps
    from django.core.files.storage import storages

    from contributions.models import Contribution
    from contributions.service import find_receipt
    from people.models import ContactDetails
    from privacy.service import standing_purposes

    broken = []
    stays, goes = (find_receipt(each["code"]) for each in told["people"])
    for receipt, each in zip((stays, goes), told["people"], strict=True):
        if receipt is None or receipt.participation is None or str(receipt.participation.pk) != each["participation"]:
            broken.append("a code does not open what it opened")
    if broken:
        return broken
    assert stays is not None
    assert goes is not None
    if [each.original for each in Contribution.objects.filter(participation=stays.participation)] != [OWN_WORDS]:
        broken.append("words that nobody took back are not there")
    if not ContactDetails.objects.filter(participant=stays.participation.participant).exists():
        broken.append("an address that nobody took back is not there")
    if standing_purposes(stays.participation.participant):
        broken.append("a consent that was taken back stands again")
    if goes.participation.state != "withdrawn":
        broken.append("who withdrew takes part again")
    for model in apps.get_models():
        for row in model._base_manager.values():
            if any(TAKEN_BACK in str(value) for value in row.values()):
                broken.append(f"words that were taken back stand in {model._meta.label}")
    for alias, name, content in (("private", PAPER_AT, PAPER), ("default", PICTURE_AT, PICTURE)):
        with storages[alias].open(name) as file:
            if file.read() != content:
                broken.append(f"{name} is not as it was")
    return broken


def main(part: str, folder: Path) -> None:
    """One part, in a process of its own; what was told is kept in the folder."""
    sys.path[:0] = [str(Path(__file__).resolve().parents[3]), str(Path(__file__).resolve().parents[3] / "site")]
    import django

    django.setup()
    notes = folder / "told.json"
    if part == "before":
        told = before(folder)
        notes.write_text(json.dumps(told))
        after(told)
    elif part == "by-hand":
        (backup,) = (folder / "kept").iterdir()
        put_back_by_hand(backup / "database.dump")
    else:
        put_back(folder)
        assert broken_promises(json.loads(notes.read_text())) == []


if __name__ == "__main__":
    assert os.environ.get("DATABASE_URL"), "never on the database of an installation by accident"
    main(sys.argv[1], Path(sys.argv[2]))
