"""ONNX Runtime, kept to itself.

Recent versions (1.32 is one) tell their maker over the network that they are used, and keep a
device number in the home folder, unless this variable is set before they are loaded.
What is read with Selon is nobody else's business.
"""

import os
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

# Only now: the variable must be set first.
import onnxruntime

# For a program that had loaded it before Selon.
onnxruntime.disable_telemetry_events()

__all__ = ["session"]


def session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """A graph ready to run on the CPU with `threads` threads."""
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = threads
    settings.inter_op_num_threads = 1
    settings.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), settings, providers=["CPUExecutionProvider"])
