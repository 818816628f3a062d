"""Records and happenings in other formats, a file each: streams in, pieces of text (or bytes) out."""
