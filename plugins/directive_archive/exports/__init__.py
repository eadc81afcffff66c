"""The data to take away: catalogue, citations, linked data, schema."""
