"""The console: staff and their sign-ins, reviews, notes, tags, views, and the audit log."""

import sqlalchemy as sa
from alembic import op

from db.models_console import NO_CHANGE, NO_REMOVAL

revision = "0006"
down_revision = "0005"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CODE = sa.String(24)
TABLES = (
    "snapshot",
    "saved_view",
    "missed",
    "tag",
    "note",
    "review",
    "audit",
    "sign_in_failure",
    "staff_session",
    "recovery_code",
    "staff",
)


def upgrade() -> None:
    """Go forward."""
    staff()
    signing_in()
    audit()
    reviewing()
    keeping()
    # Without a batch: a table that is copied would lose what hangs on it.
    op.add_column("transcript", sa.Column("judged", sa.Text()))
    header = ["status", "week", "outcome", "locale"]
    op.create_index("ix_transcript_header", "transcript", header)
    op.execute("INSERT INTO review SELECT code, 'new', NULL, NULL, 0, NULL, '' FROM transcript")


def downgrade() -> None:
    """Go back."""
    for name in TABLES:
        op.drop_table(name)
    op.drop_index("ix_transcript_header", "transcript")
    with op.batch_alter_table("transcript") as transcript:
        transcript.drop_column("judged")


def staff() -> None:
    """Make who may sign in."""
    op.create_table(
        "staff",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("clinic", sa.String(64)),
        sa.Column("password", sa.Text()),
        sa.Column("totp", sa.LargeBinary()),
        sa.Column("totp_step", sa.Integer(), nullable=False),
        sa.Column("invited", sa.LargeBinary(32)),
        sa.Column("invited_until", sa.BigInteger()),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
        sa.UniqueConstraint("invited"),
    )


def signing_in() -> None:
    """Make what a sign-in leaves behind."""
    op.create_table(
        "recovery_code",
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("staff", sa.String(16), nullable=False, index=True),
        sa.PrimaryKeyConstraint("hash"),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"]),
    )
    op.create_table(
        "staff_session",
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("staff", sa.String(16), nullable=False, index=True),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False, index=True),
        sa.PrimaryKeyConstraint("hash"),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"]),
    )
    op.create_table(
        "sign_in_failure",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("account", sa.LargeBinary(32), nullable=False, index=True),
        sa.Column("address", sa.LargeBinary(32), nullable=False, index=True),
        sa.Column("at", sa.BigInteger(), nullable=False, index=True),
        sa.PrimaryKeyConstraint("id"),
    )


def audit() -> None:
    """Make the log that is only ever added to."""
    op.create_table(
        "audit",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("at", sa.BigInteger(), nullable=False, index=True),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("did", sa.String(32), nullable=False),
        sa.Column("about", sa.String(128), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.UniqueConstraint("previous"),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(NO_CHANGE)
        op.execute(NO_REMOVAL)


def reviewing() -> None:
    """Make what staff say of a copy; it goes with the copy."""
    op.create_table(
        "review",
        sa.Column("code", CODE, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("locked_by", sa.String(16)),
        sa.Column("locked_until", sa.BigInteger()),
        sa.Column("frozen", sa.Boolean(), nullable=False),
        sa.Column("rubric", sa.Text()),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
        sa.ForeignKeyConstraint(["code"], ["transcript.code"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_review_status", "review", ["status", "code"])
    op.create_table(
        "note",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("code", CODE, nullable=False, index=True),
        sa.Column("line", sa.Integer()),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["code"], ["transcript.code"], ondelete="CASCADE"),
    )
    op.create_table(
        "tag",
        sa.Column("code", CODE, nullable=False),
        sa.Column("tag", sa.String(32), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", "tag", "line"),
        sa.ForeignKeyConstraint(["code"], ["transcript.code"], ondelete="CASCADE"),
    )
    op.create_index("ix_tag_tag", "tag", ["tag", "code"])


def keeping() -> None:
    """Make what outlives a review: misses of redaction, saved views, published figures."""
    op.create_table(
        "missed",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("lang", sa.String(35), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("redacted", sa.Text(), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "saved_view",
        sa.Column("staff", sa.String(16), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("staff", "name"),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"]),
    )
    op.create_table(
        "snapshot",
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("week"),
    )
