"""A dossier as a workbook: written with lists to choose from, read whichever way it was saved."""
