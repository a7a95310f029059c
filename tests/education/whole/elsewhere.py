"""Builds everything of a frozen pack in a process of its own and tells the fingerprints: no database is asked.

python tests/education/whole/elsewhere.py < frozen.json
"""

import hashlib
import io
import json
import sys
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]


def main() -> None:
    """Print the SHA-256 of each file, and of the whole ZIP."""
    import django

    django.setup()
    from education.formats.packages.people_zip import write_zip
    from education.releases.forms import forms_of, packages_of
    from education.source import from_json

    source = from_json(json.load(sys.stdin))
    forms = forms_of(source)
    documents = {form.path: form.write(source) for form in forms}
    titles = {form.path: form.title for form in forms}
    packages = packages_of(source, documents, titles)
    files = documents | {package.path: package.content for package in packages}
    titles |= {package.path: package.title for package in packages}
    whole = io.BytesIO()
    write_zip(source, {path: partial(io.BytesIO, content) for path, content in files.items()}, whole, titles)
    sums = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    print(json.dumps({**sums, "whole": hashlib.sha256(whole.getvalue()).hexdigest()}))


if __name__ == "__main__":
    main()
