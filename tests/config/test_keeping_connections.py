"""Between nginx and the web servers the proxy hangs up first: a form never meets a door that is just being closed."""

import re

from tests.fixtures.processes import ROOT


def test_the_web_server_keeps_a_connection_longer_than_any_proxy_of_ours() -> None:
    ours = (ROOT / "deploy/nginx/reisgenoot.conf").read_text()
    told = re.search(r"upstream \w+ \{.*?keepalive_timeout (\d+)s;.*?\n\}", ours, re.S)
    assert told
    nginx_by_itself = 60
    keeps = re.search(r"^keepalive = (\d+)$", (ROOT / "site/gunicorn.conf.py").read_text(), re.M)
    assert keeps
    assert int(keeps[1]) > max(int(told[1]), nginx_by_itself)
