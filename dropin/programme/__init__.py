"""What is offered: activities, recurrence, places, closures, calendar views."""
