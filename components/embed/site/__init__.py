"""Embeds as files: the site that any web server can serve."""
