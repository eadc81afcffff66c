"""Golden queries: what a reader types, and the documents that must come of it."""
