"""The charts of a page and the card of what is chosen, linked in the browser."""
