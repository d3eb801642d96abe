"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SUBJECT = sa.LargeBinary(32)


def upgrade() -> None:
    """Go forward."""
    updates()
    conversation()
    turn()
    message()
    counter()
    content_version()


def downgrade() -> None:
    """Go back."""
    for table in (
        "content_version",
        "counter",
        "message",
        "turn",
        "conversation",
        "quarantine",
        "outbox",
        "inbox",
    ):
        op.drop_table(table)


def updates() -> None:
    """Make inbox, outbox and quarantine."""
    op.create_table(
        "inbox",
        sa.Column("key", sa.LargeBinary(32), primary_key=True),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("subject", SUBJECT, index=True),
        sa.Column("received_at", sa.BigInteger(), nullable=False, index=True),
    )
    op.create_table(
        "outbox",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("subject", SUBJECT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("prompt", sa.Integer()),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_subject", "outbox", ["subject", "id"])
    op.create_table(
        "quarantine",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("update_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("error", sa.String(128), nullable=False),
        sa.Column("place", sa.String(128), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False, index=True),
    )


def conversation() -> None:
    """Make the table of conversations."""
    op.create_table(
        "conversation",
        sa.Column("subject", SUBJECT, primary_key=True),
        sa.Column("chat", sa.LargeBinary(), nullable=False),
        sa.Column("run", sa.String(6), nullable=False),
        sa.Column("prompt", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("words", sa.Text()),
        sa.Column("draft", sa.Text()),
        sa.Column("opened", sa.Text()),
        sa.Column("danger_seen", sa.Text(), nullable=False),
        sa.Column("names_unlocked", sa.Boolean(), nullable=False),
        sa.Column("locale", sa.String(35), nullable=False),
        sa.Column("clinic", sa.String(64)),
        sa.Column("campaign", sa.String(64)),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("consent_version", sa.String(64), nullable=False),
        sa.Column("flow_version", sa.String(64), nullable=False),
        sa.Column("content_version", sa.String(64), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("last_turn_at", sa.BigInteger(), nullable=False),
        sa.Column("erase_at", sa.BigInteger(), nullable=False, index=True),
    )


def turn() -> None:
    """Make the table of turns."""
    op.create_table(
        "turn",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("subject", SUBJECT, nullable=False, index=True),
        sa.Column("run", sa.String(6), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("replies", sa.Text(), nullable=False),
        sa.Column("offset_seconds", sa.Integer(), nullable=False),
        sa.Column("flow_version", sa.String(64), nullable=False),
        sa.Column("content_version", sa.String(64), nullable=False),
        sa.Column("erase_at", sa.BigInteger(), nullable=False, index=True),
    )


def message() -> None:
    """Make the table of message numbers."""
    op.create_table(
        "message",
        sa.Column("subject", SUBJECT, primary_key=True),
        sa.Column("message_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("prompt", sa.Integer()),
        sa.Column("at", sa.BigInteger(), nullable=False, index=True),
    )


def counter() -> None:
    """Make the table of counters."""
    op.create_table(
        "counter",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("key", sa.String(128), primary_key=True),
        sa.Column("clinic", sa.String(64), primary_key=True),
        sa.Column("campaign", sa.String(64), primary_key=True),
        sa.Column("locale", sa.String(35), primary_key=True),
        sa.Column("count", sa.BigInteger(), nullable=False),
    )


def content_version() -> None:
    """Make the table of content as it once spoke."""
    op.create_table(
        "content_version",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
    )
