"""Reading what WordPress exports: file in, posts as clean HTML out. No database, no models."""
