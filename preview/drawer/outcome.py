"""Why this outcome: the rule that decided, the rules before it, the answers and facts cited."""

from collections.abc import Iterator

from bot.content.claims import Claims, cited
from bot.flows.asking import option_text, screens_left
from bot.flows.outcomes import CARDS, OVERLAYS, RULE, RULES
from bot.flows.questions import OWN_WORDS
from bot.flows.replies import Text
from bot.flows.result import Reason, decide
from preview.drawer.teller import Teller
from preview.things import Json

_CARD_OR_OVERLAY = {row.key: row for row in (*OVERLAYS, *CARDS)}


def explained(teller: Teller, claims: Claims) -> Json:
    """Explain the result; while the route is open, or consent was declined, there is none."""
    answers = teller.conversation.answers
    result = decide(answers)
    if result.rule is None:
        return {"outcome": None, "left": screens_left(answers)}
    order = [rule.key for rule in RULES]
    decided_by = (result.rule, *result.overlays, *result.cards)
    return {
        "outcome": result.outcome,
        "rule": result.rule,
        "rules": order,
        "reasons": [_reason(reason, teller) for reason in result.reasons],
        "overlays": list(result.overlays),
        "cards": list(result.cards),
        "vetting": [teller.say(Text(f"vet-{key}")) for key in result.vetting],
        "claims": list(_claims(decided_by, claims, teller)),
    }


def _reason(reason: Reason, teller: Teller) -> Json:
    if reason.question == OWN_WORDS:
        answer = teller.answer(OWN_WORDS)
    else:
        answer = teller.all(option_text(reason.question, one) for one in reason.options)
    return {"rule": reason.rule, "name": teller.name(reason.question), "answer": answer}


def _claims(rows: tuple[str, ...], claims: Claims, teller: Teller) -> Iterator[Json]:
    """Give the facts that the rows stand on, once each, with where they are published."""
    facts = [fact for key in rows for fact in (RULE.get(key) or _CARD_OR_OVERLAY[key]).facts]
    for claim in cited(claims, dict.fromkeys(facts)):
        yield {
            "id": claim.claim,
            "says": claim.says,
            "level": teller.say(Text(f"level-{claim.level}")),
            "checked": claim.checked_on.isoformat(),
            "sources": list(claim.sources),
        }
