"""Clinics and their links; the link a patient opened last; updates whose code did not hold."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "clinic",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("country", sa.String(8)),
        sa.Column("locale", sa.String(35)),
        sa.Column("hours", sa.Text()),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "link",
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("clinic", sa.String(64), nullable=False),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger()),
        sa.Column("revoked_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("code"),
        sa.ForeignKeyConstraint(["clinic"], ["clinic.id"]),
    )
    op.create_index("ix_link_clinic", "link", ["clinic"])
    op.add_column("conversation", sa.Column("link", sa.String(12)))
    op.add_column("inbox", sa.Column("missed", sa.Boolean()))


def downgrade() -> None:
    """Go back."""
    op.drop_column("inbox", "missed")
    op.drop_column("conversation", "link")
    op.drop_table("link")
    op.drop_table("clinic")
