"""The page's own files: all ours, all served, nothing inline, and no other host named in them."""

import re
from importlib.resources import files

import httpx

from tests.preview.conftest import PLAIN

STATIC = {
    path.name: path.read_text("utf-8") for path in files("preview").joinpath("static").iterdir()
}
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon[a-z]+=|javascript:", re.IGNORECASE
)
ADDRESS = re.compile(r"(?:https?:)?//[\w.-]+\.\w+[^\s\"']*")
NAMESPACE = "http://www.w3.org/2000/svg"


def test_every_file_of_the_page_is_served_and_no_other(telegram):
    with httpx.Client(base_url=telegram.url, verify=PLAIN) as web:
        codes = {name: web.get(f"/static/{name}").status_code for name in (*STATIC, "none.js")}
        page = web.get("/").text
    assert codes == {**dict.fromkeys(STATIC, 200), "none.js": 404}
    assert page == STATIC["index.html"]


def test_nothing_runs_or_looks_inline():
    assert INLINE.findall(STATIC["index.html"]) == []


def test_no_other_host_is_named():
    named = {
        (name, address)
        for name, text in STATIC.items()
        for address in ADDRESS.findall(text)
        if address != NAMESPACE
    }
    assert named == set()
