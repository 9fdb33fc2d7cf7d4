"""What the server does at its end."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent


def test_runs_are_written_even_where_the_engine_fails_to_close() -> None:
    script = dedent("""
        import asyncio
        from unittest.mock import Mock
        import dashboard.app as app

        engine, keeper = Mock(), Mock()
        engine.close.side_effect = RuntimeError("lost")
        app.get_engine, app.get_keeper = lambda: engine, lambda: keeper

        async def serve():
            async with app.lifespan(app.app):
                assert not keeper.close.called

        try:
            asyncio.run(serve())
        except RuntimeError:
            print(keeper.close.call_count)
    """)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "1"
