### The window: menu, briefing, desk, debrief, settings.

app-name = Trzy sygnały
