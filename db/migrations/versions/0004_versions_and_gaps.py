"""What counted in a conversation, and when Telegram was last in contact."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Go forward."""
    op.add_column("conversation", sa.Column("counted", sa.Text()))
    op.add_column("conversation", sa.Column("offered_at", sa.BigInteger()))
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("gone_at", sa.BigInteger()),
        sa.Column("back_at", sa.BigInteger()),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("contact")
    op.drop_column("conversation", "offered_at")
    op.drop_column("conversation", "counted")
