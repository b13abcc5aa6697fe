"""Sets on paper: plan (what stands where, and the key), then a web page, a PDF or a Word file of it."""
