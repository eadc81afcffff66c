"""What documents are made of: systems and levels, document types, organs, places through time."""
