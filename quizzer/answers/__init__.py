"""Is what was typed right? Dates and figures by value, names and text by spelling."""
