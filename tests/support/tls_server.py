"""Hosts of an internet of their own: TLS on this computer, with an authority that only the test trusts."""

import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.host.network.internet import Address, Internet

Reply = Callable[[ssl.SSLSocket, bytes], object]
"""What a host does with a request, given its head and its body."""
TIMEOUT_S = 20.0


class Authority:
    """Signs certificates; nobody else trusts it."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._certificate = self._sign(self._key.public_key(), [x509.BasicConstraints(ca=True, path_length=0)])

    @property
    def pem(self) -> str:
        return self._certificate.public_bytes(serialization.Encoding.PEM).decode()

    def server_context(self, folder: Path, names: Sequence[str]) -> ssl.SSLContext:
        """Return what a host of these names proves itself by."""
        key = ec.generate_private_key(ec.SECP256R1())
        alternatives = x509.SubjectAlternativeName([x509.DNSName(name) for name in names])
        certificate = self._sign(key.public_key(), [alternatives])
        file = folder / "host.pem"
        no_encryption = serialization.NoEncryption()
        pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
        file.write_bytes(key.private_bytes(pem, form, no_encryption) + certificate.public_bytes(pem))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _sign(self, key: ec.EllipticCurvePublicKey, extensions: Sequence[x509.ExtensionType]) -> x509.Certificate:
        is_own = isinstance(extensions[0], x509.BasicConstraints)
        issuer, subject = (
            x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
            for name in ("tests", "tests" if is_own else "host")
        )
        now = datetime.datetime.now(datetime.UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
        )
        for extension in extensions:
            builder = builder.add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
        return builder.sign(self._key, hashes.SHA256())


class Server:
    """Answers requests by their path, each on a thread of its own."""

    def __init__(self, folder: Path, authority: Authority, names: Sequence[str]) -> None:
        self._context = authority.server_context(folder, names)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.replies: dict[str, Reply] = {}
        self.asked: list[bytes] = []
        """Every request as it came."""
        self.is_over = threading.Event()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def answer(self, path: str, body: bytes = b"", status: int = 200, *headers: str) -> None:
        """Have ``path`` answered so."""
        head = "\r\n".join([f"HTTP/1.1 {status} It is", f"Content-Length: {len(body)}", *headers, "", ""])
        self.replies[path] = lambda connection, _asked: connection.sendall(head.encode("latin-1") + body)

    def close(self) -> None:
        self.is_over.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(TIMEOUT_S)

    def _accept(self) -> None:
        while not self.is_over.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=[connection], daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(TIMEOUT_S)
        try:
            with self._context.wrap_socket(connection, server_side=True) as secure:
                asked = b""
                while b"\r\n\r\n" not in asked:
                    asked += secure.recv(65_536)
                head, _, body = asked.partition(b"\r\n\r\n")
                length = next((int(line.split(b":")[1]) for line in head.splitlines() if b"Content-Length" in line), 0)
                while len(body) < length:
                    body += secure.recv(65_536)
                self.asked.append(head + b"\r\n\r\n" + body)
                self.replies[head.split(b" ")[1].decode()](secure, asked)
                secure.unwrap()
        except OSError:  # the other side had enough
            connection.close()


class SmallInternet(Internet):
    """An internet of some names. Only the test's own host may be reached on this computer; the real rule holds else."""

    def __init__(self, authority: Authority, server: Server, names: dict[str, Sequence[str]]) -> None:
        self.port = server.port
        self.names = names
        self.looked_up: list[str] = []
        self.is_answering = threading.Event()
        self.is_answering.set()
        self.own = ipaddress.ip_address("127.0.0.1")
        self._trusted = ssl.create_default_context(cadata=authority.pem)

    def resolve(self, host: str) -> Sequence[Address]:
        self.looked_up.append(host)
        self.is_answering.wait()
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [ipaddress.ip_address(address) for address in self.names[host]]

    def is_allowed(self, address: Address) -> bool:
        return address == self.own or super().is_allowed(address)

    @property
    def context(self) -> ssl.SSLContext:
        return self._trusted
