"""The attacks are real: without the sandbox they succeed, so that a refusal is the sandbox's doing."""

import json
import subprocess
import sys

import pytest

from app.core.kernel.ids import MiniAppId
from tests.hostile.world import a_world
from tests.support.jails import code_for, everybody, python_for

REAL = (
    *("read_the_wallet", "write_into_the_wallet", "list_the_data_folder"),
    *("list_the_home_folder", "read_a_key_in_the_home_folder", "map_a_key_in_the_home_folder"),
    *("read_another_miniapps_data", "read_its_server_halfs_data", "read_another_miniapps_data_by_a_way_around"),
    *("read_from_a_folder_held_open", "read_through_a_bare_handle", "read_the_passwords_file"),
    *("read_the_machines_id", "read_the_boots_id", "list_the_network_cards"),
    *("read_the_shells_command_line", "list_all_processes", "read_its_own_memory_map", "write_into_its_package"),
    *("add_byte_code_to_its_package", "write_where_everybody_may", "empty_a_file_opened_for_reading"),
    *("empty_a_file_opened_for_neither", "empty_a_file_by_its_name", "empty_a_file_by_creating_it"),
    *("link_the_wallet_into_its_folder", "leave_a_link_for_the_shell", "leave_a_pipe_for_the_shell"),
    *("leave_a_socket_for_the_shell", "make_a_file_executable", "make_an_open_file_everybodys"),
    *("change_the_time_of_a_file", "make_a_file_of_memory_alone", "make_a_file_of_100_mb", "write_far_into_a_file"),
    *("open_a_local_socket", "open_a_socket_past_python", "connect_to_a_service_on_this_computer"),
    *("connect_to_a_local_service", "make_a_pair_for_datagrams", "send_a_descriptor", "receive_a_descriptor"),
    *("fork", "fork_past_python", "run_a_program", "run_a_program_by_posix_spawn", "run_a_command"),
    *("signal_its_group", "take_512_mb_of_memory", "map_4_gb_of_memory"),
    *("make_a_socket_in_machine_code", "fork_in_machine_code"),
    *("put_another_wallet_in_its_place", "delete_the_wallet", "delete_from_its_package"),
)
"""Attacks that need no special rights and no special kernel, and harm nothing but the test's own decoys."""
ALONE = """
import json, os, sys
root, data, known, names = sys.argv[1:]
sys.path.insert(0, root)
os.chdir(data)
from tests.hostile import attacks
from tests.hostile.attacks.raid import Targets, how_it_went

targets = Targets(**json.loads(known))
print(json.dumps({name: how_it_went(name, targets) for name in json.loads(names)}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the attacks are Linux's")
def test_without_the_sandbox_the_attacks_succeed() -> None:
    who = everybody()[-1]
    python = python_for(who)
    if python is None:
        pytest.skip("there is no Python that an ordinary user can run")
    with a_world(who, None, None) as world:
        data, known = world.unjailed(MiniAppId("evil.app"))
        done = subprocess.run(
            [python, "-I", "-S", "-B", "-c", ALONE, str(code_for(who)), str(data), json.dumps(known), json.dumps(REAL)],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            start_new_session=True,
            env={},
        )
        assert done.returncode == 0, done.stderr
    went = json.loads(done.stdout)
    assert {name: how for name, how in went.items() if not how.startswith("happened: ")} == {}
