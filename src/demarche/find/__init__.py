"""Article -> Findings: what is said, still in the article's words."""
