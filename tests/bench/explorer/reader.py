"""A reader without a browser: speaks Streamlit's protocol over the same web socket.

It keeps what a browser keeps (the page's id, the ids of widgets, the hashes of cached messages)
and sends back what a browser sends, so that the server does all of its work and no browser takes
part in the measurement.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

#: Places of the chosen options of a widget of pills, the first is 0.
Value = tuple[int, ...]

#: Seconds after which a run counts as hung.
PATIENCE = 60.0


class Reader:
    """One session: opens a page, reruns it, changes filters.

    Attributes
    ----------
    charts : int
        Plotly figures that the last run sent, whole or as a reference to one already sent.
    sent, messages : int
        Bytes and messages that the last run sent.
    query : str
        What the address bar shows after the question mark.
    """

    def __init__(self, port: int, page: str = "") -> None:
        self._address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._page, self._hash, self.query = page, "", ""
        self._socket: ClientConnection | None = None
        self._widgets: dict[str, tuple[str, list[str]]] = {}
        self._values: dict[str, Value] = {}
        self._cached: dict[str, int] = {}
        self._figures: set[str] = set()
        self.charts = self.sent = self.messages = self._runs = 0

    async def __aenter__(self) -> Self:
        self._socket = await connect(
            self._address, subprotocols=[Subprotocol("streamlit")], max_size=None, compression=None
        )
        await self.rerun()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        assert self._socket
        await self._socket.close()

    def has(self, key: str) -> bool:
        """Whether the page has shown pills of this key."""
        return key in self._widgets

    async def rerun(self, changes: Mapping[str, Value] | None = None) -> None:
        """Run the page once and wait until it is done.

        Parameters
        ----------
        changes : mapping of str to Value
            Keys of pills and what the reader sets them to; None changes nothing.

        Raises
        ------
        KeyError
            If the page has no such pills.
        RuntimeError
            If the page showed an exception.
        TimeoutError
            If the run does not end.
        """
        assert self._socket
        for key, value in (changes or {}).items():
            self._values[key] = value
        await self._socket.send(self._request().SerializeToString())
        self.charts = self.sent = self.messages = 0
        async with asyncio.timeout(PATIENCE):
            while not self._take(await self._socket.recv()):
                pass
        self._runs += 1
        self._cached = {h: run for h, run in self._cached.items() if run >= self._runs - 2}

    def _request(self) -> BackMsg:
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash = self.query, self._hash
        state.page_name = "" if self._hash else self._page
        state.cached_message_hashes.extend(self._cached)
        state.context_info.timezone = "UTC"
        for key, places in self._values.items():
            name, labels = self._widgets[key]
            widget = state.widget_states.widgets.add(id=name)
            widget.string_array_value.data.extend(labels[n] for n in places)
            widget.string_array_value.SetInParent()
        return message

    def _take(self, data: str | bytes) -> bool:
        """Keep of a message what a browser would have to; True if it ends the run."""
        assert isinstance(data, bytes)
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        self.sent, self.messages = self.sent + len(data), self.messages + 1
        if kind == "script_finished":
            # A run that makes way for another is not the end.
            return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        if kind == "new_session":
            self._hash = message.new_session.page_script_hash
        elif kind == "navigation":
            self._hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "ref_hash":
            self._cached[message.ref_hash] = self._runs
            self.charts += message.ref_hash in self._figures
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            if message.metadata.cacheable:
                self._cached[message.hash] = self._runs
            self._look(message.delta.new_element, message.hash)
        return False

    def _look(self, element: Any, digest: str) -> None:
        name = element.WhichOneof("type")
        if name == "exception":
            raise RuntimeError(f"the page failed: {element.exception.message}")
        if name == "bidi_component" and element.bidi_component.component_name == "linked":
            self.charts += 1
            self._figures.add(digest)
        if name == "button_group":
            # Ids of widgets with a key read "$$ID-<hash>-<key>".
            pills = element.button_group
            key = pills.id.removeprefix("$$ID-").partition("-")[2]
            self._widgets[key] = (pills.id, [option.content for option in pills.options])
