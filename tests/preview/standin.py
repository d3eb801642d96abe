"""A small bot that stands in for askfirst while the emulator and its page are tested.

Run as a script it reads TELEGRAM_BOT_TOKEN and TELEGRAM_API_URL, as the real bot does.
"""

import asyncio
import os
from contextlib import suppress

from telegram import (
    Bot,
    BotCommand,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Update,
)
from telegram.error import NetworkError

WELCOME = (
    "<b>Hello!</b> I help you prepare a talk about your skin.\n\n"
    "<blockquote expandable>I do not diagnose and I do not sell.\nNobody reads what you write."
    "\nYou can stop at any time.\nYou can delete everything.\nEverything here is "
    "information.</blockquote>\nSend /help at any time."
)
QUESTION = "<b>Which of these bother you?</b>\nChoose all that fit. <i>About 4 left.</i>"
THINGS = ("Pores", "Lines")


def button(label: str, data: str, style: str | None = None) -> InlineKeyboardButton:
    """Make a button of a style."""
    return InlineKeyboardButton(label, callback_data=data, style=style)


def welcome() -> InlineKeyboardMarkup:
    """The keyboard of the first message."""
    return InlineKeyboardMarkup(
        [
            [button("I am 18 or older, start", "begin", "primary")],
            [button("I am under 18", "minor"), button("No, thank you", "no", "danger")],
        ]
    )


def boxes(ticked: frozenset[str]) -> InlineKeyboardMarkup:
    """Tick boxes that show what is ticked."""
    rows = [
        [button(f"{'☑' if thing in ticked else '☐'} {thing}", f"tick:{thing}") for thing in THINGS],
        [button("Done", "done", "success"), button("Why do you ask?", "why")],
    ]
    return InlineKeyboardMarkup(rows)


def result() -> InlineKeyboardMarkup:
    """The keyboard of the last message."""
    copy = InlineKeyboardButton("Copy the questions", copy_text=CopyTextButton("Do you treat me?"))
    return InlineKeyboardMarkup([[copy]])


class StandIn:
    """Answers the way askfirst does: edits what was answered, then asks the next question."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.ticked: dict[int, frozenset[str]] = {}

    async def set_up(self) -> None:
        """Say what the bot is."""
        commands = (("start", "Start or continue"), ("help", "What I can do"), ("stop", "Stop"))
        await self.bot.set_my_commands([BotCommand(*command) for command in commands])
        await self.bot.set_my_description(
            "I help you prepare a talk with a practitioner about Micro-Botox or Botox."
            "\n\nI inform; I never diagnose or sell."
        )
        await self.bot.set_my_name("Askfirst")

    async def answer(self, update: Update) -> None:
        """Answer one update."""
        if update.callback_query:
            await self.pressed(update)
        elif update.message:
            await self.written(update.message.chat_id, update.message.text or "")

    async def written(self, chat: int, text: str) -> None:
        """Answer what was written."""
        if text.startswith("/start"):
            await self.bot.send_message(chat, WELCOME, parse_mode="HTML", reply_markup=welcome())
        elif text == "/file":
            await self.bot.send_document(chat, b"questions", filename="questions.txt")
        elif text == "/archive":
            await self.bot.send_document(chat, b"questions", filename="questions.zip")
        elif text == "/think":
            await self.bot.send_chat_action(chat, "typing")
        else:
            await self.bot.send_message(chat, f"I heard: {text}")

    async def pressed(self, update: Update) -> None:
        """Answer what was pressed."""
        query = update.callback_query
        assert query
        assert query.message
        chat, data = query.message.chat.id, str(query.data)
        if data == "why":
            await query.answer("So that I know what to tell you.", show_alert=True)
            return
        if data.startswith("tick:"):
            now = self.ticked.get(chat, frozenset()) ^ {data.removeprefix("tick:")}
            self.ticked[chat] = now
            await query.edit_message_reply_markup(boxes(now))
        elif data == "begin":
            await query.edit_message_text("✓ You are 18 or older")
            await self.bot.send_message(
                chat, QUESTION, parse_mode="HTML", reply_markup=boxes(frozenset())
            )
        elif data == "done":
            await query.edit_message_text(f"✓ {', '.join(sorted(self.ticked[chat]))}")
            await self.bot.send_message(chat, "Ask them this:", reply_markup=result())
        await query.answer("Noted" if data == "done" else None)


async def run(token: str, url: str, ready: asyncio.Event | None = None) -> None:
    """Poll and answer until cancelled; what fails is not tried again."""
    async with Bot(token, base_url=f"{url}/bot") as bot:
        standin = StandIn(bot)
        await standin.set_up()
        if ready:
            ready.set()
        offset = 0
        while True:
            for update in await bot.get_updates(offset, timeout=30):
                offset = update.update_id + 1
                with suppress(NetworkError):
                    await standin.answer(update)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(run(os.environ["TELEGRAM_BOT_TOKEN"], os.environ["TELEGRAM_API_URL"]))
