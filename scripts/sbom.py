"""What this release is made of, for machines: CycloneDX 1.6 as JSON (a software bill of materials).

    python -m scripts.sbom [PATH]      what `make sbom` does; default var/reisgenoot-<version>.cdx.json

Packages of Python: every line of requirements.lock, with its licence and what it needs in turn, as they are installed
here. What only the workshop needs is there too, marked "excluded". Of the front end: the packages whose CSS is in
static/css/reisgenoot.css (their names in site/frontend/packages.txt), with their sums. The same lock gives the same
file, byte for byte: there is no time in it, and its number follows from its content.
"""

import json
import re
import sys
from base64 import b64decode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "site/frontend"
VERSION = re.compile(r'^VERSION = "(.+)"$', re.M)
LICENCES = LicenseFactory()


def main(arguments: list[str]) -> int:
    """0 when the file is written."""
    path = Path(arguments[0]) if arguments else ROOT / f"var/reisgenoot-{version()}.cdx.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(bill()))
    print(path)
    return 0


def version() -> str:
    """Of this release."""
    found = VERSION.search((ROOT / "site/pages/version.py").read_text())
    assert found is not None, "site/pages/version.py says which release this is"
    return found[1]


def written(bom: Bom) -> str:
    """As JSON of CycloneDX 1.6, always in the same order and without a time."""
    plain = json.loads(make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string())
    plain["metadata"].pop("timestamp", None)
    plain.pop("serialNumber", None)
    digest = sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
    plain["serialNumber"] = f"urn:uuid:{uuid5(NAMESPACE_URL, digest)}"
    return json.dumps(plain, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def bill() -> Bom:
    """Everything in it, and what needs what."""
    bom = Bom()
    bom.metadata.component = root = Component(
        name="Reisgenoot",
        version=version(),
        type=ComponentType.APPLICATION,
        bom_ref="reisgenoot",
        licenses=[LICENCES.make_from_string("EUPL-1.2")],
    )
    locked = dict(_locked((ROOT / "requirements.lock").read_text()))
    direct = {canonicalize_name(each.name): each for each in _required((ROOT / "requirements.txt").read_text())}
    runs = _reached(direct.values())
    made = {name: _of_python(name, locked[name], name in runs) for name in locked}
    for component in made.values():
        bom.components.add(component)
    for name, component in made.items():
        needed = {canonicalize_name(each.name) for each in _needs(name, runs.get(name, set()))}
        bom.register_dependency(component, [made[each] for each in sorted(needed & set(made))])
    styles = list(_of_the_front_end())
    for component in styles:
        bom.components.add(component)
        bom.register_dependency(component)
    bom.register_dependency(root, [*(made[name] for name in sorted(direct)), *styles])
    return bom


def _locked(text: str) -> Iterator[tuple[str, str]]:
    for requirement in _required(text):
        yield canonicalize_name(requirement.name), next(iter(requirement.specifier)).version


def _required(text: str) -> Iterator[Requirement]:
    for line in text.splitlines():
        if line.strip() and not line.startswith(("#", "-")):
            yield Requirement(line)


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None  # of another system or another Python: the lock holds for all of them


def _needs(name: str, extras: Iterable[str]) -> Iterator[Requirement]:
    found = _installed(name)
    for line in (found.requires if found else None) or []:
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield requirement


def _reached(direct: Iterable[Requirement]) -> dict[str, set[str]]:
    """Each package that runs with the platform, and which of its extras."""
    found: dict[str, set[str]] = {}
    waiting = list(direct)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        new = requirement.extras - found.get(name, set())
        if name in found and not new:
            continue
        found.setdefault(name, set()).update(new)
        waiting += _needs(name, found[name])
    return found


def _of_python(name: str, exactly: str, runs: bool) -> Component:
    found = _installed(name)
    about: Any = found.metadata if found is not None and found.version == exactly else {}
    purl = PackageURL("pypi", name=name, version=exactly)
    return Component(
        name=name,
        version=exactly,
        type=ComponentType.LIBRARY,
        scope=ComponentScope.REQUIRED if runs else ComponentScope.EXCLUDED,
        bom_ref=str(purl),
        purl=purl,
        description=about.get("Summary") or None,
        licenses=[LICENCES.make_from_string(told)] if (told := _licence(about)) else (),
    )


def _licence(about: Any) -> str:
    """By its own expression, else by its class, else by the first line of what it says."""
    if expression := about.get("License-Expression"):
        return str(expression)
    get_all = getattr(about, "get_all", None)
    classes = [each for each in (get_all("Classifier") or [] if get_all else []) if each.startswith("License ::")]
    if classes:
        return str(classes[0]).rpartition(" :: ")[2]
    return str(about.get("License") or "").strip().partition("\n")[0][:100]


def _of_the_front_end() -> Iterator[Component]:
    packages = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
    for name in (FRONTEND / "packages.txt").read_text().split():
        about = packages[f"node_modules/{name}"]
        scope, _slash, short = name.rpartition("/")
        purl = PackageURL("npm", namespace=scope or None, name=short, version=about["version"])
        kind, _dash, digest = about["integrity"].partition("-")
        assert kind == "sha512", f"{name} has another kind of sum: {kind}"
        yield Component(
            name=name,
            version=about["version"],
            type=ComponentType.LIBRARY,
            scope=ComponentScope.REQUIRED,
            bom_ref=str(purl),
            purl=purl,
            licenses=[LICENCES.make_from_string(about["license"])],
            hashes=[HashType(alg=HashAlgorithm.SHA_512, content=b64decode(digest).hex())],
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
