"""The clinic behind a link: counted, named in the greeting, and reached at some ends; no more."""

from dataclasses import dataclass

from bot.flows.events import ADULT, Commanded, Event, Tapped
from bot.flows.outcomes import OUTCOMES
from bot.flows.replies import Text

CONTACTED = frozenset(OUTCOMES[OUTCOMES.index("own_doctor_first") :]) - {"kind_pause"}
"""Outcomes at whose end a clinic's contact may stand: never beside a danger, a stop or a pause."""


@dataclass(frozen=True, slots=True)
class Referral:
    """A clinic and the campaign of its link, as an operator typed them; no rule reads any of it.

    `code` is the link's own while it holds. `country` and `locale` are what the link presets.
    Without a `name` nothing is told of the clinic: it was revoked.
    """

    clinic: str
    campaign: str
    code: str = ""
    name: str = ""
    contact: str = ""
    hours: str = ""
    country: str = ""
    locale: str = ""


def link_code(event: Event) -> str:
    """Return the code that came with /start, or in the button of consent; empty if there is none.

    A code travels in that button because nothing may be kept of a patient before consent.
    """
    match event:
        case Commanded("start", payload):
            return payload
        case Tapped(action=action, arguments=(_, code)) if action in ADULT:
            return code
        case _:
            return ""


def greeting(link: Referral | None) -> tuple[Text, ...]:
    """Tell who linked, that the clinic cannot steer, and what its link has set."""
    if link is None or not link.name:
        return ()
    told = Text("start-linked", {"clinic": link.name})
    if not link.country:
        return (told,)
    country = Text(f"option-country-{link.country}")
    return (told, Text("start-linked-country", {"answer": country}))


def ending(referral: Referral | None, outcome: str | None) -> tuple[Text, ...]:
    """Tell how the clinic that linked is reached, where the outcome allows it."""
    if referral is None or not referral.name or outcome not in CONTACTED:
        return ()
    reach = {"clinic": referral.name, "reach": referral.contact}
    if not referral.hours:
        return (Text("clinic-contact", reach),)
    return (Text("clinic-contact-hours", {**reach, "hours": referral.hours}),)
