# SPDX-License-Identifier: GPL-3.0-or-later
"""Chromium as a reader would use it, led through its debugging pipe: Python's own library only."""
import base64
import json
import os
import select
import subprocess
import time

OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
           "--disable-background-networking", "--disable-component-update", "--disable-sync",
           "--disable-extensions", "--remote-debugging-pipe", "about:blank"]


class Browser:
    """One page. `said` is what the console and the log got, `asked` every address that was fetched."""

    def __init__(self, program, profile):
        down, self.write_end = os.pipe()
        self.read_end, up = os.pipe()

        def ends():  # the browser reads 3 and writes 4
            os.dup2(down, 13)
            os.dup2(up, 14)
            os.dup2(13, 3)
            os.dup2(14, 4)

        self.process = subprocess.Popen([program, "--user-data-dir=" + profile] + OPTIONS,
                                        preexec_fn=ends, close_fds=False,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(down)
        os.close(up)
        self.number, self.rest, self.events = 0, b"", []
        self.said, self.asked, self.session = [], [], None
        pages = [t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page"]
        target = pages[0]["targetId"] if pages else self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def message(self, seconds):
        end = time.monotonic() + seconds
        while b"\0" not in self.rest:
            if not select.select([self.read_end], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError("the browser does not answer")
            piece = os.read(self.read_end, 1 << 20)
            if not piece:
                raise EOFError("the browser has gone")
            self.rest += piece
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def take(self, message):
        name, about = message.get("method"), message.get("params", {})
        self.events.append(name)
        if name == "Runtime.consoleAPICalled":
            self.said.append(str(about.get("args")))
        elif name == "Runtime.exceptionThrown":
            self.said.append(str(about.get("exceptionDetails")))
        elif name == "Log.entryAdded":
            self.said.append(about["entry"]["text"])
        elif name == "Network.requestWillBeSent":
            self.asked.append(about["request"]["url"])

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write_end, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message(60)
            if answer.get("id") != self.number:
                self.take(answer)
            elif "error" in answer:
                raise RuntimeError(method + ": " + answer["error"]["message"])
            else:
                return answer["result"]

    def open(self, address):
        """Loads it anew, also when only what stands behind '#' differs."""
        self.call("Page.navigate", url="about:blank")
        self.events.clear()
        self.call("Page.navigate", url=address)
        end = time.monotonic() + 60
        while not (self.events.count("Page.loadEventFired") and self.run("location.href").split("#")[0] == address.split("#")[0]
                   and self.run("document.readyState") == "complete"):
            if time.monotonic() > end:
                raise TimeoutError(address + " does not load")
            self.run("new Promise(done => setTimeout(done, 20))")

    def run(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"]))
        return result["result"].get("value")

    def width(self, pixels, height=900):
        self.call("Emulation.setDeviceMetricsOverride", width=pixels, height=height,
                  deviceScaleFactor=1, mobile=False)

    def key(self, name, code):
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=name, code=name,
                      windowsVirtualKeyCode=code)

    def type(self, element, text):
        """What a reader types into a field, in place of what stands there."""
        self.run(f"(e => {{ e.focus(); e.select(); }})(document.getElementById({json.dumps(element)}))")
        self.call("Input.insertText", text=text)

    def screenshot(self, path, most=12000):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True,
                         clip={"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], most), "scale": 1})
        with open(path, "wb") as file:
            file.write(base64.b64decode(data["data"]))

    def pdf(self):
        return base64.b64decode(self.call("Page.printToPDF", printBackground=True)["data"])

    def close(self):
        try:
            self.call("Browser.close")
        except (EOFError, OSError, RuntimeError, TimeoutError):
            pass
        self.process.wait(20)
