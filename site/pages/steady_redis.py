"""A Redis or Valkey that all machines share, and that may fall away (pages.steady_cache)."""

from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from .steady_cache import Steady

#: A cache in the same building answers in a thousandth of this.
ANSWER_SECONDS = 0.5


class SteadyRedisCache(Steady, RedisCache):
    """Waits for an answer for half a second, twice at most. An address may set other limits."""

    failures = (RedisError, *Steady.failures)

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = {
            "socket_timeout": ANSWER_SECONDS,
            "socket_connect_timeout": ANSWER_SECONDS,
            # Once more at once: a line that was open when the cache started again is no reason to be without it.
            "retry": Retry(NoBackoff(), 1),
            **params.get("OPTIONS", {}),
        }
        super().__init__(server, {**params, "OPTIONS": options})
