"""The adapter to MkDocs and Material: the only room that imports them."""
