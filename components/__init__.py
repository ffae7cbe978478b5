"""How a law came to be: the parts behind the pages."""
