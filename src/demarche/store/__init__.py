"""Keeps records and answers for them: one contract, SQLite behind it."""
