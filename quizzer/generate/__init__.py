"""A document becomes facts, and facts become questions whose answers can be checked."""
