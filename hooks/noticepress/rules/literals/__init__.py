"""VE008: dates and version numbers typed by hand."""
