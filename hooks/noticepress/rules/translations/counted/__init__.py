"""What the numbers of a translation count: units, currencies, months, zones of the clock."""
