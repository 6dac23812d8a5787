# The atlas for many readers: docker build -t entente . ; docs/serving.md says how it is run.
FROM python:3.13-slim AS made
WORKDIR /opt/entente
# npm brings the smaller plotly.js; without it the full one serves.
RUN apt-get update && apt-get install --yes --no-install-recommends npm
COPY requirements.txt ./
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY app.py LICENSE ./
COPY assets assets
COPY components components
COPY data data
COPY deploy/healthy.py deploy/healthy.py
RUN .venv/bin/python assets/geo_bundle.py && .venv/bin/python -m compileall -q app.py components data

FROM python:3.13-slim
WORKDIR /opt/entente
COPY --from=made /opt/entente /opt/entente
# Whoever it runs as owns nothing of it, and can write only where opened sets are kept.
RUN useradd --system --uid 10001 --no-create-home entente \
    && install --directory --owner=entente /var/lib/entente /var/lib/entente/tmp
USER 10001
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    ENTENTE_HOME=/var/lib/entente TMPDIR=/var/lib/entente/tmp \
    ENTENTE_HOST=0.0.0.0 ENTENTE_PORT=8050 ENTENTE_WORKERS=2
VOLUME /var/lib/entente
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD [".venv/bin/python", "deploy/healthy.py"]
CMD [".venv/bin/python", "app.py"]
