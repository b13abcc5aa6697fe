"""Anki packages: question sets as decks that Anki accepts, updates and never spoils."""
