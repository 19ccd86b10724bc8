import District
import Replica
import SignedLog

/// The types of license: proposed by offices, approved and retired by the root.
enum CatalogueRoutes {
    static let all: [Route] = [
        Route("GET", "/v1/catalogue") { api, call in
            try call.target.finish()
            return APIResponse(Items(items: await api.owned.ask { $0.catalogue() }))
        },
        Route("POST", "/v1/catalogue") { api, call in
            let document = try ItemDocument(bytes: call.body)
            return APIResponse(try await api.owned.author { try $0.submit(document) })
        },
        Route("POST", "/v1/catalogue/approve") { api, call in
            var object = try RequestObject(body: call.body)
            let name = try object.required("item")
            let submission: ActID? = try object.id("submission")
            try object.finish()
            return APIResponse(
                try await api.owned.author { replica in
                    try replica.author(.approveItem(replica.item(named: name), submission: submission))
                }
            )
        },
        Route("POST", "/v1/catalogue/retire") { api, call in
            var object = try RequestObject(body: call.body)
            let name = try object.required("item")
            try object.finish()
            return APIResponse(
                try await api.owned.author { try $0.author(.retireItem($0.item(named: name))) }
            )
        },
    ]

    private struct Items: Encodable {
        let items: [ItemAnswer]
    }
}

extension Replica {
    /// Submits an item, or the next version of one, for the office that the document names, else for the node's own.
    fileprivate func submit(_ document: ItemDocument) throws -> Acknowledgement {
        guard let office = try document.office.map(office(named:)) ?? node?.office else { throw Refusal(.notEnrolled) }
        let item = try document.item.map(item(named:))
        let version = catalogue().filter { $0.document == item }.map(\.version).max().map { $0 + 1 } ?? 1
        return try author(.submitItem(document.submission(by: office, version: version), item: item))
    }
}
