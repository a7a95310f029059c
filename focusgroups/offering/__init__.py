"""Offering moments: several days at once for one group, changed or dropped one by one."""
