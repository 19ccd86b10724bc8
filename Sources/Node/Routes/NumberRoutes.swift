import Replica
import SignedLog

/// Blocks of numbers: leased by the root, used up by nodes.
enum NumberRoutes {
    static let all: [Route] = [
        Route("GET", "/api/v1/numbers", .scope(.read)) { api, call in
            try call.target.finish()
            return try await api.owned.answer { try $0.numbers() }
        },
        Route("POST", "/api/v1/numbers/lease", .scope(.district)) { api, call in
            var object = try RequestObject(body: call.body)
            let name = try object.required("item")
            let year = try object.integer("year")
            let blocks = try (object.objects("blocks") ?? []).map(RequestedBlock.init)
            try object.finish()
            return APIResponse(
                try await api.owned.author { replica in
                    let named = try blocks.map { (node: try replica.node(named: $0.node), numbers: $0.numbers) }
                    let item = try replica.item(named: name)
                    return try replica.author(.leaseNumbers(item: item, year: Int(year), blocks: named))
                }
            )
        },
    ]
}

/// A block as a person asks for it.
private struct RequestedBlock {
    /// Its code, or its document.
    let node: String
    let numbers: ClosedRange<UInt64>

    init(_ object: RequestObject) throws(Refusal) {
        var object = object
        node = try object.required("node")
        let (from, to) = (try object.integer("from"), try object.integer("to"))
        guard from > 0, from <= to else {
            throw Refusal(.fieldType, field: object.path("to"), ["expected": "1 ≤ from ≤ to"])
        }
        numbers = UInt64(from)...UInt64(to)
        try object.finish()
    }
}
