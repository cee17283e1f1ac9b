"""Offers of surplus vegetables."""

offers: list[dict] = []


def offer(member: str, what: str) -> dict:
    entry = {"member": member, "what": what}
    offers.append(entry)
    return entry
