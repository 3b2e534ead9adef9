"""A mail server of our own, that keeps who was written to and under which name (Message-ID)."""

import socketserver
import threading
from contextlib import contextmanager


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        to = None
        self.say("220 test")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"RCPT":
                to = line.decode().split("<")[1].split(">")[0]
            if word == b"DATA":
                self.say("354 go on")
                self.server.receive(to, self.read_mail())
            if word == b"QUIT":
                return self.say("221 bye")
            self.say("250 ok")
        return None

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())

    def read_mail(self):
        """Its Message-ID; the rest is not kept."""
        name = ""
        while (line := self.rfile.readline()).rstrip(b"\r\n") != b".":
            if not line:
                raise ConnectionResetError
            if line.lower().startswith(b"message-id:"):
                name = line.split(b":", 1)[1].strip().decode()
        return name


class MailServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.received, self.lock = [], threading.Lock()
        self.each_mail = lambda count: None

    def receive(self, to, name):
        """It is ours from here on, though the one who sent it has not heard so yet."""
        with self.lock:
            self.received.append((to, name))
            self.each_mail(len(self.received))

    def handle_error(self, request, client_address):
        """A worker that is killed leaves in the middle of a word; that is what this is for."""


@contextmanager
def mail_server():
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
