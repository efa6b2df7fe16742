"""Any small problem in the file format, for hypothesis: few people, and all that may be known or asked of them."""

from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

from app.matching import criteria, rules
from app.matching.people import Buddy, Participant

TODAY = date(2026, 11, 22)
PLACES = [(51.16, 4.99), (51.16, 4.99), (51.14, 4.86), (51.32, 4.94), (-51.16, -175.01)]
SLOTS = ["mon-morning", "tue-afternoon", "sat-evening"]
# Ranges on the very distance between two places, where rounding could decide.
ON_THE_EDGE = [
    rules.kilometres(Participant(id="p", location=one), Buddy(id="b", location=other))
    for one, other in product(PLACES[:4], PLACES[:4])
]


def some(values, most=3):
    return st.lists(st.sampled_from(values), max_size=most)


def wishes():
    strength = st.sampled_from(["must", 1, 2, 3])
    values = {
        "gender": ["f", "m"],
        "smokes": [False, 0, True],
        "has_pets": [False],
        "language": ["nl", "fr"],
        "traits": ["rustig", "humor", 1],
        "interests": ["film", "koken"],
        "custom:auto": ["ja", True, 1, 1.0, [1], {"a": 1}],
    }
    of_a_kind = [
        st.fixed_dictionaries(
            {
                "about": st.just(about),
                "is": st.lists(st.sampled_from(known), min_size=1, max_size=3),
                "strength": strength,
            },
            optional={"firm": st.booleans()},
        )
        for about, known in values.items()
    ]
    ages = st.sampled_from([{"from": 30}, {"to": 50}, {"from": 40, "to": 55}])
    of_age = st.builds(lambda bounds, strength: {"about": "age", "strength": strength, **bounds}, ages, strength)
    return st.lists(st.one_of(*of_a_kind, of_age), max_size=2)


def people(prefix, compatible, **more):
    """Up to four of one side; ``compatible`` ones have at least two, whom the rules mostly let meet."""
    facts = {
        "age": st.sampled_from([None, 18, 37, 45, 90]),
        "gender": st.sampled_from([None, "f", "m", "x"]),
        "location": st.sampled_from([*map(list, PLACES), None]),
        "travels_km": st.sampled_from([40.5, 10, 0, None, *ON_THE_EDGE]),
        "languages": st.sampled_from([["nl"], ["fr", "nl"], ["nl", "tr"], ["tr"], [], None]),
        "smokes": st.sampled_from([None, True, False]),
        "has_pets": st.sampled_from([None, True, False]),
        "availability": st.one_of(st.just(SLOTS), some(SLOTS), st.none()),
        "interests": st.one_of(st.none(), some(["film", "koken", "yoga", "lezen"], 5)),
        "traits": st.one_of(st.none(), some(["rustig", "humor"])),
        "custom": st.sampled_from([{}, {"auto": None}, {"auto": "ja"}, {"auto": [True, 1]}, {"auto": {"a": 1}}]),
        "wishes": wishes(),
    }
    facts |= more
    always = {name: facts.pop(name) for name in ("location", "travels_km", "languages", "availability")}
    if compatible:
        always = {
            "location": st.sampled_from([list(place) for place in PLACES[:4]]),
            "travels_km": st.sampled_from([40.5, 10]),
            "languages": st.just(["nl"]),
            "availability": st.sampled_from([SLOTS, SLOTS[:2], SLOTS[1:]]),
            "age": st.sampled_from([18, 37, 45, 90]),
            "interests": some(["film", "koken", "yoga", "lezen"], 5),
            **more,
        }
        facts = {"gender": st.sampled_from(["f", "m"]), "wishes": wishes().map(lambda all_: all_[:1])}
    one = st.fixed_dictionaries(always, optional=facts)
    return st.lists(one, min_size=2 if compatible else 0, max_size=4).map(
        lambda many: [{"id": f"{prefix}{index}", **person} for index, person in enumerate(many)]
    )


@st.composite
def problems(draw, compatible=False, groups=False):
    """A problem in the file format: at most four participants and four buddies, with every kind of limit.

    ``groups``: with minima for two groups that share people, and a coordinator or a partner who may not have them all.
    """
    waiting = st.integers(-10, 900).map(lambda days: (TODAY - timedelta(days=days)).isoformat())
    participants = draw(
        people(
            "p",
            compatible,
            area=st.sampled_from(["Geel", "Mol"] if compatible else [None, "Geel", "Mol"]),
            waiting_since=st.one_of(st.none(), waiting),
            priority_groups=st.sampled_from([["jong"], ["nieuw", "jong"], ["nieuw"], []]),
            coordinator=st.sampled_from([None, "An", "Bo"]),
        )
    )
    buddies = draw(
        people(
            "b",
            compatible,
            areas=st.sampled_from(
                [[], ["Mol", "Geel"], ["Geel"]] if compatible else [None, [], ["Geel"], ["Mol", "Geel"]]
            ),
            capacity=st.sampled_from([1, 2, 3, 0]),
            partner=st.sampled_from([None, "Zon", "Maan"]),
        )
    )
    pair = st.tuples(
        st.sampled_from([p["id"] for p in participants] or [""]), st.sampled_from([b["id"] for b in buddies] or [""])
    )
    pairs = st.lists(pair.map(list), max_size=2) if participants and buddies else st.just([])

    def counts(*keys):
        return st.dictionaries(st.sampled_from(keys), st.sampled_from([1, 2, 3, 0]), max_size=2)

    limits = st.fixed_dictionaries(
        {},
        optional={
            "starts_max": st.sampled_from([3, 2, 4, 1, 0]),
            "coordinator_max": counts("An", "Bo"),
            "partner_max": counts("Zon", "Maan"),
            "partner_min": counts("Zon", "Maan", "Ster"),
            "priority_min": counts("jong", "nieuw"),
        },
    )
    if groups:
        at_odds = st.fixed_dictionaries(
            {
                "priority_min": st.fixed_dictionaries({"jong": st.integers(1, 3), "nieuw": st.integers(1, 3)}),
                "coordinator_max": st.dictionaries(st.sampled_from(["An", "Bo"]), st.integers(0, 2), min_size=1),
                "partner_max": st.dictionaries(st.sampled_from(["Zon", "Maan"]), st.integers(0, 2)),
            }
        )
        limits = st.builds(lambda some, odds: some | odds, limits, at_odds)
    policy = st.fixed_dictionaries(
        {},
        optional={
            "weights": st.dictionaries(st.sampled_from([*criteria.CRITERIA, "custom:auto"]), st.integers(0, 10)),
            "objective": st.permutations(["duos", "fit", "waiting"]).flatmap(
                lambda order: st.integers(1, 3).map(lambda n: order[:n])
            ),
            "minimum_fit": st.sampled_from([0, 0, 400]),
            "minimum_shared_slots": st.sampled_from([1, 1, 2]),
            "admit_unknown": st.booleans(),
        },
    )
    return {
        "format": "klik-problem",
        "version": 1,
        "date": TODAY.isoformat(),
        "participants": participants,
        "buddies": buddies,
        "decided": draw(pairs),
        "excluded": draw(pairs),
        "limits": draw(limits),
        "policy": draw(policy),
    }
