"""Recruiting: signing up on the website, writing somebody down, the pool, and forgetting in time."""
