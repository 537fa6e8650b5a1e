"""The centre itself: name, logo, zone, wording, opening hours, settings."""
