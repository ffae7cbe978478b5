"""A rank that others give to the country, year by year, against the law."""
