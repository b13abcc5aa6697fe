"""One learner's SQLite file: the event log is the truth, cards are its cache."""
