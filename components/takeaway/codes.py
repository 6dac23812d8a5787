"""The QR code of an address at /qr: asked for with the query of the page, drawn by a script."""

from dataclasses import asdict

from flask import Flask, Response, jsonify, request

from components import addresses
from components.drawing import qr
from components.scene import Scenes


def register(server: Flask, scenes: Scenes) -> None:
    """Answer with the squares of the code of a view, or with none where its address is too long."""

    @server.get(addresses.QR)
    def squares() -> Response:
        scene, _ = scenes(request.query_string.decode(errors="replace"))
        address = addresses.whole(scene.selection)
        alone = addresses.is_of_one_machine(address)
        found = qr.code(address) or qr.Code(0, "")
        answer = jsonify(asdict(found) | {"address": address, "alone": alone})
        answer.add_etag()
        answer.make_conditional(request)
        return answer
