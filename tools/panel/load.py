"""Asks the panel for its pages at an even rate and says how long each kind of page takes, and how much memory the panel needs.

    load.py --base http://127.0.0.1:8321 --name kadry --pid 4711    (the password on standard input)

First it signs in and follows links to find pages of each kind, deep in lists too. Then it asks for them at the rate, whether or not
earlier ones have come: a page is timed from the moment at which it was due. Standard library alone. Exits 1 when of a kind 95 of 100
pages take longer than --most-ms, when a page fails, and when the panel's memory passes --most-mb. With --json the figures are kept in
a file as well.
"""

import argparse
import asyncio
import html
import json
import random
import re
import sys
import time
from collections import defaultdict, deque
from urllib.parse import urlencode, urlsplit

STARTS = [
    "/people", "/people?text=zaj", "/people?text=urz+now", "/people?state=valid", "/people?state=in-progress", "/figures",
    "/expiring", "/queue", "/certificates", "/certificates?number=2026", "/certificates?state=expired", "/audit", "/retention",
]
KINDS = [
    (re.compile(r"/people(\?.*)?"), "people"),
    (re.compile(r"/people/[0-9a-f-]{36}(\?.*)?"), "person"),
    (re.compile(r"/attempts/[0-9a-f-]{36}"), "attempt"),
    (re.compile(r"/certificates(\?.*)?"), "certificates"),
    (re.compile(r"/certificates/[^/?.]+"), "certificate"),
    (re.compile(r"/(audit|figures|expiring|queue|retention)(\?.*)?"), None),
]
# Addresses of each kind that are asked for, and pages that are looked through for links.
MOST_OF_A_KIND = 60
MOST_LOOKED_THROUGH = 400


def kind_of(address):
    """Which kind of page an address is; none: it is not asked for."""
    for pattern, kind in KINDS:
        found = pattern.fullmatch(address)
        if found:
            return kind or found.group(1)
    return None


class Panel:
    """The panel, by connections that are used again, as browsers do."""

    def __init__(self, base):
        parts = urlsplit(base)
        self.host, self.port, self.base = parts.hostname, parts.port, base
        self.idle = []
        self.cookies = {}

    async def ask(self, method, address, form=None):
        """Status and text of a page."""
        body = urlencode(form).encode() if form else b""
        lines = [f"{method} {address} HTTP/1.1", f"Host: {self.host}:{self.port}", "Accept-Language: pl"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if form:
            lines += [f"Origin: {self.base}", "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        request = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
        while self.idle:
            reader, writer = self.idle.pop()
            try:
                return await self.exchange(reader, writer, request)
            except (ConnectionError, asyncio.IncompleteReadError):
                # It was idle for too long.
                writer.close()
        reader, writer = await asyncio.open_connection(self.host, self.port)
        return await self.exchange(reader, writer, request)

    async def exchange(self, reader, writer, request):
        writer.write(request)
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(head[0].split(" ")[1])
        fields = defaultdict(list)
        for line in head[1:]:
            name, _, value = line.partition(":")
            fields[name.strip().lower()].append(value.strip())
        for cookie in fields["set-cookie"]:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        if "chunked" in fields["transfer-encoding"]:
            body = b""
            while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
                body += await reader.readexactly(size)
                await reader.readexactly(2)
            await reader.readuntil(b"\r\n")
        else:
            body = await reader.readexactly(int((fields["content-length"] or ["0"])[0]))
        if "close" in fields["connection"]:
            writer.close()
        else:
            self.idle.append((reader, writer))
        return status, body.decode()

    async def sign_in(self, name, password):
        _, page = await self.ask("GET", "/sign-in")
        key = re.search(r'name="form_key" value="([^"]+)"', page).group(1)
        status, page = await self.ask("POST", "/sign-in", {"form_key": key, "name": name, "password": password})
        if status != 303:
            sys.exit(f"Nobody was let in: {status}\n{page}")


async def found(panel):
    """Addresses of pages by kind, as links lead to them."""
    pages, seen, waiting = defaultdict(list), set(STARTS), deque(STARTS)
    looked_through = 0
    while waiting and looked_through < MOST_LOOKED_THROUGH:
        address = waiting.popleft()
        kind = kind_of(address)
        if len(pages[kind]) >= MOST_OF_A_KIND:
            continue
        status, page = await panel.ask("GET", address)
        looked_through += 1
        if status != 200:
            sys.exit(f"{address}: {status}")
        pages[kind].append(address)
        links = [html.unescape(link) for link in re.findall(r'href="([^"]+)"', page)]
        links = [link for link in links if link not in seen and kind_of(link)]
        # The next page of a list first, so that some of them lie deep.
        links.sort(key=lambda link: "after=" not in link)
        fresh = links[:12]
        seen.update(fresh)
        waiting.extend(fresh)
    return {kind: addresses for kind, addresses in pages.items() if addresses}


async def measured(panel, pages, rate, seconds):
    """How long each page took after it was due, ms, by kind; and what failed."""
    times, failed, tasks = defaultdict(list), [], set()
    chance = random.Random(1)
    kinds = sorted(pages)
    begun = time.perf_counter()

    async def one(kind, address, due):
        try:
            status, _ = await panel.ask("GET", address)
        except (OSError, asyncio.IncompleteReadError) as error:
            failed.append(f"{address}: {error!r}")
            return
        times[kind].append((time.perf_counter() - due) * 1_000)
        if status != 200:
            failed.append(f"{address}: {status}")

    for number in range(rate * seconds):
        due = begun + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        kind = kinds[number % len(kinds)]
        task = asyncio.create_task(one(kind, chance.choice(pages[kind]), due))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    await asyncio.gather(*tasks)
    return times, failed


def memory(pid):
    """The most memory that a process has had, and what it has now, MB."""
    with open(f"/proc/{pid}/status", encoding="utf-8") as file:
        fields = dict(line.split(":", 1) for line in file)
    return [int(fields[name].split()[0]) / 1_024 for name in ("VmHWM", "VmRSS")]


def share(times, percent):
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--pid", type=int, required=True)
    parser.add_argument("--rate", type=int, default=50, help="pages a second")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--most-ms", type=float, default=100.0)
    parser.add_argument("--most-mb", type=float, default=200.0)
    parser.add_argument("--json", help="a file for the figures")
    args = parser.parse_args()
    panel = Panel(args.base.rstrip("/"))
    await panel.sign_in(args.name, sys.stdin.readline().rstrip("\n"))
    pages = await found(panel)
    times, failed = await measured(panel, pages, args.rate, args.seconds)

    print(f"{args.rate} pages a second for {args.seconds} s; a page is timed from when it was due")
    print()
    print("| page | addresses | asked | p50 ms | p95 ms | most ms |")
    print("|---|---:|---:|---:|---:|---:|")
    too_slow, figures = [], {}
    for kind in sorted(times):
        half, most = share(times[kind], 50), share(times[kind], 95)
        figures[kind] = {"p50_ms": half, "p95_ms": most}
        print(f"| {kind} | {len(pages[kind])} | {len(times[kind])} | {half:.1f} | {most:.1f} | {max(times[kind]):.1f} |")
        if most > args.most_ms:
            too_slow.append(kind)
    peak, now = memory(args.pid)
    print()
    print(f"Memory of the panel: {peak:.0f} MB at most, {now:.0f} MB now")
    if args.json:
        with open(args.json, "w", encoding="utf-8") as file:
            json.dump({"pages": figures, "memory_mb": peak}, file, indent=2)
    for problem in failed[:20]:
        print(f"Failed: {problem}", file=sys.stderr)
    if too_slow:
        print(f"Slower than {args.most_ms:.0f} ms: {', '.join(too_slow)}", file=sys.stderr)
    if peak > args.most_mb:
        print(f"More memory than {args.most_mb:.0f} MB", file=sys.stderr)
    sys.exit(1 if failed or too_slow or peak > args.most_mb else 0)


asyncio.run(main())
