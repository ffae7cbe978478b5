"""The words of a case are its settings: another case has its own."""
