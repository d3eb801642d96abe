"""Transcripts are found and put in order by outcome and by language as quickly as by week."""

from alembic import op

revision = "0007"
down_revision = "0006"

INDEXES = {
    "ix_transcript_outcome": ["status", "outcome", "week", "locale"],
    "ix_transcript_locale": ["status", "locale", "week", "outcome"],
}


def upgrade() -> None:
    """Go forward."""
    for name, columns in INDEXES.items():
        op.create_index(name, "transcript", columns)


def downgrade() -> None:
    """Go back."""
    for name in INDEXES:
        op.drop_index(name, "transcript")
