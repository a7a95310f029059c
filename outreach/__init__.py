"""Outreach: evenings, working visits and desks, partners, and whom we have not reached yet."""
