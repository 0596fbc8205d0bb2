"""Sends a signal to gongkai while the slow plugin writes, and says what is left: `interrupt.py SIGNAL INPUT [OPTION…]`."""

import os
import signal
import subprocess
import sys
import time


def ended(number):
    try:
        with open(f"/proc/{number}/stat") as file:
            return ") Z " in file.read()
    except FileNotFoundError:
        return True


name, source, *options = sys.argv[1:]
here = os.getcwd()
os.mkdir("scratch")
process = subprocess.Popen(
    ["gongkai", "convert", source, "-t", "plugin:slow", "-o", "out.txt", "--plugin-option", f"pid={here}/pid", *options],
    env={**os.environ, "TMPDIR": f"{here}/scratch"})
while not os.path.exists("pid") and process.poll() is None:
    time.sleep(0.01)
process.send_signal(getattr(signal, name))
process.wait()
with open("pid") as file:
    plugin = file.read()
# What was killed takes a moment to be gone.
for _ in range(500):
    if ended(plugin):
        break
    time.sleep(0.01)
print("the program", "ended by " + signal.Signals(-process.returncode).name if process.returncode < 0 else
      f"gave status {process.returncode}")
print("the plugin", "is gone" if ended(plugin) else "still runs")
print("left:", sorted(os.listdir("scratch")), os.path.exists("out.txt"))
