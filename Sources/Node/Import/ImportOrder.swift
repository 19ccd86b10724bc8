import Licenses
import Replica
import Tables

/// The body of `POST /api/v1/import`: which file, as which type, read how.
struct ImportOrder: Sendable {
    let path: String
    /// What the batch's record calls the file; its name, unless another was given.
    let source: String
    let type: String
    let mapping: ImportMapping
    let encoding: TextEncoding
    let isDryRun: Bool
    let by: String
    let decidedOn: CivilDate?
    /// Where all bad rows go, with their reasons.
    let quarantine: OutputFile?

    init(body: [UInt8], operatorByDefault: String?) throws {
        var object = try RequestObject(body: body)
        path = try object.absolutePath("path")
        source = try object.text("source") ?? path.split(separator: "/").last.map(String.init) ?? path
        guard source.utf8.count <= ImportedBatch.sourceByteLimit else { throw Refusal(.fieldTooLong, field: "source") }
        type = try object.required("type")
        mapping = try ImportMapping.load(try object.text("mapping"))
        encoding = try object.encoding()
        isDryRun = try object.flag("dryRun") ?? false
        guard let by = try object.text("by") ?? operatorByDefault, !by.isEmpty else {
            throw Refusal(.operatorMissing, field: "by")
        }
        self.by = by
        decidedOn = try object.date("decidedOn")
        quarantine = try object.text("quarantineFile").map { path throws(Refusal) in
            try OutputFile(path, field: "quarantineFile")
        }
        try object.finish()
    }
}

extension RequestObject {
    /// How a file is encoded; UTF-8 where the request does not say.
    mutating func encoding() throws(Refusal) -> TextEncoding {
        let name = try text("encoding")
        switch name?.lowercased() {
        case nil, "utf-8"?, "utf8"?: return .utf8
        case "gb18030"?, "gbk"?, "gb2312"?: return .gb18030
        case let other?:
            throw Refusal(
                .fieldType,
                field: "encoding",
                ["expected": "utf-8, gb18030", "value": String(other.prefix(32))]
            )
        }
    }

    /// The node may run in another directory than whoever asks.
    mutating func absolutePath(_ name: String) throws(Refusal) -> String {
        let path = try required(name)
        guard path.hasPrefix("/") else {
            throw Refusal(.fieldType, field: self.path(name), ["expected": "absolute path", "value": path])
        }
        return path
    }
}
