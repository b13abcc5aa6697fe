"""A class's answers: read, marked, measured."""
