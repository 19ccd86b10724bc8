/// What the API answers, as far as it is looked at here. Names are the API's (`docs/formats/api.md`).
struct Acknowledgement: Decodable, Sendable {
    let act, document: String
}

struct Histories: Decodable, Sendable {
    let acts: [Act]

    struct Act: Decodable, Sendable {
        let act, verb: String
    }
}

struct LicensePage: Decodable, Sendable {
    let licenses: [License]
    let next: String?

    struct License: Decodable, Hashable, Sendable {
        let document: String
        let number: String?
        let state: String
        let rivals: Bool
    }
}

struct Status: Decodable, Sendable {
    let entries, licenses, held, setAside, early, wanted, duplicates: Int
    let audiences: [Audience]
    let forks: [Anything]
    let stopped: String?

    struct Audience: Decodable, Hashable, Sendable {
        let offices: [String]
        let log, state: String
    }
}

struct Check: Decodable, Sendable {
    let damage: [Damage]

    struct Damage: Decodable, Hashable, Sendable {
        let table, row, code: String
    }
}

struct Nodes: Decodable, Sendable {
    let nodes: [Node]

    struct Node: Decodable, Sendable {
        let code: String
        let addresses: [String]
    }
}

struct Items: Decodable, Sendable {
    let items: [Item]

    struct Item: Decodable, Sendable {
        let typeCode, state: String
    }
}

/// An answer of which nothing is asked.
struct Anything: Decodable, Sendable {
    init(from decoder: any Decoder) {}
}
