# The bot as an ordinary user, with nothing in it but what it runs on.
FROM python:3.11-slim AS build
WORKDIR /app
RUN python -m venv /app/.venv
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN /app/.venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY bot bot
COPY nlp nlp
COPY kpi_rules kpi_rules
COPY store store
RUN /app/.venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home kpi \
    && mkdir /data && chown kpi /data
COPY --from=build /app/.venv /app/.venv
USER kpi
WORKDIR /data
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 DATA_FOLDER=/data HTTP_HOST=0.0.0.0
VOLUME /data
# Only bots that run with a port for their health can be asked; the others are taken to be well.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD \
    python -c "import os, urllib.request as u; p = os.environ.get('HEALTH_PORT', '0'); p == '0' or u.urlopen(f'http://127.0.0.1:{p}/healthz', timeout=4)"
ENTRYPOINT ["kpi"]
CMD ["run"]
