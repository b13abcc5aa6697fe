"""Everything a person sees or types; knows nothing of files or the database."""
