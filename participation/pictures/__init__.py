"""Pictures as geometry: pure functions from plain values to shapes, then to SVG or PNG."""
