"""kill -9 at the worst moment: the mail server has the message, and nobody wrote that down yet."""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.fixtures import loaded
from tests.fixtures.processes import ROOT, environment, manage
from tests.notices.conftest import Postbox

QUEUE = """
from notices.service import queue_text
queue_text("kill:1", template="test", to="lezer@voorbeeld.nl", subject="Dag", text="Tekst", in_bulk=True)
"""
DELIVER = "from notices.tasks import deliver_due; print(deliver_due())"
OVER = "UPDATE notices_notice SET try_after = '2020-01-01 00:00:00'"


def test_a_message_that_was_killed_after_sending_goes_again_under_the_same_id(
    sqlite_database_url: str, real_mail: int, post_office: Callable[[], Postbox]
) -> None:
    postbox = post_office()
    mail = {"EMAIL_URL": f"smtp://127.0.0.1:{real_mail}", "BASE_URL": "https://reisgenoot.example"}
    database = Path(sqlite_database_url.removeprefix("sqlite:///"))
    manage("shell", "-c", QUEUE, database_url=sqlite_database_url)

    worker = loaded.Process(
        [sys.executable, "manage.py", "shell", "-c", DELIVER], cwd=ROOT, env=environment(sqlite_database_url, **mail)
    )
    postbox.after_data = lambda: os.kill(worker.pid, signal.SIGKILL)
    assert worker.wait(timeout=60) == -signal.SIGKILL
    assert len(postbox.received) == 1

    postbox.after_data = lambda: None
    # Its claim still stands: another worker leaves the message alone.
    assert manage("shell", "-c", DELIVER, database_url=sqlite_database_url, **mail).split()[-1] == "0"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(OVER)
        connection.commit()
    assert manage("shell", "-c", DELIVER, database_url=sqlite_database_url, **mail).split()[-1] == "1"

    assert len(postbox.received) == 2
    assert len(set(postbox.message_ids)) == 1
    assert postbox.message_ids[0].endswith("@reisgenoot.example>")
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute('SELECT state, "to", text, attempts FROM notices_notice').fetchall() == [
            ("sent", "", "", 2)
        ]
