"""One file for each page: it asks the store, makes plain pieces of the answer, and names the template."""
