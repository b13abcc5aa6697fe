"""Moodle's own format, the one that keeps most of a question there."""
