"""The decoder child: reads frames from its standard input, answers with the codes in them, and knows nothing else."""

import os
import sys
from typing import BinaryIO

import cv2
import numpy as np

from app.scanner import wire
from app.scanner.decode import WORKING_SIDE_MAX_PX, LiveState, at_most, decode_live, decode_still


def main() -> int:
    """Answer requests until the pipe closes."""
    answers = _keep_standard_output()
    cv2.setNumThreads(1)
    state = LiveState()
    wire.write(answers, wire.Message("ready"))
    while True:
        try:
            request = wire.read(sys.stdin.buffer)
        except EOFError:
            return 0
        wire.write(answers, _answer(request, state))


def _keep_standard_output() -> BinaryIO:
    """Return the real standard output, and let what libraries print go to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _answer(request: wire.Message, state: LiveState) -> wire.Message:
    if request.kind == "picture":
        return _opened(request)
    gray = np.frombuffer(request.body, np.uint8).reshape(request.height, request.width)
    try:
        codes = decode_live(gray, state) if request.kind == "live" else decode_still(gray)
    except cv2.error:  # a shape that some step cannot take, one pixel high for instance
        codes = ()
    return wire.Message("codes", wire.pack_codes(codes))


def _opened(request: wire.Message) -> wire.Message:
    """Return the picture file in ``request``, turned as its camera was held, no larger than is ever looked at."""
    try:
        picture = cv2.imdecode(np.frombuffer(request.body, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:  # above the limit on pixels, or broken in a way that OpenCV throws
        picture = None
    if picture is None or picture.size == 0:
        return wire.Message("refused")
    shown = at_most(np.asarray(picture, np.uint8), WORKING_SIDE_MAX_PX)
    return wire.Message("opened", shown.tobytes(), shown.shape[1], shown.shape[0])
