# The bot as an ordinary user, without what it was built from.
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
RUN groupadd --gid 10001 kpi \
    && useradd --uid 10001 --gid kpi --no-create-home --shell /usr/sbin/nologin kpi \
    && install --directory --owner=kpi --group=kpi --mode=700 /data
COPY --from=build /app/.venv /app/.venv
# As numbers: who forbids root, as Kubernetes can, has to see that it is none.
USER 10001:10001
WORKDIR /data
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 DATA_FOLDER=/data HTTP_HOST=0.0.0.0 HEALTH_PORT=8080
EXPOSE 8080
VOLUME /data
# With `run --http`, the port of Slack's requests is the one that is asked: let it be HEALTH_PORT too.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD \
    python -c "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"HEALTH_PORT\"]}/healthz', timeout=4)"
ENTRYPOINT ["kpi"]
CMD ["run"]
