"""Questions in tables: rows of CSV and of workbooks, columns and what they are called, rows as questions and back."""
