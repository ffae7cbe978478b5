# The app in a container: docker build -t charts . ; see docs/deployment.md.
FROM python:3.14-slim-bookworm AS libraries
WORKDIR /srv
COPY requirements.lock .
RUN python -m venv /srv/venv \
    && /srv/venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.14-slim-bookworm
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/charts charts
COPY --from=libraries /srv/venv /srv/venv
WORKDIR /srv/app
COPY . .
ENV PATH=/srv/venv/bin:$PATH PYTHONUNBUFFERED=1
RUN python -m compileall -q components pages
USER charts
# Class rooms, where no other database is named.
VOLUME /var/lib/charts
EXPOSE 8501
# Alive, not ready: a database that is away is no reason to start the app again.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD \
    ["python", "-c", "from urllib.request import urlopen as ask; ask('http://127.0.0.1:8501/health', timeout=4)"]
CMD ["python", "-m", "streamlit", "run", "app.py", "--server.port=8501", "--server.address=0.0.0.0", "--server.headless=true", "--server.fileWatcherType=none"]
