"""Where every process of a mini-app begins: as a child by itself or ahead, or as what children are forked off."""

import os
import sys


def main() -> None:
    """Become what the command line says, and run a mini-app. Returns when the mini-app's main loop has ended."""
    # Arguments: "child", "spare" or "server", the id of the process that started this one, the folders of Plaza and of
    # the SDK.
    kind, starter_id, plaza, sdk = sys.argv[1:]
    del sys.argv[1:]
    sys.path += [sdk, plaza]
    from app.host.runtime.inside import boot

    parent_id = int(starter_id)
    if kind == "server":
        from app.host.runtime.inside import fork_server

        boot.forget_plaza(plaza)
        fork_server.prepare(parent_id)
        # Only children come back from here; the server serves until it ends.
        server_id = os.getpid()
        fork_server.ForkServer(fork_server.take_control()).serve()
        parent_id = server_id
    else:
        boot.forget_plaza(plaza)
    boot.run_child(parent_id, sdk, is_spare=kind == "spare")


if __name__ == "__main__":
    main()
