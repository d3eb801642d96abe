"""Consent to review: the review copy, and the version of the key that named a patient."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ADDED = ("key_version", "review_code", "review_version", "review_at")


def upgrade() -> None:
    """Go forward."""
    versions = sa.Column("key_version", sa.String(16), nullable=False, server_default="")
    op.add_column("conversation", versions)
    op.add_column("conversation", sa.Column("review_code", sa.String(24)))
    op.add_column("conversation", sa.Column("review_version", sa.String(64)))
    op.add_column("conversation", sa.Column("review_at", sa.BigInteger()))
    op.create_table(
        "transcript",
        sa.Column("code", sa.String(24), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("outcome", sa.String(32), nullable=False),
        sa.Column("locale", sa.String(35), nullable=False),
        sa.Column("clinic_id", sa.String(64)),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("erase_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_transcript_erase_on", "transcript", ["erase_on"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("transcript")
    with op.batch_alter_table("conversation") as table:
        for column in ADDED:
            table.drop_column(column)
