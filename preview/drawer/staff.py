"""What staff see: the turns as they are stored, line by line, with what was left out marked."""

from bot.content.retelling import Piece, retell
from bot.copies import lines_of
from preview.drawer.shelf import Kept
from preview.drawer.teller import Teller
from preview.things import Json


def copy_of(kept: Kept, teller: Teller) -> Json:
    """Make the review copy as it would be stored, its lines in words, the patient's part first."""
    made = lines_of(kept.turns)
    told = [
        {
            "at": one.at,
            "who": one.who,
            "parts": [_part(piece) for piece in one.pieces],
            **({} if one.reading == "none" else {"reading": one.reading}),
        }
        for one in retell(made["lines"], lambda *_: teller.voice)
    ]
    return {"lines": told, "reason": made["reason"], "agreed": bool(kept.conversation.review)}


def _part(piece: Piece) -> Json:
    return {"text": piece.text, **({"mark": True} if piece.kind == "mark" else {})}
