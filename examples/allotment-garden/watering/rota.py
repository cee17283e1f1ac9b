"""Who waters on which day."""


def rota(names: list[str], days: int) -> list[str]:
    return [names[day % len(names)] for day in range(days)]
