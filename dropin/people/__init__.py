"""The people of the centre: names, roles they hold, what they agreed to show."""
