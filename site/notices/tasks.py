"""What the worker does with messages. Each may run twice, late, or beside itself: a claim decides who sends."""

from time import monotonic

from pages.service import waits_for_erasures

from .delivery import claim, claim_next, mail_server, send, server_is_away

#: A sweep leaves room for other tasks; the next one comes within a minute.
SWEEP_SECONDS = 30


def deliver(notice_id: str) -> bool:
    """Send one message now; say whether it left. What fails, or must wait, is left to :func:`deliver_due`.

    While the server is away nobody waits for its time-out message by message: the sweep tries one a minute.
    """
    if server_is_away() or waits_for_erasures() or (notice := claim(notice_id)) is None:
        return False
    with mail_server() as connection:
        return send(notice, connection) is None


def deliver_due(seconds: float = SWEEP_SECONDS) -> int:
    """Every minute: send what is due, most urgent first, in one conversation; returns how many left.

    Stops when the server itself is the problem, so that one outage does not use up everybody's attempts.
    """
    if waits_for_erasures():
        return 0  # whom it goes to may have been erased since
    end, sent = monotonic() + seconds, 0
    with mail_server() as connection:
        while monotonic() < end and (notice := claim_next()):
            problem = send(notice, connection)
            if problem and problem.concerns_server:
                break
            sent += problem is None
    return sent
