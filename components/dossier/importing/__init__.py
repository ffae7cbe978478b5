"""What authors have already, taken into their workbook: libraries of sources, lists of votes."""
