"""Deeds on runs at the same moment, on PostgreSQL: legal states only, and no withdrawn words in a file that stands."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.processes import ROOT, environment
from tests.sample_sizes import SAMPLE

pytestmark = [pytest.mark.deep, pytest.mark.django_db]
ROUNDS = max(3, SAMPLE.kill_rounds // 5)


@pytest.mark.timeout(1800)
def test_deeds_at_the_same_moment(postgres_database_url: str) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("race.py")), str(ROUNDS)],
        cwd=ROOT,
        env=environment(postgres_database_url),
        capture_output=True,
        text=True,
        timeout=1700,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    print(done.stderr[-1000:])
    told = json.loads(done.stdout.splitlines()[-1])
    assert told == {
        "wrong": [],
        "moves not in the table": [],
        "files that no run names": 0,
        "still waiting": 0,
        "words left": 0,
    }
