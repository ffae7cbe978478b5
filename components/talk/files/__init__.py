"""The talk as files: slides for PowerPoint, a handout, a bibliography."""
