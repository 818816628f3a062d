"""The page: what the store knows, to be looked at in a browser. Thin: it asks, and puts the answer in words."""
