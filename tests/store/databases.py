"""The databases on which the store is tested: SQLite, and a real PostgreSQL where one is asked for."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Where Debian puts a server's programs, which are not on the path.
_DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
INSTALL = (
    "There is no PostgreSQL here: `apt-get install postgresql` brings the programs; the test starts its own server."
)


@contextmanager
def postgresql() -> Iterator[str]:
    """Starts a server of its own, on a socket alone, and yields the URL of its database."""
    # A socket's path may be a hundred characters long, which pytest's own folders exceed.
    with tempfile.TemporaryDirectory(prefix="lab-pg-") as folder, _started(Path(folder)) as url:
        yield url


@contextmanager
def _started(folder: Path) -> Iterator[str]:
    pg_ctl = shutil.which("pg_ctl") or next((str(path / "pg_ctl") for path in _DEBIAN), None)
    assert pg_ctl, INSTALL
    initdb = str(Path(pg_ctl).resolve().with_name("initdb"))
    # It refuses to run as root.
    user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    shutil.chown(folder, user)
    folder.chmod(0o755)
    data = str(folder / "data")
    _run(user, initdb, "--pgdata", data, "--username", "lab", "--auth", "trust", "--no-sync")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    _run(user, pg_ctl, "start", "--wait", "--pgdata", data, "--log", str(folder / "log"), "--options", options)
    try:
        yield f"postgresql+psycopg://lab@/postgres?host={folder}"
    finally:
        _run(user, pg_ctl, "stop", "--wait", "--mode", "immediate", "--pgdata", data)


def _run(user: str, *command: str) -> None:
    as_user = {"user": user, "group": pwd.getpwnam(user).pw_gid} if os.getuid() == 0 else {}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **as_user)  # type: ignore[call-overload]
