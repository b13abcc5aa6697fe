"""QTI 1.2 packages as Canvas reads and writes them."""
