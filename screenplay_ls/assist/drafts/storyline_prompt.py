"""The pages that a storyline is written on: two short outlines of our own, then the writer's."""

from __future__ import annotations

EXAMPLES = """\
Outlines

Idea: a lighthouse, two sisters, a storm
Genre: drama
Logline: A lighthouse keeper must shelter the sister who betrayed her through the worst storm in \
years, or let the light go out for good.
Title: The Last Lamp
Cast:
- Mara, 41, the keeper of the light. Wants: to keep the lamp burning until morning. \
Flaw: she forgives nobody.
- Ines, 38, her younger sister. Wants: to be let back into the family. \
Flaw: she lies when she is afraid.
Beats:
- A lonely job: Mara winds the lamp by hand and sets the table for two out of habit.
- The knock: Ines comes in soaked and begs for one night by the fire.
- The old quarrel: Ines swears that she never sold the boat, and Mara finds the receipt.
- The lamp fails: The oil tank bursts while a ship runs straight for the rocks.
- Two pairs of hands: Together they burn the furniture, the boat papers and the family Bible.
- Morning: The ship is safe, and Mara pours two cups of tea.
Scenes of “A lonely job”:
- inside, the lamp room, night. Mara counts the last cans of oil twice.
- outside, the landing stage, night. Ines climbs out of a boat that is going down.

Idea: a bank robbery, a wedding, a dog
Genre: comedy
Logline: A clumsy thief must return the money that he stole before his own wedding, but the guard \
dog of the bank has fallen in love with him.
Title: Dog at the Wedding
Cast:
- Leo, 29, a thief with a rented suit. Wants: to be an honest man by noon. \
Flaw: he never says what he means.
- Carla, 31, the bride and a tax inspector. Wants: to know where the ring comes from. \
Flaw: she trusts numbers more than people.
Beats:
- The perfect crime: Leo walks out of the bank with two bags and a guard dog behind him.
- The promise: Carla tells her father that Leo has never stolen so much as a pencil.
- The chase: The dog brings one of the bags to the church and lays it at the altar.
- The worst moment: Carla counts the notes and takes off her veil.
- The truth: Leo confesses in front of both families and the police band.
- The vows: They marry in the cell, and the dog holds the ring.
Scenes of “The worst moment”:
- outside, the steps of the church, day. Leo looks for the second bag under the flowers.
- inside, the vestry, day. Carla finds a bank note in the hymn book.

"""

TASK = (
    "You help a screenwriter to outline a film. You answer with one short line, in plain English, "
    "in the form that you are asked for: no comments, no lists, no quotation marks."
)

LOGLINE = (
    "Write the logline: one sentence with the hero, what the hero must do, and what is at stake."
)
TITLE = "Write the title: at most five words."
ROLE = (
    "Write the next character in the form: name, age, who it is. Wants: a goal. Flaw: a weakness."
)
BEAT = "Write what happens in the beat “{name}” ({hint}), in one sentence in the present tense."
SCENE = (
    "Write one scene of the beat “{name}” ({beat}) in the form: inside or outside, the place, the "
    "time of day. What happens there, in one sentence in the present tense."
)

LEAD_NAMES = (
    "Ada", "Amir", "Anselm", "Beatriz", "Bruno", "Cleo", "Daria", "Elias", "Esther", "Farid",
    "Greta", "Hana", "Hugo", "Ida", "Ivo", "Jonas", "Judith", "Kofi", "Lena", "Lior", "Magda",
    "Mateo", "Milo", "Nadia", "Noor", "Odile", "Oskar", "Petra", "Quentin", "Rafi", "Rosa",
    "Samir", "Selma", "Tariq", "Theo", "Ursula", "Vera", "Wanda", "Yusuf", "Zora",
)  # fmt: skip
"""First names from which the model chooses where the writer gives none."""

GOALS = (
    "avenge", "be", "become", "bring", "build", "catch", "clear", "escape", "find", "forget", "get",
    "go", "hide", "keep", "leave", "make", "pay", "prove", "protect", "save", "see", "sell", "stop",
    "survive", "take", "tell", "win",
)  # fmt: skip
"""What somebody may want to do, whatever it is."""

FLAWS = (
    "always", "cannot", "does not", "drinks", "forgets", "hates", "hides", "is afraid",
    "is jealous", "is too", "lies", "needs", "never", "only", "takes", "talks", "thinks", "trusts",
    "wants", "will not",
)  # fmt: skip
"""How a weakness begins."""

INDOORS = (
    "airport", "archive", "attic", "bakery", "bank", "bar", "barn", "basement", "bathroom",
    "bedroom", "bus", "cabin", "canteen", "car", "castle", "cave", "cell", "changing room",
    "chapel", "church", "cinema", "classroom", "clinic", "control room", "corridor", "courtroom",
    "dining room", "dressing room", "elevator", "factory", "flat", "garage", "gym", "hall",
    "hospital", "hotel", "hotel room", "hut", "kitchen", "laboratory", "library", "lighthouse",
    "living room", "lobby", "mine", "museum", "newsroom", "office", "palace", "pharmacy",
    "police station", "prison", "rehearsal room", "restaurant", "school", "ship", "shop",
    "spaceship", "stable", "stage", "staircase", "station", "studio", "submarine", "taxi",
    "temple", "tent", "theatre", "tower", "town hall", "train", "truck", "tunnel", "vault",
    "waiting room", "ward", "warehouse", "workshop",
)  # fmt: skip
OUTDOORS = (
    "alley", "balcony", "beach", "boat", "bridge", "bus stop", "car park", "cemetery", "crater",
    "crossroads", "desert", "dock", "doorstep", "farm", "ferry", "field", "forest", "garden",
    "gate", "harbour", "hill", "island", "lake", "landing stage", "market", "meadow",
    "mountain path", "orchard", "park", "petrol station", "pier", "platform", "playground", "port",
    "quay", "railway bridge", "river", "road", "roof", "school yard", "shipyard", "shore",
    "square", "stadium", "street", "swimming pool", "village", "wood", "yard",
)  # fmt: skip
"""Where scenes may play, for models that would make up words."""
