#!/usr/bin/env python3
"""Score a free-text redactor on a labelled corpus (standard library only).

    python score.py --redact 'CMD' [--data sample.jsonl] [--leaks N] [--timeout S]

CMD reads JSONL {"id","lang","text"} on stdin and writes JSONL {"id","redacted"} on stdout.
Redacted spans are replaced by a bracketed placeholder ([name], [phone], [date] ...). The gold
labels are never given to CMD. The redacted text is aligned to the original; what is still
readable inside a gold span has leaked, what is gone outside every gold span is over-redaction.

Rules
  - counted characters = letters and digits only (spaces, punctuation, emoji are free);
  - a 4-digit year 19xx/20xx inside a DATE span may stay or go (HIPAA Safe Harbor keeps years);
  - words of a span that identify nobody by themselves (FREE below: "of" in a date, "street",
    "clinic", "gmail dot com", a lone initial) may stay or go;
  - any placeholder label counts; a placeholder must match [A-Za-z0-9 _+-]{1,24}, and one that
    repeats gold text (>=3 letters/digits in a row of a gold token) leaks that span;
  - unknown/missing ids, or invalid JSON lines, are scored as if the text was shown unredacted;
  - text inserted, or changed so far that no alignment is exact, falls back to a word alignment;
  - over-redaction (traps) = words removed / words, in texts without PII;
    collateral = words removed / words outside gold spans, in texts with PII
    (so blanking a whole message is not free).
Exit status 0 whenever a score was printed; the bar is judged by the caller.
"""

import argparse, collections, difflib, json, os, re, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
PH = re.compile(r"\[([A-Za-z0-9 _+\-]{1,24})\]")
WORD = re.compile(r"\w+(?:['’]\w+)*", re.U)
FREE = {
    "DATE": "of de the del a",
    "PERSON": "mr mrs ام أم",
    "PRACTITIONER": "dr nurse dra",
    "ORG": "the and by clinic clinics clínica clinica centre center centro clínica instituto espaço estética médico medical medspa practice surgery dermatology aesthetics skin клиника медцентр доктор عيادة عيادات مركز مجمع الطبي dr st",
    "LOCATION": "st street rd road ave avenue lane drive close court blvd house way walk walks apt flat suite unit the av calle plaza izq rua travessa ap ул пр т д кв شارع حي",
    "EMAIL": "at dot com co uk gmail g mail hotmail outlook yahoo icloud live proton me ru yandex uol br btinternet in arroba punto ponto собака мейл ру",
    "ID": "mrn",
    "URL": "https http www com co uk",
    "HANDLE": "https http t me telegram com facebook fb the",
}
FREE = {k: set(v.split()) for k, v in FREE.items()}
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def split_redacted(red):
    """-> (literal pieces, placeholder contents); len(literals) == len(placeholders) + 1"""
    lits, phs, pos = [], [], 0
    for m in PH.finditer(red):
        lits.append(red[pos : m.start()])
        phs.append(m.group(1))
        pos = m.end()
    lits.append(red[pos:])
    return lits, phs


def align(orig, red):
    """-> (keep, exact): keep[i] is True where orig[i] is still readable in red."""
    keep = [False] * len(orig)
    lits, phs = split_redacted(red)
    if not phs and red == orig:
        return [True] * len(orig), True
    # exact: orig = L0 . gap . L1 . gap ... Ln, gaps matched shortest first, greedy, O(n*m)
    if orig.startswith(lits[0]) and orig.endswith(lits[-1]) and (phs or red == orig):
        spans, pos, ok = (
            [(0, len(lits[0]))],
            len(lits[0]),
            len(orig) >= len(lits[0]) + len(lits[-1]),
        )
        for lit in lits[1:-1]:
            if not lit:
                continue
            # a placeholder hides at least one character, so search from pos+1
            j = orig.find(lit, min(pos + 1, len(orig)), len(orig) - len(lits[-1]))
            if j < 0:
                ok = False
                break
            spans.append((j, j + len(lit)))
            pos = j + len(lit)
        if ok and phs:
            tail = len(orig) - len(lits[-1])
            if tail >= pos:
                spans.append((tail, len(orig)))
                for a, b in spans:
                    for i in range(a, b):
                        keep[i] = True
                return keep, True
    # fallback: compare words (case-folded) with the words of the literals
    ow = [(m.start(), m.end(), m.group().casefold()) for m in WORD.finditer(orig)]
    rw = [w.casefold() for lit in lits for w in WORD.findall(lit)]
    sm = difflib.SequenceMatcher(None, [w[2] for w in ow], rw, autojunk=False)
    hit = set()
    for a, _, n in sm.get_matching_blocks():
        hit.update(range(a, a + n))
    rset = collections.Counter(rw)
    for k in hit:
        rset[ow[k][2]] -= 1
    for k, (a, b, w) in enumerate(ow):  # a word shown out of order is shown all the same
        if k not in hit and rset[w] > 0:
            rset[w] -= 1
            hit.add(k)
    for k in hit:
        for i in range(ow[k][0], ow[k][1]):
            keep[i] = True
    return keep, False


def echoed(gold, phs):
    """does a placeholder spell out part of the gold text?"""
    toks = [t for t in re.findall(r"\w{3,}", gold.casefold())]
    inside = " ".join(phs).casefold()
    generic = {
        "the",
        "clinic",
        "street",
        "road",
        "date",
        "phone",
        "name",
        "dot",
        "com",
        "and",
        "age",
        "card",
        "email",
    }
    return any(t in inside for t in toks if t not in generic)


def score(rows, out, leaks_wanted=0):
    T = collections.defaultdict(lambda: [0, 0, 0, 0])  # type -> chars, covered, spans, leaked spans
    L = collections.defaultdict(lambda: [0, 0, 0, 0])
    trap = collections.defaultdict(lambda: [0, 0])
    coll = [0, 0]
    missing = fallback = echo = texts_pii = texts_leak = traps = traps_hit = wholly = 0
    leaks = []
    for r in rows:
        t, gold = r["text"], r["spans"]
        red = out.get(r["id"])
        if not isinstance(red, str):
            missing += 1
            red = t
        keep, exact = align(t, red)
        fallback += not exact
        phs = split_redacted(red)[1]
        ingold = [False] * len(t)
        leaked_here = False
        for s in gold:
            a, b = s["start"], s["end"]
            for i in range(a, b):
                ingold[i] = True
            free = set()
            if s["type"] == "DATE":
                for m in YEAR.finditer(t[a:b]):
                    free.update(range(a + m.start(), a + m.end()))
            for m in WORD.finditer(t[a:b]):
                w = m.group().casefold()
                if w in FREE.get(s["type"], ()) or (
                    len(w) == 1 and w.isalpha() and s["type"] in ("PERSON", "PRACTITIONER")
                ):
                    free.update(range(a + m.start(), a + m.end()))
            idx = [i for i in range(a, b) if t[i].isalnum() and i not in free]
            if not idx:
                continue
            cov = sum(not keep[i] for i in idx)
            if phs and echoed(t[a:b], phs):
                cov = 0
                echo += 1
            for d in (T[s["type"]], L[r["lang"]]):
                d[0] += len(idx)
                d[1] += cov
                d[2] += 1
                d[3] += cov < len(idx)
            wholly += cov == 0
            if cov < len(idx):
                leaked_here = True
                leaks.append(
                    {
                        "id": r["id"],
                        "type": s["type"],
                        "leaked": "".join(t[i] for i in range(a, b) if keep[i]) or t[a:b],
                        "text": t,
                        "redacted": red,
                    }
                )
        w = [(m.start(), m.end()) for m in WORD.finditer(t)]
        w = [x for x in w if not any(ingold[x[0] : x[1]])]
        gone = sum(not all(keep[i] for i in range(a, b) if t[i].isalnum()) for a, b in w)
        if gold:
            texts_pii += 1
            texts_leak += leaked_here
            coll[0] += len(w)
            coll[1] += gone
        else:
            traps += 1
            traps_hit += gone > 0
            for k in ("all", r["lang"]):
                trap[k][0] += len(w)
                trap[k][1] += gone
    q = lambda a, b: round(a / b, 4) if b else None
    ch = [sum(v[i] for v in T.values()) for i in range(4)]
    f = lambda d: {
        k: {"recall": q(v[1], v[0]), "spans": v[2], "leaked": v[3]} for k, v in sorted(d.items())
    }
    res = {
        "texts": len(rows),
        "texts_with_pii": texts_pii,
        "trap_texts": traps,
        "recall_chars": q(ch[1], ch[0]),
        "recall_spans_clean": q(ch[2] - ch[3], ch[2]),
        "macro_type_recall": round(sum(v[1] / v[0] for v in T.values()) / len(T), 4) if T else None,
        "min_type_recall": min(((q(v[1], v[0]), k) for k, v in T.items()), default=None),
        "spans": ch[2],
        "leak_count": ch[3],
        "leaked_wholly": wholly,
        "texts_with_leak": texts_leak,
        "texts_clean_share": q(texts_pii - texts_leak, texts_pii),
        "over_redaction": q(trap["all"][1], trap["all"][0]),
        "trap_words_removed": trap["all"][1],
        "trap_words": trap["all"][0],
        "trap_texts_touched": q(traps_hit, traps),
        "collateral": q(coll[1], coll[0]),
        "by_type": f(T),
        "by_lang": f(L),
        "over_redaction_by_lang": {k: q(v[1], v[0]) for k, v in sorted(trap.items()) if k != "all"},
        "missing": missing,
        "fallback_aligned": fallback,
        "echoed_in_placeholder": echo,
    }
    if leaks_wanted:
        res["leaks"] = leaks[:leaks_wanted]
    return res


def run(cmd, rows, timeout):
    inp = "".join(
        json.dumps({"id": r["id"], "lang": r["lang"], "text": r["text"]}, ensure_ascii=False) + "\n"
        for r in rows
    )
    t0 = time.perf_counter()
    try:
        p = subprocess.run(
            cmd, shell=True, input=inp.encode(), stdout=subprocess.PIPE, timeout=timeout
        )
        rc, data = p.returncode, p.stdout
    except subprocess.TimeoutExpired as e:
        rc, data = "timeout", e.stdout or b""
    dt = time.perf_counter() - t0
    out, bad = {}, 0
    for ln in data.decode("utf-8", "replace").splitlines():
        if not ln.strip():
            continue
        try:
            o = json.loads(ln)
            out[o["id"]] = o["redacted"]
        except Exception:
            bad += 1
    return out, rc, dt, bad


def load(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(x) for x in f if x.strip()]


def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--redact", required=True, help="shell command: JSONL in, JSONL out")
    ap.add_argument("--data", default=os.path.join(HERE, "sample.jsonl"))
    ap.add_argument("--leaks", type=int, default=0, help="list up to N leaks")
    ap.add_argument("--timeout", type=float, default=900)
    a = ap.parse_args(argv)
    rows = load(a.data)
    out, rc, dt, bad = run(a.redact, rows, a.timeout)
    res = score(rows, out, a.leaks)
    res.update(
        command_exit=rc,
        invalid_lines=bad,
        seconds=round(dt, 3),
        texts_per_s=round(len(rows) / dt, 1) if dt else None,
    )
    json.dump(res, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
