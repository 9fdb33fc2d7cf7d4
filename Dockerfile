# The builder has pip and what it leaves behind; only the environment it makes goes on.
FROM python:3.13-slim AS builder
WORKDIR /app
COPY requirements.lock ./
# Headers, static libraries, the packages' own tests, what they bring for notebooks, Arrow's clients for Flight and S3, a C
# parser and the names of symbols that nobody looks up are not needed to train on a CPU. Of `*.libs` the names are: these
# files were edited after they were linked.
RUN apt-get update && apt-get install --yes --no-install-recommends binutils \
 && python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --requirement requirements.lock \
 && /venv/bin/pip uninstall --yes --disable-pip-version-check libclang pip \
 && find /venv \( -type d \( -name include -o -name tests \) -o -name '*.a' \
      -o -path '*/nbextension/static' -o -name labextension -o -name widgetbundle.js -o -path /venv/share/jupyter \
      -o -path '*/pyarrow/libarrow*_flight.so*' -o -path '*/pyarrow/libarrow_s3.so*' \) \
      -prune -exec rm -rf {} + \
 && find /venv -name '*.so*' -type f -not -path '*.libs/*' -exec strip --strip-unneeded {} +

FROM python:3.13-slim
# All that a server writes goes into /data, and /tmp while it works.
# The user's number is the one that docs/kubernetes.yaml names.
RUN useradd --uid 1000 --create-home lab && install --directory --owner=lab /data
COPY --from=builder /venv /venv
WORKDIR /app
COPY LICENSE ./
COPY .streamlit .streamlit
COPY dashboard dashboard
COPY language language
COPY pages pages
# Whoever reaches the port may be a stranger: each browser has runs of its own, and so much of the workers' time an hour.
ENV PATH=/venv/bin:$PATH PYTHONPATH=/app PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 OVERFIT_LAB_DATA=/data OVERFIT_LAB_DEMO=on OVERFIT_LAB_BUDGET_SECONDS=1200
USER lab
# What the lessons train, compiled: a container on a processor of the builder's kind loads it, any other compiles its own.
RUN python -m dashboard compile
VOLUME /data
EXPOSE 8501
HEALTHCHECK --start-period=60s --interval=30s --timeout=5s \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://localhost:8501/_stcore/health', timeout=4)"]
CMD ["streamlit", "run", "dashboard/app.py", "--server.port=8501"]
