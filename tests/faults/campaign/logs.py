"""What the servers wrote while parts failed: every error must be of a kind that such a failure explains.

An error that led to another ("and while that was handled:") is told by the last of them: Django, for one, looks for
`_session_cache`, does not find it, and only then asks the database that is away.
"""

import re
from collections import Counter

#: How Python, and config/log_errors.py, say that the error above led to the one below.
_LED_TO = (
    "During handling of the above exception",
    "The above exception was the direct cause",
    "and while that was handled:",
    "which was the cause of:",
)
_LOOKS_LIKE = re.compile(r"^(?:[a-z_]\w*\.)*[A-Z]\w*(?::|$)")
#: The beginning of each last line that a part of ours that is away, slow, full or killed explains.
KNOWN = tuple(
    re.compile(pattern)
    for pattern in (
        r"(psycopg|django\.db\.utils)\.(OperationalError|InterfaceError)\b",
        r"(psycopg\.errors|django\.db\.utils)\.\w*: .*read-only transaction",
        r"psycopg\.errors\.(ReadOnlySqlTransaction|AdminShutdown|CrashShutdown|CannotConnectNow|IdleInTransaction)",
        r"django\.db\.utils\.InternalError(: sqlstate=25006.*)?$",
        r"redis\.exceptions\.\w+",
        r"(botocore|s3transfer|urllib3|boto3)\.(\w+\.)*\w+",
        r"pages\.storage_away\.StorageAway\b",
        r"smtplib\.SMTP\w+",
        r"(ConnectionError|ConnectionResetError|ConnectionRefusedError|ConnectionAbortedError|BrokenPipeError)\b",
        r"(TimeoutError|OSError|socket\.timeout)\b",
        r"(EOFError|KeyboardInterrupt|SystemExit)\b",
    )
)


def errors_in(output: str) -> Counter[str]:
    """The last lines of the tracebacks, each chain once, and how often."""
    found: Counter[str] = Counter()
    inside, last = False, ""
    for line in [*output.splitlines(), ""]:
        if line.startswith("Traceback (most recent call last)"):
            inside, last = True, ""
        elif any(line.startswith(words) for words in _LED_TO):
            if last:
                found[last] -= 1
            inside, last = False, ""
        elif inside and line and not line.startswith(" ") and _LOOKS_LIKE.match(line):
            found[line] += 1
            inside, last = False, line
        elif line and not line.startswith(" "):
            inside = False
    return +found


def unknown(output: str) -> list[str]:
    """Errors of a kind that no failing part explains."""
    return [
        f"{count} x {line}"
        for line, count in errors_in(output).most_common()
        if not any(kind.match(line) for kind in KNOWN)
    ]
