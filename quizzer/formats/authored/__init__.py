"""The parts of the teachers' own format: lenient reading, strict meaning, canonical writing.

prepass repairs single lines, nodes turns YAML into texts that know their lines, schema says which keys
there are, entries makes questions of them, gaps knows the marks of a cloze, emit writes a set.
"""
