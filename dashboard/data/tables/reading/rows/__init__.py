"""What stands on a sheet and is no row: totals, remarks, headings, a second table."""
