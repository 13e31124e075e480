"""From a file to rows, or to problems that say where and how to mend. No database."""
