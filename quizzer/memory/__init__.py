"""When a card comes back: FSRS-6 and study days, without clock, file or screen."""
