"""An edition as a file: what it says as values, and a module for each form in which it is written."""
