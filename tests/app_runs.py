"""What costs each run of an AppTest half a second or more, and a server of pages nothing, left out: to be imported."""

from __future__ import annotations

from functools import cache

from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner import script_runner

# Each AppTest looks for components in every package that is installed; once is enough.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
# Where Keras is loaded, Streamlit clears its session after each run. A real server of pages does not load Keras.
script_runner._clean_problem_modules = lambda: None
