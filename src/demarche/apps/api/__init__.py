"""The API: everything that the page shows, as JSON and JSON-LD, under /api/v1."""
