"""What may stand in the files of deploy/ that no linter in the workshop reads: compose.yaml and Prometheus' alarms.

Stricter than the tools themselves: only the keys that we use, each with the values that it takes, and no key twice.
"""

import re
from collections.abc import Hashable, Iterator
from typing import Any

import yaml
from jsonschema import Draft202012Validator

NAME = r"^[a-z][a-z0-9-]*$"
_DURATION = {"type": "string", "pattern": r"^([1-9][0-9]*(ms|s|m|h))+$"}
_WORDS = {"type": "array", "items": {"type": "string"}, "minItems": 1}
_SETTINGS = {
    "type": "object",
    # A number or a yes that YAML made of it is not what the setting gets: between quotes.
    "additionalProperties": {"type": "string"},
    "propertyNames": {"pattern": r"^[A-Za-z][A-Za-z_]*$"},
}


def _closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


_SERVICE = _closed(
    {
        "image": {"type": "string", "pattern": r"^[a-z0-9./-]+(:[\w.-]+)?$"},
        "build": _closed({"context": {"type": "string"}, "dockerfile": {"type": "string"}}, "context"),
        "command": _WORDS,
        "env_file": {"const": ".env"},
        "environment": _SETTINGS,
        "profiles": {"type": "array", "items": {"type": "string", "pattern": NAME}, "minItems": 1},
        "volumes": {"type": "array", "items": {"type": "string", "pattern": r"^[a-z][a-z-]*:/[\w./-]+(:ro)?$"}},
        # On this machine only: the proxy in front is the one that talks to the world.
        "ports": {"type": "array", "items": {"type": "string", "pattern": r"^127\.0\.0\.1:\d+:\d+$"}},
        "restart": {"enum": ["always", "no"]},
        "read_only": {"const": True},
        "tmpfs": _WORDS,
        "cap_drop": {"const": ["ALL"]},
        "security_opt": {"const": ["no-new-privileges:true"]},
        "depends_on": {
            "type": "object",
            "additionalProperties": _closed(
                {"condition": {"enum": ["service_started", "service_healthy", "service_completed_successfully"]}},
                "condition",
            ),
        },
        "healthcheck": _closed(
            {
                "test": {"type": "array", "prefixItems": [{"enum": ["CMD", "CMD-SHELL"]}], "minItems": 2},
                "interval": _DURATION,
                "timeout": _DURATION,
                "start_period": _DURATION,
                "retries": {"type": "integer", "minimum": 1},
            },
            "test",
        ),
        "stop_grace_period": _DURATION,
    },
    "image",
    "restart",
)
COMPOSE = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "pattern": NAME},
        "services": {
            "type": "object",
            "propertyNames": {"pattern": NAME},
            "additionalProperties": _SERVICE,
            "minProperties": 1,
        },
        "volumes": {"type": "object", "additionalProperties": {"type": "null"}},
    },
    "patternProperties": {"^x-": {"type": "object"}},
    "required": ["name", "services", "volumes"],
    "additionalProperties": False,
}
_ALARM = _closed(
    {
        "alert": {"type": "string", "pattern": r"^Reisgenoot[A-Z][A-Za-z]+$"},
        "expr": {"type": "string", "minLength": 1},
        "for": _DURATION,
        "annotations": _closed({"summary": {"type": "string", "minLength": 1}}, "summary"),
    },
    "alert",
    "expr",
    "for",
    "annotations",
)
ALARMS = _closed(
    {
        "groups": {
            "type": "array",
            "minItems": 1,
            "items": _closed(
                {"name": {"type": "string"}, "rules": {"type": "array", "items": _ALARM}}, "name", "rules"
            ),
        }
    },
    "groups",
)
#: A piece of an expression: a figure with its labels and its window, a function, a number, or a sign between them.
_PIECE = re.compile(
    r"(?P<figure>reisgenoot_\w+(\{\w+(=|!=|=~|!~)\"[^\"]*\"\})?(\[\d+[smhd]\])?)|(?P<function>(sum|rate|absent)(?=\())"
    r"|(?P<number>\d+(\.\d+)?)|(?P<sign>==|!=|[<>]=?|[-+*/])|(?P<open>\()|(?P<close>\))"
)


class _Strict(yaml.SafeLoader):
    """As a linter reads it: a key that stands there twice is a mistake, not a last word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Look before what `<<` brings is mixed in: that may be overruled."""
        typed = [key.value for key, _value in node.value if key.tag != "tag:yaml.org,2002:merge"]
        twice = {key for key in typed if typed.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"twice: {sorted(twice)}", node.start_mark)
        return super().construct_mapping(node, deep)


def load(text: str) -> Any:
    """The one document in this text."""
    return yaml.load(text, Loader=_Strict)


def problems_of_compose(text: str) -> list[str]:
    """What an engine would not take, or would take for something else."""
    try:
        told = load(text)
    except yaml.YAMLError as wrong:
        return [str(wrong)]
    return [*_against(COMPOSE, told)] or [*_loose_ends(told)]


def problems_of_alarms(text: str) -> list[str]:
    """What Prometheus would not take."""
    try:
        told = load(text)
    except yaml.YAMLError as wrong:
        return [str(wrong)]
    found = [*_against(ALARMS, told)]
    rules = [] if found else [rule for group in told["groups"] for rule in group["rules"]]
    names = [rule["alert"] for rule in rules]
    found += [f"twice: {name}" for name in {name for name in names if names.count(name) > 1}]
    for rule in rules:
        found += [f"{rule['alert']}: {each}" for each in _of_expression(rule["expr"])]
        left = re.sub(r"\{\{ \$(labels\.[a-z_]+|value) \}\}", "", rule["annotations"]["summary"])
        found += [f"{rule['alert']}: a template that is none"] * ("{{" in left or "}}" in left)
    return found


def _against(schema: dict[str, Any], told: Any) -> Iterator[str]:
    Draft202012Validator.check_schema(schema)
    for wrong in Draft202012Validator(schema).iter_errors(told):
        yield f"{wrong.json_path}: {wrong.message}"


def _loose_ends(told: dict[str, Any]) -> Iterator[str]:
    """Names that lead nowhere."""
    services: dict[str, dict[str, Any]] = told["services"]
    used: set[str] = set()
    for name, service in services.items():
        used |= {volume.partition(":")[0] for volume in service.get("volumes", ())}
        inside = [volume.split(":")[1] for volume in service.get("volumes", ())]
        if len(inside) > len(set(inside)):
            yield f"{name}: two volumes in one place"
        for other, how in service.get("depends_on", {}).items():
            waited = services.get(other, {})
            if not waited or "profiles" in waited:
                yield f"{name}: waits for {other}, which does not start"
            if how["condition"] == "service_healthy" and "healthcheck" not in waited:
                yield f"{name}: waits for the health of {other}, which tells none"
            if how["condition"] == "service_completed_successfully" and waited.get("restart") != "no":
                yield f"{name}: waits for the end of {other}, which starts again"
    yield from (f"volume {name}: said, not used, or the other way round" for name in used ^ set(told["volumes"]))


def _of_expression(expression: str) -> Iterator[str]:
    """Signs that mean nothing, brackets that do not close, and two things beside each other without a sign between."""
    place, depth, before = 0, 0, "sign"
    text = expression.strip()
    while place < len(text):
        found = _PIECE.match(text, place)
        if found is None:
            yield f"what is this: {text[place : place + 20]}"
            return
        kind = str(found.lastgroup or "")
        starts, ended = kind in ("figure", "number", "function", "open"), before in ("figure", "number", "close")
        if starts == ended and not (kind == "open" and before == "function"):
            yield f"no sign, or one too many, before: {text[place : place + 20]}"
        depth += (kind == "open") - (kind == "close")
        if depth < 0:
            yield "a bracket that was not opened"
        place, before = found.end(), kind
        while place < len(text) and text[place] == " ":
            place += 1
    if depth:
        yield "a bracket that is not closed"
    if before not in ("figure", "number", "close"):
        yield "it ends in the middle"
