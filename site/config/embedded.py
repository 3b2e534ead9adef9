"""The embedded default: one process with pages, sockets, a thread for jobs and a tick every minute."""

import logging
import threading

import uvicorn
from django.db import close_old_connections, connections

from config.scheduler import tick

logger = logging.getLogger(__name__)
MINUTE, BETWEEN_JOBS = 60, 0.5


def server(host, port):
    """uvicorn as measured: no compression, small queues, at most 64 kB per message (docs/architecture.md)."""
    return uvicorn.Server(
        uvicorn.Config(
            "config.asgi:application",
            host=host,
            port=port,
            ws="websockets-sansio",
            ws_max_size=65536,
            ws_max_queue=8,
            ws_per_message_deflate=False,
            lifespan="off",
            access_log=False,
            log_level="warning",
            server_header=False,
            # Nobody stands in front of the embedded default, so no header about the visitor is believed.
            proxy_headers=False,
            timeout_graceful_shutdown=5,
        )
    )


def keep_going(work, stop, pause):
    """Do a piece of work again and again until told to stop; a failure is logged and tried again."""
    while not stop.is_set():
        try:
            close_old_connections()
            work()
        except Exception:
            logger.exception("%s failed", work.__name__)
        stop.wait(pause)
    connections.close_all()


def run_waiting_jobs():
    # Imported late: the worker reads the settings of its backend when it is imported.
    from django_tasks_db.management.commands.db_worker import Worker

    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="embedded",
        excluded_queue_names=[],
    ).run()


class Background:
    """Jobs and ticks beside the server, ended together with it."""

    def __init__(self):
        self.stop = threading.Event()
        self.threads = [
            threading.Thread(
                target=keep_going, args=(work, self.stop, pause), name=work.__name__, daemon=True
            )
            for work, pause in ((run_waiting_jobs, BETWEEN_JOBS), (tick, MINUTE))
        ]

    def __enter__(self):
        for thread in self.threads:
            thread.start()

    def __exit__(self, *error):
        self.stop.set()
        for thread in self.threads:
            thread.join(timeout=10)
