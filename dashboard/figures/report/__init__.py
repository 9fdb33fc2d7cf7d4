"""A training on one page of HTML, to be printed or handed in: it needs neither a server nor a script."""
