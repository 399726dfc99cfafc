"""The child that receives network streams: jailed between its two functions, it has the network and nothing else."""

import importlib

from app.scanner.films import program

MEMORY_MAX = program.MEMORY_MAX
HAS_NETWORK = True
UNPACKING = "app.scanner.films.stream_unpacking"

OPTIONS = "rtsp_transport;tcp|protocol_whitelist;http,https,httpproxy,tcp,tls,rtp,rtsp,hls,crypto"
"""Streams come by connections that are made from here; what a stream names is not opened by other ways."""


def prepare() -> None:
    """Load OpenCV and have it do its work once."""
    program.silence(OPENCV_FFMPEG_CAPTURE_OPTIONS=OPTIONS)
    importlib.import_module(UNPACKING).rehearse()


def serve(incoming: int, outgoing: int) -> None:
    """Answer requests until the pipe closes."""
    program.serve(importlib.import_module(UNPACKING).serve, incoming, outgoing)
