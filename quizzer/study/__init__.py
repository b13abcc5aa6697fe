"""One sitting: which cards, in what order, and what each answer means for the next time."""
