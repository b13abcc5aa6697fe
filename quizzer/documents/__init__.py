"""A file becomes a Document whose every piece knows where it stands in the file."""
