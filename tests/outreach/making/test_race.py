"""A date is split while people sign up, step back and the hour changes, on PostgreSQL: nobody is lost or doubled."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.processes import ROOT, environment

pytestmark = [pytest.mark.deep, pytest.mark.django_db]


def test_splitting_while_people_sign_up(postgres_database_url: str) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("race.py"))],
        cwd=ROOT,
        env=environment(postgres_database_url),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told == {"wrong": [], "dates": 2, "overfull": [], "twice": 0, "gone": 0, "told_twice": 0}
