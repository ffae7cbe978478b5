"""What an embed costs a reader, beside the other ways to put the same timeline into an article."""
