package import Words

extension RefusalAnswer {
    /// What an answer with an error status says; one without our JSON is shown as it is.
    init(answer: JSON, httpStatus: Int) {
        let member = answer["pointer"].string.map { $0.isEmpty ? "body" : String($0.dropFirst()) }
        self.init(
            code: answer["code"].string ?? RefusalCode.failed.rawValue,
            field: member ?? answer["query"].string ?? answer["header"].string,
            parameters: answer["parameters"].object.mapValues(\.plainText),
            detail: answer["cause"].string ?? answer.string,
            httpStatus: httpStatus
        )
    }

    /// Why a row of a file was not taken, as a report names it.
    init(row: JSON) {
        self.init(
            code: row["code"].string ?? RefusalCode.failed.rawValue,
            field: row["field"].string,
            parameters: row["parameters"].object.mapValues(\.plainText)
        )
    }

    package var outcome: Outcome {
        if let known = RefusalCode(rawValue: code) { return known.outcome }
        switch httpStatus {
        case 400, 413, 415, 422: return .usage
        case 404: return .notFound
        case 401, 403, 409, 412: return .conflict
        case 429, 503: return .temporary
        case nil, _?: return .failure
        }
    }

    /// The same as JSON: the API's error, with the sentence and the exit code.
    package func json(exit: Outcome) -> JSON {
        .object([
            "error": .object([
                "code": .string(code),
                "field": field.map(JSON.string) ?? .null,
                "parameters": .object(parameters.mapValues(JSON.string)),
                "message": .string(text),
                "exit": .int(Int(exit.rawValue)),
            ])
        ])
    }
}
