"""The roof: window, sidebar, find-anything box, undo menu, first run."""
