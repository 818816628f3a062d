"""How the record meets people: thin, without logic of its own."""
