import District
import Licenses
import Replica
import SignedLog

/// The types of license: proposed by offices; approved, returned and retired by the root; published.
enum CatalogueRoutes {
    static let all: [Route] = acts + questions + lists

    private static let acts = [
        Route("POST", "/api/v1/catalogue", .scope(.catalogue)) { api, call in
            let document = try ItemDocument(bytes: call.body)
            return APIResponse(try await api.owned.author { try $0.submit(document) })
        },
        Route("POST", "/api/v1/catalogue/approve", .scope(.district)) { api, call in
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
        Route("POST", "/api/v1/catalogue/return", .scope(.district)) { api, call in
            var object = try RequestObject(body: call.body)
            let name = try object.required("item")
            let submission: ActID? = try object.id("submission")
            let reasons = try object.texts("reasons") ?? []
            try object.finish()
            return APIResponse(
                try await api.owned.author { replica in
                    let item = try replica.item(named: name)
                    return try replica.author(.returnItem(item, submission: submission, reasons: reasons))
                }
            )
        },
        Route("POST", "/api/v1/catalogue/retire", .scope(.district)) { api, call in
            var object = try RequestObject(body: call.body)
            let name = try object.required("item")
            try object.finish()
            return APIResponse(
                try await api.owned.author { try $0.author(.retireItem($0.item(named: name))) }
            )
        },
    ]

    private static let questions = [
        Route("GET", "/api/v1/catalogue", .scope(.read)) { api, call in
            try call.target.finish()
            return APIResponse(await api.owned.ask { $0.catalogueWithFindings() })
        },
        Route("GET", "/api/v1/catalogue/items/:item", .scope(.read)) { api, call in
            try call.target.finish()
            let name = call.parameter("item")
            return try await api.owned.answer { try $0.itemHistory($0.item(named: name)) }
        },
        Route("GET", "/api/v1/catalogue/items/:item/diff", .scope(.read)) { api, call in
            var target = call.target
            let (from, to) = (target.take("from"), target.take("to"))
            try target.finish()
            let name = call.parameter("item")
            return try await api.owned.answer { try $0.itemDifferences($0.item(named: name), from: from, to: to) }
        },
    ]

    private static let lists = [
        Route("GET", "/api/v1/catalogue/list", .scope(.read)) { api, call in
            try call.target.finish()
            return APIResponse(list: try await api.owned.perform { try $0.issuingList(for: .district) })
        },
        Route("GET", PublicList.path, .open) { api, call in
            try call.target.finish()
            return try await api.publicList.answer(api.owned)
        },
    ]
}

extension Replica {
    /// Submits an item, or the next version of one, for the office that the document names, else for the node's own.
    fileprivate func submit(_ document: ItemDocument) throws -> Acknowledgement {
        guard let office = try document.office.map(office(named:)) ?? node?.office else { throw Refusal(.notEnrolled) }
        let item = try document.item.map(item(named:))
        let version = item.map(nextVersion(of:)) ?? 1
        return try author(.submitItem(document.submission(by: office, version: version), item: item))
    }
}
