"""Draws the map of plots."""

FREE = "green"
TAKEN = "grey"


def colour(plot: dict) -> str:
    return TAKEN if plot.get("member") else FREE


def draw(plots: list[dict]) -> list[tuple[str, str]]:
    return [(plot["number"], colour(plot)) for plot in sorted(plots, key=lambda plot: plot["number"])]
