"""The question as it is kept with a plan: enough to find the same plan again, and nothing more about people.

What somebody needs is not in it: only at which moments a place could be found that has it. Numbers instead of names;
whose number it was follows from nothing that is kept. All about people goes after the last session (see `privacy`).
"""

from datetime import datetime
from typing import Any

from .instance import Count, Instance, Person, Slot, Stay


def snapshot_of(instance: Instance, who: str) -> dict[str, Any]:
    """As JSON."""
    return {
        "who": who,
        "people": [
            {
                "key": person.key,
                "group": person.group,
                "can": {
                    key: value
                    for key, value in person.can.items()
                    if key in instance.slot and instance.may_sit(person, instance.slot[key])
                },
                "chairs": person.chairs,
                "party": person.party,
                "features": dict(person.features),
                "stay": str(person.stay),
                "at": person.at,
                "is_candidate": person.is_candidate,
            }
            for person in instance.people
        ],
        "slots": [
            {
                "key": slot.key,
                "starts_at": slot.starts_at.isoformat(),
                "ends_at": slot.ends_at.isoformat(),
                "capacity": slot.capacity,
                "minimum": slot.minimum,
                "venue": slot.venue,
                "moderator": slot.moderator,
                "town": slot.town,
                "shut": slot.shut,
                "wish": slot.wish,
                "is_definite": slot.is_definite,
            }
            for slot in instance.slots
        ],
        "apart": sorted(list(pair) for pair in instance.apart),
        "quotas": [_count(quota) for quota in instance.quotas],
        "table_quotas": [_count(quota) for quota in instance.table_quotas],
        "most_sessions": instance.most_sessions,
        "one_at_a_time": instance.one_at_a_time,
        "seed": instance.seed,
    }


def instance_of(snapshot: dict[str, Any]) -> Instance:
    """The question again. Where somebody could not find what they need, the snapshot says that they cannot come."""
    return Instance(
        tuple(Person(**{**each, "stay": Stay(each["stay"])}) for each in snapshot["people"]),
        tuple(
            Slot(
                **{
                    **each,
                    "starts_at": datetime.fromisoformat(each["starts_at"]),
                    "ends_at": datetime.fromisoformat(each["ends_at"]),
                }
            )
            for each in snapshot["slots"]
        ),
        frozenset((one, other) for one, other in snapshot["apart"]),
        tuple(Count(**each) for each in snapshot["quotas"]),
        tuple(Count(**each) for each in snapshot["table_quotas"]),
        snapshot["most_sessions"],
        snapshot["one_at_a_time"],
        snapshot["seed"],
    )


def without_people(snapshot: dict[str, Any]) -> dict[str, Any]:
    """What stays for ever: moments, quotas, seed, and how many people there were."""
    people = snapshot.get("people", [])
    return {**snapshot, "people": [], "apart": [], "people_were": snapshot.get("people_were", len(people))}


def _count(quota: Count) -> dict[str, Any]:
    return {
        "feature": quota.feature,
        "value": quota.value,
        "minimum": quota.minimum,
        "maximum": quota.maximum,
    }
