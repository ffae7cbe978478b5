"""Russia's tier in the American report, year by year, against the law."""
