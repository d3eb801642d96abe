"""One transcript: what a reviewer sees, says and may do, and what is on record of it."""

import html
import json
import re

import yaml

from bot.operations.cases import from_yaml, try_case
from bot.vocabulary import danger_reader
from console.pages.quarantine import miss_of, shape
from console.reading import about, since
from db import audit, reviews
from db.queries import keep_content_version
from tests.console.conftest import CODES, FEW, SHARED

ONE = f"/transcripts/{CODES[0]}"
HIDDEN = f"/transcripts/{CODES[7]}"


def bubbles(answer):
    found = re.findall(r'<div class="bubble (\w+)" dir="auto">(.*?)</div>', answer.text, re.DOTALL)
    return [(who, html.unescape(re.sub("<[^>]+>", "", said))) for who, said in found]


async def done(console, about_what):
    entries = await console.database.read(lambda c: audit.newest(c, None, 100, about_what))
    return [entry.did for entry in reversed(entries)]


async def lines_of(console, code=CODES[0]):
    copy = await console.database.read(lambda c: reviews.load(c, code))
    return copy.lines


async def test_it_reads_as_the_patient_saw_it(read):
    ann = await read.signed_in("ann")
    said = bubbles(await ann.get(ONE))
    assert said[0] == ("patient", "I'm 18 or over and agree")
    assert said[1][1].endswith("Which country are you in?")
    assert ("patient", "Country: United Kingdom") in said
    assert ("bot", "✓ Country: United Kingdom") in said


def offered(answer, bubble):
    """Read the buttons below a bubble, the tapped ones in stars."""
    below = answer.text.split(bubble)[1].split('<ul class="offered"')[1].split("</ul>")[0]
    found = re.findall(r'<li dir="auto"( class="tapped")?>([^<]*)', below)
    return [f"*{label.strip()}*" if tapped else label for tapped, label in found]


async def test_the_buttons_below_each_line_stand_there_and_the_tapped_ones_are_marked(read):
    ann = await read.signed_in("ann")
    answer = await ann.get(ONE)
    countries = offered(answer, "Which country are you in?")
    assert [one for one in countries if one[0] == "*"] == ["*United Kingdom*", "*Australia*"]
    assert {"United States", "Skip", "Back", "Why do you ask?"} < set(countries)
    assert "*No, keep my answers*" in offered(answer, "Change this answer?")
    assert "before buttons were kept" not in answer.text


async def test_an_old_copy_without_buttons_is_read_and_says_so(read):
    old = json.loads(json.dumps(await lines_of(read)))
    for line in old:
        for reply in line["replies"]:
            reply.pop("buttons", None)
    await read.database.write(lambda c: reviews.rewrite(c, CODES[0], old))
    ann = await read.signed_in("ann")
    answer = await ann.get(ONE)
    assert ('class="offered"' in answer.text, len(bubbles(answer)) > 20) == (False, True)
    assert "before buttons were kept" in answer.text


async def test_redactions_are_marked_and_what_was_typed_stands_literally(read):
    ann = await read.signed_in("ann")
    answer = await ann.get(ONE)
    assert "<mark>[name]</mark>" in answer.text
    assert "&lt;b&gt;hello&lt;/b&gt;" in answer.text
    for canary in ("Kowalska", "7770001234"):
        assert canary not in answer.text


async def test_what_is_out_of_the_ordinary_is_seen(read):
    ann = await read.signed_in("ann")
    text = (await ann.get(ONE)).text
    for sign in ("asked again", "back", "changed", "old button", "change offered"):
        assert f'<span class="sign">{sign}</span>' in text, sign


async def test_rule_and_reasons_stand_beside_the_outcome(read):
    ann = await read.signed_in("ann")
    text = (await ann.get(ONE)).text
    (rule,) = re.findall(r"rule (R\d+)", text)
    assert f'<span class="rule">{rule}</span> To talk about: Visible pores' in text


async def test_each_bot_line_names_its_content_and_version(read, words):
    ann = await read.signed_in("ann")
    text = (await ann.get(ONE)).text
    assert "<code>progress, ask-country</code>" in text
    assert f"version <code>{words.languages['en'].version}</code>" in text


async def test_times_are_counted_from_the_first_line_and_no_clock_is_shown(read):
    ann = await read.signed_in("ann")
    text = (await ann.get(ONE)).text
    assert '<span class="at">+0:00</span>' in text
    assert re.findall(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{2}:\d{2}:\d{2}\b", text) == []
    assert [since(5), since(65), since(3700)] == ["+0:05", "+1:05", "+1:01:40"]


async def test_old_words_are_read_as_they_were(read, words):
    source = words.languages["en"].source.replace("Which country are you in?", "Where do you live?")
    body = json.dumps({"order": [], "words": source})
    old = [{**line, "content": "0123456789abcdef"} for line in await lines_of(read)]

    def write(connection):
        keep_content_version(connection, "0123456789abcdef", body, read.clock.now)
        reviews.rewrite(connection, CODES[0], old)

    await read.database.write(write)
    ann = await read.signed_in("ann")
    said = [text for _, text in bubbles(await ann.get(ONE))]
    assert said[1].endswith("Where do you live?")


async def test_the_header_is_told_only_where_five_share_it(read):
    ann = await read.signed_in("ann")
    assert SHARED[0] in (await ann.get(ONE)).text
    assert FEW[0] not in (await ann.get(HIDDEN)).text


async def test_every_opening_stands_in_the_log_before_anything_is_shown(read):
    ann, bob = await read.signed_in("ann"), await read.signed_in("bob")
    for who in (ann, bob, ann):
        await who.get(ONE)
    assert await done(read, about(CODES[0])) == ["opened"] * 3
    await read.database.write(lambda c: c.exec_driver_sql("DROP TABLE audit"))
    ann.client._transport.raise_app_exceptions = False
    answer = await ann.get(ONE)
    assert (answer.status_code, bubbles(answer)) == (500, [])


async def test_the_log_does_not_hold_the_code_itself(read):
    ann = await read.signed_in("ann")
    await ann.get(ONE)
    entries = await read.database.read(lambda c: audit.newest(c, None, 100))
    assert all(CODES[0] not in str(entry) for entry in entries)


async def test_a_judgement_is_kept_with_its_rubric_and_leads_to_the_next(read):
    ann = await read.signed_in("ann")
    await ann.post("/queue/next")
    answer = await ann.post(
        f"{ONE}/judge", status="approved", understood="yes", kind="unsure", safe="maybe"
    )
    assert answer.headers["location"] == f"/transcripts/{CODES[1]}?said=approved"
    copy = await read.database.read(lambda c: reviews.load(c, CODES[0]))
    assert (copy.status, copy.locked_by) == ("approved", None)
    assert copy.rubric == {"understood": "yes", "kind": "unsure"}


async def test_a_reviewer_takes_a_copy_sees_for_how_long_and_begins_again(read):
    ann, bob = await read.signed_in("ann"), await read.signed_in("bob")
    assert "Take it for 15 minutes" in (await bob.get(ONE)).text
    taken = await ann.post(f"{ONE}/take", back="tag=x")
    assert taken.headers["location"] == f"{ONE}?tag=x&said=taken"
    read.clock.pass_by(minutes=14, seconds=1)
    assert "Yours for 1 more minute." in (await ann.get(ONE)).text
    seen = (await bob.get(ONE)).text
    assert ("ann is reading this" in seen, f"{ONE}/take" in seen) == (True, False)
    await ann.post(f"{ONE}/take")
    assert "Yours for 15 more minutes." in (await ann.get(ONE)).text
    read.clock.pass_by(minutes=14)
    assert (await bob.post(f"{ONE}/judge", status="approved")).status_code == 409
    read.clock.pass_by(minutes=1)
    assert (await bob.post(f"{ONE}/judge", status="approved")).status_code == 303


async def test_next_and_previous_stay_within_the_filter(read):
    ann = await read.signed_in("ann")
    for code in (CODES[1], CODES[3], CODES[5]):
        await ann.post(f"/transcripts/{code}/tags", tag="odd")
    text = (await ann.get(f"/transcripts/{CODES[3]}", tag="odd")).text
    assert f'href="/transcripts/{CODES[1]}?tag=odd" rel="prev"' in text
    assert f'href="/transcripts/{CODES[5]}?tag=odd" rel="next"' in text
    assert f'href="/queue?tag=odd&amp;at={CODES[3]}#t-{CODES[3]}"' in text


async def test_filter_and_language_go_on_from_page_to_page(read):
    ann = await read.signed_in("ann")
    asked = {"search": "sister", "read": "en"}
    page = (await ann.get(f"/transcripts/{CODES[1]}", **asked)).text
    for code, rel in ((CODES[0], "prev"), (CODES[2], "next")):
        assert f'href="/transcripts/{code}?search=sister&amp;read=en" rel="{rel}"' in page
    assert '<input type="hidden" name="search" value="sister">' in page.split("reading")[1]
    back = "search=sister&read=en"
    noted = await ann.post(f"{ONE}/notes", line="1", text="x", back=back)
    assert noted.headers["location"] == f"{ONE}?{back}&said=noted#l1"
    judged = await ann.post(f"{ONE}/judge", status="approved", back=back)
    assert judged.headers["location"] == f"/transcripts/{CODES[1]}?{back}&said=approved"


async def test_notes_and_tags_are_pinned_to_a_line_and_taken_back_by_their_owner(read):
    ann, bob = await read.signed_in("ann"), await read.signed_in("bob")
    noted = await ann.post(f"{ONE}/notes", line="2", text="Why <this> word?")
    assert noted.headers["location"].endswith("#l2")
    await ann.post(f"{ONE}/tags", line="2", tag="Wording")
    line = (await bob.get(ONE)).text.split('id="l2"')[1].split('id="l3"')[0]
    assert "Why &lt;this&gt; word?" in line
    assert "<span>wording</span>" in line
    (note,) = await read.database.read(lambda c: reviews.notes_of(c, CODES[0]))
    assert (await bob.post(f"{ONE}/notes/{note.id}/remove")).status_code == 404
    assert (await ann.post(f"{ONE}/notes/{note.id}/remove")).status_code == 303
    await bob.post(f"{ONE}/tags", line="2", tag="wording", remove="1")
    assert await read.database.read(lambda c: reviews.tags_of(c, CODES[0])) == []


async def test_a_line_that_is_not_there_takes_no_note(read):
    ann = await read.signed_in("ann")
    for line in ("-1", "999", "x", "²"):
        assert (await ann.post(f"{ONE}/notes", line=line, text="x")).status_code == 400, line


async def test_who_can_be_identified_is_out_of_sight_at_once(read):
    ann, bob = await read.signed_in("ann"), await read.signed_in("bob")
    await bob.post("/queue/next")
    await ann.post(f"{ONE}/identify", why="a rare job")
    for who in (ann, bob):
        assert (await who.get(ONE)).status_code == 404
        assert (await who.post(f"{ONE}/judge", status="approved")).status_code == 404
        for asked in ({}, {"status": "identified"}, {"search": "sister"}):
            assert CODES[0] not in (await who.get("/queue", **asked)).text
    lead = await read.signed_in("lead", "lead")
    assert CODES[0] in (await lead.get("/queue", status="identified")).text
    assert (await lead.get(ONE)).status_code == 200


async def typed_line(read):
    lines = await lines_of(read)
    (number,) = (n for n, one in enumerate(lines) if "sister" in one["event"].get("text", ""))
    return number


async def test_a_lead_takes_words_out_everywhere_and_a_test_is_kept_without_them(read):
    lead = await read.signed_in("lead", "lead")
    await lead.post(f"{ONE}/identify")
    number = await typed_line(read)
    answer = await lead.post(f"{ONE}/redact", line=str(number), words="baker", kind="other")
    assert answer.headers["location"].endswith(f"#l{number}")
    assert "baker" not in json.dumps(await lines_of(read))
    (missed,) = await read.database.read(reviews.all_missed)
    assert "xxxxx" in missed["text"]
    assert "[other]" in missed["redacted"]
    assert "baker" not in str(missed)
    assert CODES[0] not in (await lead.get("/queue", search="baker")).text
    await lead.post(f"{ONE}/release")
    ann = await read.signed_in("ann")
    assert "[other]" in (await ann.get(ONE)).text


async def test_words_that_are_taken_out_take_no_key_with_them(read):
    """What somebody typed may be a word that our keys are made of."""
    lines = [dict(line) for line in await lines_of(read)]
    number = await typed_line(read)
    lines[number]["event"] = {**lines[number]["event"], "text": "ask my sister"}
    await read.database.write(lambda c: reviews.rewrite(c, CODES[0], lines))
    lead = await read.signed_in("lead", "lead")
    await lead.post(f"{ONE}/redact", line=str(number), words="ask", kind="name")
    after = await lines_of(read)
    assert after[number]["event"]["text"] == "[name] my sister"
    assert "[name]-" not in json.dumps(after)
    assert "Which country are you in?" in (await lead.get(ONE)).text


async def test_no_file_of_the_database_holds_what_a_lead_took_out(read, tmp_path):
    others = f"DELETE FROM transcript WHERE code != '{CODES[0]}'"  # noqa: S608 - a test's own
    # The patient's own rows are the patient's: they hold what was typed until their time is over.
    for statement in (others, "DELETE FROM turn", "DELETE FROM conversation"):
        await read.database.write(lambda c, said=statement: c.exec_driver_sql(said))
    lead = await read.signed_in("lead", "lead")
    number = str(await typed_line(read))
    await lead.post(f"{ONE}/redact", line=number, words="baker", kind="other")
    await read.database.write(lambda _: None)
    files = [file for file in tmp_path.iterdir() if b"the baker" in file.read_bytes()]
    assert files == []


async def test_what_cannot_be_taken_out_is_refused(read):
    lead = await read.signed_in("lead", "lead")
    given = {"line": str(await typed_line(read))}
    for words, kind in (("not in the line", "name"), ("", "name"), ("sister", "nonsense")):
        answer = await lead.post(f"{ONE}/redact", words=words, kind=kind, **given)
        assert answer.status_code == 400, (words, kind)


def test_a_miss_keeps_shape_and_surroundings_and_nothing_else():
    text = "one two three four five Ana Maria 0123 six seven eight nine ten eleven"
    assert miss_of(text, "Ana Maria 0123", "name") == {
        "text": "two three four five Xxx Xxxxx 9999 six seven eight nine",
        "redacted": "two three four five [name] six seven eight nine",
    }
    assert shape("Ünal-Öz, 7b") == "Xxxx-Xx, 9x"


async def test_a_transcript_becomes_a_case_that_comes_to_the_same_outcome(read, words):
    ann = await read.signed_in("ann")
    answer = await ann.get(f"{ONE}/case.yaml")
    assert "sister" not in answer.text
    (case,) = from_yaml(answer.text)
    judged = try_case(case, danger_reader(words))
    assert judged["outcome"] == yaml.safe_load(answer.text)["outcome"]
    assert "case_made" in await done(read, about(CODES[0]))
