"""What a plot costs in a year."""


def fee(square_metres: float, rate: float) -> float:
    return round(square_metres * rate, 2)
