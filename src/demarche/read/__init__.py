"""Bytes -> `Document`: one file per format, and the source that names them (a file, a folder, standard input)."""
