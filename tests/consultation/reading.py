"""Reading a screen as a person does."""

import re

from django.http import HttpResponse


def title(response: HttpResponse) -> str:
    return re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)[1].strip()


def heading(response: HttpResponse) -> str:
    return re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", response.content.decode(), re.DOTALL)[1]).strip()
