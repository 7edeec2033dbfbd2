"""What an invented server offers, for the tests of the rules."""

from docassemble.rightsforms.server.guard import Event, Offer

ADDRESS = "docassemble.rightsforms:data/questions/amparo.yml"

OFFER = Offer(
    interviews={"amparo": ADDRESS},
    screens=frozenset({"vio.paradero", "quejosas[].vio_a_quien"}),
    fields=frozenset({"paradero.lugar", "quejosas[].nombre", "situaciones", "vio.paradero", "quejosas[].vio_a_quien"}),
    events={
        "ir": Event(frozenset({"a"}), only_shows=True),
        "quitar": Event(frozenset({"lista", "lugar"}), only_shows=False),
    },
)
