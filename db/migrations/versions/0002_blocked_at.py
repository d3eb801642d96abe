"""Since when a patient has blocked the bot."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Go forward."""
    op.add_column("conversation", sa.Column("blocked_at", sa.BigInteger()))


def downgrade() -> None:
    """Go back."""
    op.drop_column("conversation", "blocked_at")
