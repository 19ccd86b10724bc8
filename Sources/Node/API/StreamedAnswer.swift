/// The last line of a streamed answer: `{"status":200,"result":…}`.
enum StreamedAnswer {
    static let contentType = "application/x-ndjson"
    private static let prefix = Array(#"{"status":"#.utf8)
    private static let middle = Array(#","result":"#.utf8)

    static func lastLine(_ answer: APIResponse) -> [UInt8] {
        prefix + Array(String(answer.status).utf8) + middle + answer.body + Array("}\n".utf8)
    }

    /// The answer in a last line; nil if the line is a line of progress.
    static func parse(_ line: [UInt8]) -> APIResponse? {
        guard line.starts(with: prefix), line.last == UInt8(ascii: "}") else { return nil }
        let digits = line.dropFirst(prefix.count).prefix { $0 != UInt8(ascii: ",") }
        let body = line.dropFirst(prefix.count + digits.count + middle.count).dropLast()
        guard let status = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
        return APIResponse(status: status, body: Array(body))
    }
}
