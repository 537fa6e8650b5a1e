"""Every sheet: what each cell says (pure), then how it is drawn."""
