/// What is described and what is answered, for those who compare the two.
package enum APIInventory {
    /// `GET /api/v1/licenses/{id}`, of each operation of the reference.
    package static var described: [String] {
        Operation.groups.flatMap(\.operations).map { $0.method + " " + $0.path }
    }

    /// The same of each route of a port.
    package static var answered: [String] {
        Routing.remoteTable.map { Operation($0.method, $0.pattern, "", answer: .page) }.map {
            $0.method + " " + $0.path
        }
    }

    /// Members without a word of what they mean.
    package static var withoutMeaning: [String] {
        let members =
            Shape.allCases.flatMap { $0.schema.everyMember }
            + Operation.groups.flatMap(\.operations).flatMap(\.everyMember)
        return Set(members.filter { $0.meaning == nil }.map(\.name)).sorted()
    }
}

extension Operation {
    fileprivate var everyMember: [Schema.Member] {
        query + (body?.schema?.everyMember ?? []) + (answer.schema?.everyMember ?? [])
    }
}

extension Schema {
    /// Those within it, too.
    fileprivate var everyMember: [Member] {
        switch self {
        case .object(let members): members + members.flatMap { $0.schema.everyMember }
        case .list(let element), .map(let element): element.everyMember
        case .either(let schemas): schemas.flatMap(\.everyMember)
        case .id, .day, .instant, .text, .oneOf, .number, .flag, .faceValue, .shape, .json: []
        }
    }
}
