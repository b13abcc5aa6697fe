"""Item-writing guidelines as checks, one function each (Q001 to Q026)."""
