from fees.rate import fee


def test_fee_follows_size():
    assert fee(120, 0.35) == 42.0
