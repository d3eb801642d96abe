"""How updates wait for a webhook: in queues, with retries, until they expire. Pure; no I/O.

The figures are those of Telegram's own server: tdlib/telegram-bot-api, WebhookActor.cpp and
Client.cpp; each stands with its source in `limits`.
"""

from dataclasses import replace
from datetime import timedelta

from preview.limits import LIMITS
from preview.telegram_state import Telegram
from preview.things import Json, Waiting

_SECOND = timedelta(seconds=1)


def due(telegram: Telegram) -> list[Waiting]:
    """Take into hand what is to be brought now: of each queue the first, as far as allowed."""
    telegram.settle()
    most = telegram.max_connections
    ready = [update for update in _heads(telegram) if _is_ready(telegram, update)]
    chosen = ready[: max(most - len(telegram.in_hand), 0)]
    for update in chosen:
        update.deadline = telegram.now() + timedelta(seconds=LIMITS["answer_seconds"].most)
        telegram.in_hand.append(update)
        telegram.record("delivered", update_id=update.id, kind=update.kind, chat=update.chat)
    return chosen


def _heads(telegram: Telegram) -> list[Waiting]:
    """Name the first of every queue that is loaded: twice as many as connections, no more."""
    heads: dict[tuple[str, int], Waiting] = {}
    for update in telegram.pending:
        if update.queue not in heads:
            if len(heads) >= 2 * telegram.max_connections:
                break
            heads[update.queue] = update
    return list(heads.values())


def _is_ready(telegram: Telegram, update: Waiting) -> bool:
    is_free = update not in telegram.in_hand
    return is_free and (update.due is None or update.due <= telegram.now())


def late(telegram: Telegram) -> list[Waiting]:
    """Name what is in hand for longer than Telegram waits for an answer."""
    return [one for one in telegram.in_hand if one.deadline and one.deadline <= telegram.now()]


def next_moment(telegram: Telegram) -> float | None:
    """Tell in how many seconds something falls due by itself; None if nothing will."""
    times = [update.due for update in telegram.pending if update.due]
    times += [update.deadline for update in telegram.in_hand if update.deadline]
    times += [when for when, _ in telegram.later]
    times = [time for time in times if time > telegram.now()]
    return min((time - telegram.now()).total_seconds() for time in times) if times else None


def acknowledged(telegram: Telegram, update: Waiting, status: int) -> None:
    """Let an update go: the bot answered with 2xx."""
    _put_down(telegram, update)
    if update in telegram.pending:
        telegram.pending.remove(update)
        telegram.record("confirmed", update_id=update.id, chat=update.chat, status=status)


def failed(telegram: Telegram, update: Waiting, why: str, retry_after: int = 0) -> None:
    """Bring an update again later, or drop it if it would expire before."""
    _put_down(telegram, update)
    update.failures += 1
    wait = retry_after or _back_off(telegram, update.failures)
    update.due = telegram.now() + wait * _SECOND
    telegram.webhook_error = {
        "last_error_date": int(telegram.now().timestamp()),
        "last_error_message": why,
    }
    told = {"update_id": update.id, "chat": update.chat}
    telegram.record("undelivered", **told, why=why, seconds=wait)
    if update.due >= update.expires and update in telegram.pending:
        telegram.pending.remove(update)
        telegram.let_go(update)


def _back_off(telegram: Telegram, failures: int) -> int:
    if failures == 1:
        return 0
    most = LIMITS["resend_seconds"].most
    doubled = int(2 ** min(failures - 1, most))
    return doubled if doubled < most else telegram.chance.randint(most, 2 * most)


def _put_down(telegram: Telegram, update: Waiting) -> None:
    update.deadline = None
    if update in telegram.in_hand:
        telegram.in_hand.remove(update)


def redeliver(telegram: Telegram, update_id: int) -> None:
    """Bring an update once more under the same number; to a webhook, beside all queues."""
    update = telegram.updates[update_id]
    if telegram.webhook:
        telegram.pending.append(_copied(telegram, update))
    else:
        update.again = True
        if update not in telegram.pending:
            telegram.pending.insert(0, update)
    telegram.record("redelivery", update_id=update_id, chat=update.chat)


def _copied(telegram: Telegram, update: Waiting) -> Waiting:
    life = timedelta(seconds=LIMITS["text_life"].most)
    fresh = replace(update, queue=("again", len(telegram.history)), failures=0)
    fresh.expires, fresh.due, fresh.deadline = telegram.now() + life, None, None
    return fresh


def info(telegram: Telegram) -> Json:
    """Say what getWebhookInfo says."""
    hook = telegram.webhook
    told: Json = {
        "url": hook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(telegram.pending),
    }
    if hook:
        told |= {"max_connections": telegram.max_connections, **telegram.webhook_error}
    if telegram.allowed:
        told["allowed_updates"] = telegram.allowed
    return told
