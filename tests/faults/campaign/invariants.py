"""What must be true when everything is well again: each with how much was looked at, and what was broken."""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.campaign.people import People
from tests.faults.exporting import Exporter, words_in
from tests.faults.person import Person, broken_promises
from tests.fixtures.object_store import ObjectServer
from tests.notices.conftest import Postbox

Tell = Callable[..., Any]


@dataclass
class Looked:
    """One invariant: how many things were looked at, and every one that is not as it must be."""

    what: str
    count: int
    broken: list[str] = field(default_factory=list)


def answers(people: People, tell: Tell) -> list[Looked]:
    """Every answer that was acknowledged is there, once, word for word; what was taken back is gone."""
    codes = [person.code for person in people.persons if person.code]
    told = tell("tell", codes)
    gone = {person.name for person in people.withdrawn}
    stay = [person for person in people.persons if person.code and person.name not in gone]
    broken = broken_promises(stay, told)
    taken_back = [
        f"{person.name}: {held}"
        for person in people.withdrawn
        if (held := told["behind"][person.code])["state"] != "withdrawn" or any(held["words"])
    ]
    handed_in = sum(person.handed_in for person in stay)
    totals = told["totals"]
    if totals["counted"] != handed_in:
        broken.append(f"{totals['counted']} counted, {handed_in} handed in")
    began = len(codes) + people.spoken
    if totals["orphans"] or totals["participations"] != began:
        broken.append(f"{totals['participations']} participations of {began} people, {totals['orphans']} orphans")
    return [
        Looked("answers acknowledged, kept once and word for word", sum(len(each.said) for each in stay), broken),
        Looked("people who took everything back: no word left", len(gone), taken_back),
    ]


def seats(people: People, tell: Tell) -> list[Looked]:
    """Never more chairs than there are; who signed up is there once; who stepped back is not."""
    told = tell("seats_of_campaign")
    broken = [] if told["taken"] <= told["capacity"] else [f"{told['taken']} chairs taken of {told['capacity']}"]
    if len(set(told["ranks"])) != len(told["ranks"]):
        broken.append("two people on one place of the list")
    emails = Counter(each["email"] for each in told["sign_ups"] if each["email"])
    stand = {f"/uitnodiging/{each['own']}/": each["state"] for each in told["sign_ups"]}
    lost = []
    for made in people.sign_ups:
        if made["email"] and emails[made["email"]] != 1:
            lost.append(f"{made['email']} is there {emails[made['email']]} times")
        if made["own"] and made["own"] not in stand:
            lost.append(f"{made['own']} is not there")
        if made["left"] and stand.get(made["own"]) not in ("declined", "cancelled"):
            lost.append(f"{made['own']} stepped back and is {stand.get(made['own'])}")
    if len(told["sign_ups"]) != len(people.sign_ups):
        lost.append(f"{len(told['sign_ups'])} sign-ups of {len(people.sign_ups)} people")
    return [
        Looked(f"chairs taken, of {told['capacity']}: never oversold", told["taken"], broken),
        Looked("sign-ups acknowledged, kept once", len(people.sign_ups), lost),
    ]


def classes(people: People, tell: Tell) -> list[Looked]:
    """What pupils chose is what their class says; their words are there once."""
    told = tell("classes_of_campaign")
    counted = {(code, item, choice): number for code, item, choice, number in told["counts"]}
    broken = [
        f"{key}: chosen {people.choices[key]}, counted {counted.get(key, 0)}"
        for key in {*people.choices, *counted}
        if people.choices[key] != counted.get(key, 0)
    ]
    if set(told["states"]) != {"closed"}:
        broken.append(f"classes stand {told['states']}")
    words = [] if told["words"] == sorted(people.words) else [f"{len(told['words'])} words of {len(people.words)}"]
    return [
        Looked("votes in classes, each counted once", sum(people.choices.values()), broken),
        Looked("words of pupils, kept once", len(people.words), words),
    ]


def messages(people: People, tell: Tell, postbox: Postbox, interrupted: int) -> list[Looked]:
    """Every message left; a repeat is the same message, and there was a reason for it."""
    notices = {each["id"]: each for each in tell("notices")}
    arrived = Counter(message_id.strip("<").partition("@")[0] for message_id in postbox.message_ids)
    late = {key: each for key, each in notices.items() if each["state"] != "sent"}
    broken = [f"{key}: {each['state']} ({each['last_problem']})" for key, each in late.items()]
    broken += [f"{key} never arrived" for key in notices if not arrived[key]]
    broken += [f"{key} arrived and is not in the table" for key in arrived if key not in notices]
    repeats = sum(arrived.values()) - len(arrived)
    if repeats > interrupted:
        broken.append(f"{repeats} repeats, more than the {interrupted} times that sending was interrupted")
    receipts = Counter(address for addresses in postbox.recipients for address in set(addresses))
    missing = [address for address in people.receipts if not receipts[address]]
    return [
        Looked(f"messages in the table, each arrived ({repeats} once more, the same message)", len(notices), broken),
        Looked("receipts that were promised by mail, arrived", len(people.receipts), missing),
    ]


def moves(tell: Tell, people: People) -> list[Looked]:
    """Every change of state is in its table of moves; every deed of staff is in the trail, once."""
    told = tell("moves_told")
    released = tell("released", people.released)
    trail = [
        f"{key}: {released['events'].get(key, 0)} events, stands {released['stands'].get(key)}"
        for key in people.released
        if released["events"].get(key) != 1 or key not in released["stands"]
    ]
    if told["published"] != told["events"]:
        trail.append(f"{told['published']} releases, {told['events']} lines in the trail")
    if told["runs"] != told["asked"]:
        trail.append(f"{told['runs']} dossiers, {told['asked']} lines in the trail")
    return [
        Looked("changes of state, all in the tables of moves", told["all"], told["illegal"]),
        Looked("deeds of staff, each in the trail once", len(people.released) + told["runs"], trail),
    ]


def files(people: People, tell: Tell, storage: ObjectServer, bucket: str) -> list[Looked]:
    """What was fetched is whole; what the database names is there whole; nothing else is."""
    runs = tell("dossiers_of_campaign")
    broken = [f"{key}: {runs[key]}" for key, found in people.files.items() if runs[key]["sha256"] != found]
    kept = tell("files_of_dossiers")
    if kept["there"] != kept["named"]:
        broken.append(f"in the storage {kept['there']}, named {kept['named']}")
    client, name = storage.client(), bucket.rpartition("/")[2].partition("?")[0]
    sums = {each["sha256"] for each in runs.values()}
    for path in storage.names_in(bucket):
        if path.endswith(".xlsx"):
            held = client.get_object(Bucket=name, Key=path)["Body"].read()
            broken += [] if hashlib.sha256(held).hexdigest() in sums else [f"{path} is not what was made"]
    busy = [f"{key}: {each['state']}" for key, each in runs.items() if each["state"] in ("queued", "running")]
    return [Looked("dossiers, whole or not there", len(runs), broken + busy)]


def recordings(people: People, tell: Tell, storage: ObjectServer, bucket: str) -> list[Looked]:
    """Every recording that was acknowledged is in the storage, whole, once; and nothing beside them."""
    rows = {f"private/{name}": size for name, size in tell("recordings_told")}
    client, name = storage.client(), bucket.rpartition("/")[2].partition("?")[0]
    found = client.get_paginator("list_objects_v2").paginate(Bucket=name, Prefix="private/recordings/")
    there = {each["Key"]: each["Size"] for page in found for each in page.get("Contents", [])}
    broken = [
        f"{path}: {size} bytes told, {there.get(path)} there" for path, size in rows.items() if there.get(path) != size
    ]
    if len(rows) != people.spoken:
        broken.append(f"{len(rows)} recordings in the table, {people.spoken} acknowledged")
    beside = [f"{path} belongs to nothing" for path in there if path not in rows]
    return [Looked(f"recordings acknowledged, whole in the storage ({len(beside)} files more)", len(rows), broken)]


def exports(people: People, exporter: Exporter, folder: Path) -> list[Looked]:
    """A last export has everybody's words; the ones made meanwhile have each person whole or not at all."""
    said = {person.name: sorted(person.said.values()) for person in people.persons if person.handed_in}
    gone = {person.name for person in people.withdrawn}
    stay = {name: words for name, words in said.items() if name not in gone}
    broken = exporter.wrong_files(stay)
    if exporter.made:
        left = words_in(exporter.made[-1], gone)
        broken += [f"{name} took everything back and is in the export" for name in left]
    for path in folder.glob("dossier-*-*.xlsx"):
        held = words_in(path, set(said))
        broken += [f"{path.name}: {name} has part of it" for name, words in held.items() if words != said[name]]
    return [Looked("people in the export, equal to the database", len(stay), broken)]


def everybody(people: People) -> Looked:
    """Nobody met something that no fault explains."""
    undone: list[Person] = [person for person in people.persons if not person.thanked]
    broken = [*people.failures, *(f"{person.name} never came to the end" for person in undone)]
    return Looked("journeys, each to its end", sum(people.journeys.values()), broken)
