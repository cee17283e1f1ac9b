"""The public pages."""

HOURS = "April to October, from seven to dusk"


def home() -> str:
    return f"<h1>Allotment garden</h1><p>{HOURS}</p>"
