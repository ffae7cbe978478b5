"""One search over a dossier: any words in any order, spelling forgiven, all scripts alike."""
