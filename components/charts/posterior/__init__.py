"""How probable a reader's weighing makes each explanation, before the clues and after them."""
