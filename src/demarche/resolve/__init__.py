"""Findings -> Record: actors, places, days, statements and events."""
