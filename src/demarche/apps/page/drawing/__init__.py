"""Pictures made on the server: numbers for the SVG of the templates, the same for the same input."""
