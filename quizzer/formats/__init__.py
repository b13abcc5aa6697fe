"""Question sets in and out, one file format a module."""
